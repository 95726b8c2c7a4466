"""A briefing at a glance, as the home page shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.evidence.graph import Graph
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.counts import Counts
from generator.pages.marks import mark_elsewhere
from generator.pages.prose import Prose, render_prose
from generator.pages.url import HOME, briefing_url
from generator.records.date import Date


@dataclass(frozen=True, slots=True)
class Teaser:
    """A briefing at a glance."""

    url: str
    name: str
    question: str
    summary: Prose
    """The bottom line; its citations lead to the briefing's notes."""
    as_of: str
    counts: Counts


def teaser(
    graph: Graph,
    id: str,
    lines: Mapping[str, ClaimLine],
    latest: Date | None,
    counts: Counts,
    left_out: Collection[str] = (),
) -> Teaser:
    """Return what the home page shows of the briefing with this id; nothing in it leads to kinds of page `left_out`."""
    briefing = graph.library.briefings[id]
    numbers = {claim: number for number, claim in enumerate(graph.claims_by_briefing[id], start=1)}
    return Teaser(
        url=briefing_url(id),
        name=briefing.title,
        question=briefing.question,
        summary=render_prose(
            briefing.summary,
            page=HOME,
            level=2,
            mark=lambda claim: mark_elsewhere(lines[claim], numbers[claim], id),
            left_out=left_out,
        ),
        as_of=say.published(latest),
        counts=counts,
    )
