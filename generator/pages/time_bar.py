"""Dates on a line of days, as bars that are no more exact than the dates.

A day is a dot; all else is a span in which it happened, or through which it lasted. A span that is only about so has a
broken edge. A span dissolves where it goes on beyond the line. Of one whose beginning or end nobody gives, only the
other end is known: it dissolves from there, and how long that is drawn means nothing. Places across are per cent of the
drawing's width.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.pages.dissolve import Piece, dissolving, solid
from generator.records.date import Date

EDGE = 1.5
"""Left free at both ends, so that a dot at the end is not cut in half."""
SHORTEST = 1.6
"""A span narrower than this could be taken for a dot, or for nothing."""
DISSOLVES = 10.0
"""How much of a bar dissolves at an open end; all of it, where it is shorter."""


@dataclass(frozen=True, slots=True)
class TimeBar:
    """One date."""

    start: float
    end: float
    dot: float | None
    """For a day."""
    pieces: tuple[Piece, ...]
    """For a span; darkest where it is known."""
    unsure: bool
    """Whether the date is only about so, or perhaps."""


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A line from a first to a last day, inclusive."""

    first: datetime.date
    last: datetime.date

    def at(self, day: datetime.date) -> float:
        """Return where a day begins."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return EDGE + share * (100 - 2 * EDGE)

    def bar(self, date: Date) -> TimeBar:
        """Return `date` on the line; what lies beyond it is cut, and dissolves there."""
        start, end = self.at(max(date.earliest, self.first)), self.at(min(date.latest, self.last)) + self._day
        if date.is_day:
            return TimeBar(round(start, 2), round(end, 2), round((start + end) / 2, 2), (), unsure=False)
        if date.earliest == datetime.date.min:
            start = max(EDGE, end - DISSOLVES)
            pieces = dissolving(end, start - end)
        elif date.latest == datetime.date.max:
            end = min(100 - EDGE, start + DISSOLVES)
            pieces = dissolving(start, end - start)
        else:
            if end - start < SHORTEST:
                middle = (start + end) / 2
                start, end = middle - SHORTEST / 2, middle + SHORTEST / 2
            pieces = _pieces(start, end, before=date.earliest < self.first, after=date.latest > self.last)
        return TimeBar(round(start, 2), round(end, 2), None, pieces, unsure=date.is_unsure)

    @property
    def _day(self) -> float:
        return (100 - 2 * EDGE) / ((self.last - self.first).days + 1)


def line_of_years(first: int, last: int) -> TimeLine:
    return TimeLine(datetime.date(first, 1, 1), datetime.date(last, 12, 31))


def _pieces(start: float, end: float, *, before: bool, after: bool) -> tuple[Piece, ...]:
    share = 2 if before and after else 1
    length = min(DISSOLVES, (end - start) / share)
    left, right = start + length * before, end - length * after
    pieces = dissolving(left, -length) if before else ()
    if right - left > 0.005:
        pieces += (solid(left, right),)
    return (*pieces, *(dissolving(right, length) if after else ()))
