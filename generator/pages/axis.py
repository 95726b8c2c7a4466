"""A line of numbers from 0, with few and round ticks, and where a number stands on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from generator.pages.language import gettext, later, number_words

MOST_INTERVALS = 3
"""So that the numbers under the ticks have room on a telephone."""
EDGE = 1.0
"""Left free at both ends, in per cent, so that a mark at the end is not cut in half."""

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_NAMES = (
    (Decimal(10) ** 12, later("%(number)s\u00a0trillion")),
    (Decimal(10) ** 9, later("%(number)s\u00a0billion")),
    (Decimal(10) ** 6, later("%(number)s\u00a0million")),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number on the line."""

    at: float
    """Per cent of the drawing's width."""
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The line; all places are per cent of the drawing's width."""

    end: Decimal
    ticks: tuple[Tick, ...]

    def at(self, number: Decimal) -> float:
        return place(number / self.end)


def axis_of(numbers: Iterable[Decimal]) -> Axis:
    """Return the shortest line with round ticks that holds all `numbers`, none of which is below 0."""
    greatest = max(numbers, default=Decimal(0)) or Decimal(1)
    step = _round_step(greatest / MOST_INTERVALS)
    intervals = int((greatest / step).to_integral_value(ROUND_CEILING))
    end = step * intervals
    ticks = tuple(
        Tick(place(Decimal(number) / intervals), tick_words(step * number)) for number in range(intervals + 1)
    )
    return Axis(end, ticks)


def place(share: Decimal) -> float:
    """Return where a share of the line stands, rounded so that every machine prints the same."""
    return round(EDGE + float(share) * (100 - 2 * EDGE), 2)


def tick_words(number: Decimal) -> str:
    """Return a round number, short: `2.5 million`, `50 000`, `0`."""
    for value, name in _NAMES:
        if number >= value:
            return gettext(name, number=_plain(number / value))
    return _plain(number)


def _plain(number: Decimal) -> str:
    # `normalize` writes 50 as 5E+1; a format without exponent writes it out.
    return number_words(number.normalize())


def _round_step(least: Decimal) -> Decimal:
    """Return the smallest round number that is no less than `least`."""
    power = Decimal(10) ** least.adjusted()
    return next(step * power for step in _STEPS if step * power >= least)
