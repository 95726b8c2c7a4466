"""The figures of one measure as ranges, each on the same line of numbers from 0.

Across, places are per cent of the drawing's width, so that it fits any screen without its words shrinking; downwards
they are CSS pixels. A closed end is a stop. An open end dissolves: nobody says how far it reaches, and how long it is
drawn means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.evidence.figures import Range, range_of
from generator.pages.axis import Axis, Tick, axis_of
from generator.pages.dissolve import Piece, dissolving, solid
from generator.pages.language import gettext, number_words
from generator.records.figure import Figure

OPEN = 18.0
"""How long an open end is drawn, in per cent; less where the line ends."""
ROOM_ABOVE = Decimal("1.2")
"""How far the line reaches beyond a figure that is open above, as a multiple of it."""


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One figure on the line."""

    pieces: tuple[Piece, ...]
    stops: tuple[float, ...]
    """Closed ends."""
    dot: float | None
    """The figure, where it is one number."""
    words: str
    """The same in words: `closed at 5 000 000, open below`."""


@dataclass(frozen=True, slots=True)
class RangeChart:
    """The line that all figures of a measure share."""

    ticks: tuple[Tick, ...]
    words: str
    """From where to where it goes."""
    bars: tuple[RangeBar | None, ...]
    """In the order of the figures; None where one is in words and has no number."""


def range_chart(figures: Iterable[Figure]) -> RangeChart | None:
    """Return the drawing of `figures`; None where none of them has a number."""
    figures = tuple(figures)
    ranges = [range_of(figure) for figure in figures]
    reach = [number for means in ranges for number in _reach(means)]
    if not reach:
        return None
    axis = axis_of(reach)
    return RangeChart(
        ticks=axis.ticks,
        words=gettext("on a line from 0 to %(number)s", number=axis.ticks[-1].text),
        bars=tuple(_bar(figure, means, axis) for figure, means in zip(figures, ranges, strict=True)),
    )


def _reach(means: Range) -> list[Decimal]:
    if means.high is not None:
        return [means.high]
    return [means.low * ROOM_ABOVE] if means.low is not None else []


def _bar(figure: Figure, means: Range, axis: Axis) -> RangeBar | None:
    low = axis.at(means.low) if means.low is not None else None
    high = axis.at(means.high) if means.high is not None else None
    if low is None and high is None:
        return None
    pieces: tuple[Piece, ...] = ()
    if low is None and high is not None:
        pieces = dissolving(high, -min(OPEN, high - axis.at(Decimal(0))))
    elif high is None and low is not None:
        pieces = dissolving(low, min(OPEN, axis.at(axis.end) - low))
    elif low is not None and high is not None and means.low != means.high:
        pieces = (solid(low, high),)
    one = low if means.low == means.high else None
    # The ends of `about` are our own reading, and nobody's.
    soft = figure.bound == "about"
    stops = () if one is not None or soft else tuple(end for end in (low, high) if end is not None)
    return RangeBar(pieces, stops, one, _words(figure, means))


def _words(figure: Figure, means: Range) -> str:
    if figure.bound == "about" and figure.value is not None:
        return gettext("around %(number)s, drawn a tenth to either side", number=number_words(figure.value))
    if means.low is not None and means.low == means.high:
        return gettext("one number, %(number)s", number=number_words(means.low))
    low = _closed_at(means.low) if means.low is not None else gettext("open below")
    high = _closed_at(means.high) if means.high is not None else gettext("open above")
    return f"{low}, {high}"


def _closed_at(number: Decimal) -> str:
    return gettext("closed at %(number)s", number=number_words(number))
