"""Figures of one measure beside each other, and where two of them cannot both be right.

Nothing is averaged, and the newest never wins. Two figures are in conflict only where their periods overlap and their
ranges do not, and the greater one is not simply counted over a longer time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from generator.records.claim import Claim
from generator.records.figure import Figure
from generator.records.library import Library

Period = tuple[datetime.date, datetime.date]
"""First and last day, inclusive; `date.min` and `date.max` where it is open."""

ABOUT = Decimal("0.1")
"""How far `about` may reach to either side, as a share of the number."""


@dataclass(frozen=True, slots=True)
class Range:
    """What a figure can mean, as numbers. None is an open end: nobody says how far."""

    low: Decimal | None
    high: Decimal | None
    low_excluded: bool = False
    """For `over`: more than `low`, not `low` itself."""
    high_excluded: bool = False
    """For `nearly`: less than `high`, not `high` itself."""

    def reaches(self, other: Range) -> bool:
        """Whether some number lies in both."""
        return not (self.is_below(other) or other.is_below(self))

    def is_below(self, other: Range) -> bool:
        """Whether every number of this range is smaller than every one of the other."""
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_excluded or other.low_excluded
        return self.high < other.low


def range_of(figure: Figure) -> Range:
    """Return what `figure` can mean; an amount in words means what `low` and `high` say."""
    value = figure.value
    if value is None:
        return Range(figure.low, figure.high)
    match figure.bound:
        case "exactly":
            return Range(value, value)
        case "about":
            return Range(value * (1 - ABOUT), value * (1 + ABOUT))
        case "nearly":
            return Range(None, value, high_excluded=True)
        case "over":
            return Range(value, None, low_excluded=True)
        case "at-least":
            return Range(value, None)
        case "at-most":
            return Range(None, value)


def figures_of(library: Library, measure: str) -> tuple[Claim, ...]:
    """Return the claims that give a figure of `measure`, by the end of their period, then by id."""
    return tuple(sorted((library.claims[id] for id in library.naming.of("measure", measure)), key=_order))


def conflicts(claims: Iterable[Claim]) -> tuple[tuple[Claim, Claim], ...]:
    """Return the pairs of claims, all of one measure, whose figures cannot both be right."""
    standing = [
        (claim, range_of(claim.figure), _period(claim.figure))
        for claim in claims
        if claim.figure and not claim.withdrawn and not claim.superseded_by and _has_period(claim.figure)
    ]
    return tuple((one[0], other[0]) for one, other in combinations(standing, 2) if _conflict(one[1:], other[1:]))


def _conflict(one: tuple[Range, Period], other: tuple[Range, Period]) -> bool:
    if one[0].reaches(other[0]):
        return False
    smaller, greater = (one[1], other[1]) if one[0].is_below(other[0]) else (other[1], one[1])
    (small_from, small_to), (great_from, great_to) = smaller, greater
    if small_to < great_from or great_to < small_from:
        return False
    # Counted over a longer time there may well be more.
    longer = great_from <= small_from and small_to <= great_to and greater != smaller
    return not longer


def _has_period(figure: Figure) -> bool:
    return figure.since is not None or figure.until is not None


def _period(figure: Figure) -> Period:
    return (
        figure.since.earliest if figure.since else datetime.date.min,
        figure.until.latest if figure.until else datetime.date.max,
    )


def _order(claim: Claim) -> tuple[datetime.date, datetime.date, str]:
    since, until = _period(claim.figure) if claim.figure else (datetime.date.min, datetime.date.max)
    return until, since, claim.id
