"""The record as it stood at the end of each month in which something was reported."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.evidence.as_of import reported_by
from generator.evidence.challenge import challenge_of
from generator.evidence.graph import Graph
from generator.evidence.support import support_of
from generator.pages.claim_line import ClaimLine, claim_line
from generator.pages.url import month_of
from generator.records.claim import Claim

Lines = Mapping[str, ClaimLine]
"""By claim id, as the claims stood then."""


@dataclass(frozen=True, slots=True)
class State:
    """The record at the end of a month."""

    lines: Lines
    """Of the claims that briefings cite."""
    before: Lines
    """The same at the end of the month before it in which something was reported."""
    uncited: int
    """Claims that no briefing cites."""


@dataclass(frozen=True, slots=True)
class Past:
    """How the record came to be what it is."""

    lines: Mapping[str, tuple[tuple[str, ClaimLine], ...]]
    """By claim id: each month with whose end the line was another, with that line. Of claims that briefings cite."""
    uncited: Mapping[str, int]
    """By month."""

    def at(self, month: str) -> State:
        """Return the record as it stood at the end of a month."""
        lines: dict[str, ClaimLine] = {}
        before: dict[str, ClaimLine] = {}
        for id, several in self.lines.items():
            for since, line in several:
                if since <= month:
                    lines[id] = line
                if since < month:
                    before[id] = line
        return State(lines, before, self.uncited[month])


def past_of(graph: Graph, months: Iterable[datetime.date]) -> Past:
    """Return how the record came to be what it is, told by the last days of months in order.

    Reports only ever come to what is there, so a line is made anew only where the evidence that it tells of has grown.
    """
    made: dict[str, list[tuple[str, ClaimLine]]] = {}
    extents: dict[str, object] = {}
    uncited: dict[str, int] = {}
    for day in months:
        then = reported_by(graph, day)
        cited = [claim for id, claim in then.library.claims.items() if graph.briefings_by_claim[id]]
        uncited[month_of(day)] = len(then.library.claims) - len(cited)
        for claim in cited:
            extent = _extent(then, claim)
            if extents.get(claim.id) != extent:
                extents[claim.id] = extent
                line = claim_line(then, claim, support_of(then, claim), challenge_of(then, claim))
                made.setdefault(claim.id, []).append((month_of(day), line))
    return Past({id: tuple(made[id]) for id in graph.library.claims if id in made}, uncited)


def _extent(then: Graph, claim: Claim) -> object:
    """Return what the line of a claim is made of: how much evidence there is for it and for what stands against it."""
    ids = [claim.id, *claim.denies, claim.superseded_by or ""]
    ids += [against.denial.id for against in then.denials_by_claim[claim.id]]
    ids += [other.id for other in then.contradictions_by_claim[claim.id]]
    claims, items = then.library.claims, then.items_by_claim
    return [(id, len(items[id]), claims[id].withdrawn is None) for id in ids if id in items]
