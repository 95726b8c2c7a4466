"""What happened when, as far as known: events, and claims that have a date of their own.

Three dates are kept apart: what a claim is about (`when`), when it was said, and when it was reported. The chronology
is of the first.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.evidence.graph import Graph
from generator.records.claim import Claim
from generator.records.date import Date
from generator.records.event import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a chronology."""

    when: Date | None
    """None for an event whose date is not recorded."""
    event: Event | None
    """None for a dated claim that stands by itself."""
    claims: tuple[Claim, ...]
    """What is said of it, by id."""

    @property
    def year(self) -> int | None:
        """The year in which it stands: that of its beginning, or of its end where only that is known."""
        return _known(self.when).year if self.when else None


def chronology(graph: Graph, only: Iterable[str] | None = None) -> tuple[Entry, ...]:
    """Return the entries in order: by their beginning, or by their end where only that is known; undated ones last.

    `only` are the ids of the claims that may be told, all where it is None; an event that none of them tells is left
    out. A claim of an event is told under it, unless its own date cannot be the event's: then it stands by itself.
    """
    claims = graph.library.claims
    told = claims.values() if only is None else [claims[id] for id in sorted(set(only))]
    return tuple(sorted(_entries(graph, told), key=_order))


def _entries(graph: Graph, claims: Iterable[Claim]) -> Iterator[Entry]:
    of_events: dict[str, list[Claim]] = {}
    for claim in claims:
        event = graph.library.events.get(claim.event or "")
        if event is not None and _may_be_of(claim, event):
            of_events.setdefault(event.id, []).append(claim)
        elif claim.when:
            yield Entry(claim.when, None, (claim,))
    for id, group in of_events.items():
        event = graph.library.events[id]
        yield Entry(event.when, event, tuple(group))


def _may_be_of(claim: Claim, event: Event) -> bool:
    if claim.when is None:
        return True
    return event.when is not None and claim.when.overlaps(event.when)


def _known(date: Date) -> datetime.date:
    return date.latest if date.earliest == datetime.date.min else date.earliest


def _order(entry: Entry) -> tuple[object, ...]:
    id = entry.event.id if entry.event else entry.claims[0].id
    if entry.when is None:
        return (True, datetime.date.max, datetime.date.max, entry.event is None, id)
    return (False, _known(entry.when), entry.when.latest, entry.event is None, id)
