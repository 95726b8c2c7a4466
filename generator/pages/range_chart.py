"""The figures of one measure as ranges over one line of numbers from 0; where everything stands is worked out here.

Across, places are per cent of the drawing's width, so that it fits any screen without its words shrinking; downwards
they are CSS pixels. A closed end is a stop. An open end dissolves: nobody says how far it reaches, and how long it is
drawn means nothing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.evidence.figures import Range
from generator.pages.axis import Axis, Tick, axis_of

LINE = 18
"""From one line of a label to the next."""
BAR = 12
"""How high a bar is."""
STOP = 5
"""How far a closed end stands out above and below it."""
ROOM = 32
"""For the bar of a row and what separates it from the next."""
FOOT = 26
"""For the numbers under the ticks."""
LETTERS = 40
"""Of a line of a label, at most: as many as fit beside each other on a screen of 320 pixels."""
OPEN = 16.0
"""How long an open end is drawn, in per cent; less where the line ends."""
ROOM_ABOVE = Decimal("1.2")
"""How far the line reaches beyond a figure that is open above, as a multiple of it."""

_DISSOLVING = ((0.0, 0.2, 0.8), (0.25, 0.15, 0.6), (0.45, 0.12, 0.45), (0.64, 0.09, 0.32), (0.81, 0.06, 0.2))
"""The pieces of an open end: where each begins and how long it is, as shares of the whole, and how dark it is."""


@dataclass(frozen=True, slots=True)
class Figured:
    """What one row shows."""

    label: str
    """The amount, with its bound."""
    who: str
    """Who says it, and what time it counts."""
    standing: str
    """What stands against it, in a word or two; empty where nothing does."""
    means: Range
    soft: bool
    """Whether its ends are our own reading of `about`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of a bar."""

    x: float
    width: float
    opacity: float


@dataclass(frozen=True, slots=True)
class Words:
    """A line of a label."""

    look: Literal["amount", "who", "standing"]
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    against: bool
    """Whether something stands against it."""
    label: tuple[Words, ...]
    bar_y: int
    """The upper edge of the bar."""
    middle: int
    stop_from: int
    stop_to: int
    pieces: tuple[Piece, ...]
    stops: tuple[float, ...]
    """Closed ends."""
    dot: float | None
    """The figure, where it is one number."""


@dataclass(frozen=True, slots=True)
class RangeChart:
    """The drawing."""

    id: str
    """Unique on its page."""
    title: str
    description: str
    """The same in words."""
    height: int
    bar: int
    """How high a bar is."""
    foot: int
    """Where the line of numbers stands."""
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


def range_chart(id: str, title: str, figures: Sequence[Figured]) -> RangeChart | None:
    """Return the drawing of `figures`, in their order; None where none of them has a number."""
    drawn = [figure for figure in figures if is_drawn(figure.means)]
    if not drawn:
        return None
    axis = axis_of(number for figure in drawn for number in _reach(figure.means))
    rows, y = [], 0
    for figure in drawn:
        row, y = _row(figure, axis, y)
        rows.append(row)
    words = "; ".join(_words(figure) for figure in drawn)
    return RangeChart(
        id=id,
        title=title,
        description=f"From 0 to {axis.ticks[-1].text}. {words}.",
        height=y + FOOT,
        bar=BAR,
        foot=y,
        ticks=axis.ticks,
        rows=tuple(rows),
    )


def is_drawn(means: Range) -> bool:
    """Whether a figure has a number, and so a place on the line."""
    return means.low is not None or means.high is not None


def _reach(means: Range) -> list[Decimal]:
    if means.high is not None:
        return [means.high]
    return [means.low * ROOM_ABOVE] if means.low is not None else []


def _row(figure: Figured, axis: Axis, y: int) -> tuple[Row, int]:
    """Return a row that begins at `y`, and where the next one begins."""
    label = tuple(_label(figure, y))
    bar_y = y + LINE * len(label) + 7
    means = figure.means
    low = axis.at(means.low) if means.low is not None else None
    high = axis.at(means.high) if means.high is not None else None
    pieces: list[Piece] = []
    if low is not None and high is not None and low < high:
        pieces.append(Piece(low, round(high - low, 2), 1.0))
    if low is None and high is not None:
        pieces += _dissolving(high, -min(OPEN, high - axis.at(Decimal(0))))
    if high is None and low is not None:
        pieces += _dissolving(low, min(OPEN, axis.at(axis.end) - low))
    exact = low is not None and low == high
    row = Row(
        against=bool(figure.standing),
        label=label,
        bar_y=bar_y,
        middle=bar_y + BAR // 2,
        stop_from=bar_y - STOP,
        stop_to=bar_y + BAR + STOP,
        pieces=tuple(pieces),
        stops=() if exact or figure.soft else tuple(end for end in (low, high) if end is not None),
        dot=low if exact else None,
    )
    return row, bar_y + ROOM


def _label(figure: Figured, y: int) -> Iterator[Words]:
    texts: tuple[tuple[Literal["amount", "who", "standing"], str], ...] = (
        ("amount", figure.label),
        ("who", figure.who),
        ("standing", figure.standing),
    )
    for look, text in texts:
        for line in textwrap.wrap(text, LETTERS):
            y += LINE
            yield Words(look, y - 4, line)


def _dissolving(start: float, length: float) -> list[Piece]:
    """Return the pieces of an open end; a negative `length` leads to smaller numbers."""
    pieces = []
    for begin, share, opacity in _DISSOLVING:
        ends = sorted((start + length * begin, start + length * (begin + share)))
        pieces.append(Piece(round(ends[0], 2), round(ends[1] - ends[0], 2), opacity))
    return pieces


def _words(figure: Figured) -> str:
    against = f", {figure.standing}" if figure.standing else ""
    return f"{figure.who}: {figure.label}{against}"
