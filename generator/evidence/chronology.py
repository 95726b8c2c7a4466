"""What happened when, as far as known: events, and claims that have a date of their own.

Three dates are kept apart: what a claim is about (`when`), when it was said, and when it was reported. The chronology
is of the first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.evidence.graph import Graph
from generator.records.claim import Claim
from generator.records.date import Date
from generator.records.event import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a chronology."""

    when: Date
    event: Event | None
    """None for a dated claim that belongs to no event."""
    claims: tuple[Claim, ...]
    """What is said of it, by id."""


def chronology(graph: Graph, only: Collection[str] | None = None) -> tuple[Entry, ...]:
    """Return the entries by date, earliest day first, then the more exact first.

    `only` are the ids of the claims that may be told, all where it is None; an event that none of them tells is left
    out. A claim of an event is told under it, and by itself too where its own date is another.
    """
    claims = [claim for claim in graph.library.claims.values() if only is None or claim.id in only]
    entries = list(_events(graph, claims))
    for claim in claims:
        event = graph.library.events.get(claim.event or "")
        if claim.when and (event is None or event.when != claim.when):
            entries.append(Entry(claim.when, None, (claim,)))
    return tuple(sorted(entries, key=_order))


def _events(graph: Graph, claims: Iterable[Claim]) -> Iterable[Entry]:
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.event:
            told.setdefault(claim.event, []).append(claim)
    for event in graph.library.events.values():
        if event.when and event.id in told:
            yield Entry(event.when, event, tuple(told[event.id]))


def _order(entry: Entry) -> tuple[object, ...]:
    id = entry.event.id if entry.event else entry.claims[0].id
    return (*entry.when.sort_key, entry.event is None, id)
