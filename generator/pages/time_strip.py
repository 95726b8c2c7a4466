"""The dates of many entries on one line of years, each in the first lane that has room."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.pages.language import gettext
from generator.pages.time_bar import TimeBar, line_of_years
from generator.records.date import Date

LANE = 12
"""From one lane to the next, in pixels."""
FOOT = 22
"""For the years under the line."""
APART = 1.2
"""Between two bars of one lane, in per cent."""
WIDEST_DOT = 3.2
"""How much a dot takes on a screen of 320 pixels, in per cent."""
EMPTY = 6
"""Years without anything, after which a line begins anew: what lies far back would press all else together."""
MOST_YEARS = 6
"""Written under the line; on a telephone more would run into each other."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One entry to be drawn."""

    when: Date
    is_event: bool
    against: bool
    """Whether something stands against all that is said of it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One entry on the line."""

    bar: TimeBar
    y: int
    """The middle of its lane."""
    top: int
    look: str
    """`event` or `claim`; with `against` too, where something stands against it."""


@dataclass(frozen=True, slots=True)
class YearMark:
    """Where a year begins."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class TimeStrip:
    """The drawing."""

    height: int
    foot: int
    """Where the line of years stands."""
    years: tuple[YearMark, ...]
    drawn: tuple[Drawn, ...]
    span: str
    """From when to when, `2019 to 2024`."""
    earlier: int
    """Entries that lie far before the line, and are not drawn."""


def time_strip(entries: Sequence[Dated]) -> TimeStrip | None:
    """Return the drawing of `entries`; None where there are none."""
    if not entries:
        return None
    last = max(day.year for one in entries for day in (one.when.earliest, one.when.latest) if _is_known(day))
    first = _first_year(entries)
    line = line_of_years(first, last)
    lanes: list[float] = []
    drawn = []
    for one in entries:
        if one.when.latest.year < first:
            continue
        bar = line.bar(one.when)
        left, right = (bar.start, bar.end) if bar.dot is None else (bar.dot - WIDEST_DOT / 2, bar.dot + WIDEST_DOT / 2)
        lane = next((number for number, end in enumerate(lanes) if end + APART <= left), len(lanes))
        lanes[lane : lane + 1] = [right]
        look = "event" if one.is_event else "claim"
        top = lane * LANE + 4
        drawn.append(Drawn(bar, top + LANE // 2, top + 2, f"{look} against" if one.against else look))
    foot = len(lanes) * LANE + 10
    step = -(-(last - first + 1) // MOST_YEARS)
    years = tuple(
        YearMark(round(line.at(datetime.date(year, 1, 1)), 2), str(year)) for year in range(first, last + 1, step)
    )
    return TimeStrip(
        height=foot + FOOT,
        foot=foot,
        years=years,
        drawn=tuple(drawn),
        span=str(first) if first == last else gettext("%(begin)s to %(end)s", begin=first, end=last),
        earlier=sum(one.when.latest.year < first for one in entries),
    )


def _first_year(entries: Sequence[Dated]) -> int:
    """Return the year with which the line begins: that of the first entry, or of the first after a long time."""
    years = sorted((one.when.earliest if _is_known(one.when.earliest) else one.when.latest).year for one in entries)
    first = years[0]
    for number, (before, after) in enumerate(pairwise(years), start=1):
        # Most of what there is must stay.
        if after - before > EMPTY and number <= len(years) / 2:
            first = after
    return first


def _is_known(day: datetime.date) -> bool:
    return day not in (datetime.date.min, datetime.date.max)
