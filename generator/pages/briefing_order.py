"""The order in which the home page and all lists show the briefings, and what stands beside each in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.records.briefing import Briefing
from generator.records.date import Date


@dataclass(frozen=True, slots=True)
class Named:
    """A briefing as others name it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The briefings before and after one; None at the ends."""

    earlier: Named | None
    later: Named | None


def sort_briefings(briefings: Iterable[Briefing], latest: Mapping[str, Date | None]) -> list[Briefing]:
    """Return the briefings with the most recent first, then by title; `latest` is each one's latest report, by id."""

    def newest(briefing: Briefing) -> int:
        date = latest[briefing.id]
        return -date.latest.toordinal() if date else 0

    return sorted(briefings, key=lambda one: (newest(one), one.title.casefold(), one.id))


def named(briefings: Iterable[Briefing]) -> tuple[Named, ...]:
    """Return briefings as others name them."""
    return tuple(Named(one.id, one.title) for one in briefings)


def places_of(order: Sequence[Named]) -> Mapping[str, int]:
    """Return the place of each briefing in the order, by id."""
    return {one.id: place for place, one in enumerate(order)}


def neighbours_of(order: Sequence[Named]) -> Mapping[str, Neighbours]:
    """Return what stands beside each of the briefings, by id."""
    beside = [None, *order, None]
    return {one.id: Neighbours(beside[at], beside[at + 2]) for at, one in enumerate(order)}
