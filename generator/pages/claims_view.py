"""The index of claims: all of them, by the briefing that cites them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.home_view import in_order
from generator.pages.material import Material
from generator.pages.url import CLAIMS, briefing_url
from generator.records.markers import cited_claims


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one briefing, in its order."""

    fragment: str
    name: str
    url: str
    """Of the briefing; empty for claims that none cites."""
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """What the index of claims shows."""

    url: str
    title: str
    description: str
    groups: tuple[Group, ...]


def claims_views(material: Material) -> Iterator[ClaimsView]:
    """Yield the one index."""
    graph, lines = material.graph, material.lines
    groups = [
        Group(
            fragment=f"briefing-{briefing.id}",
            name=briefing.title,
            url=briefing_url(briefing.id),
            lines=tuple(lines[id] for id in cited_claims(briefing)),
        )
        for briefing in in_order(material)
    ]
    uncited = tuple(lines[id] for id, briefings in graph.briefings_by_claim.items() if not briefings)
    if uncited:
        groups.append(Group("uncited", "On record, not yet in a briefing", "", uncited))
    yield ClaimsView(
        url=CLAIMS,
        title="Claims",
        description=f"{say.count(len(lines), 'claim')}, each with who says it, its support and what stands against it.",
        groups=tuple(groups),
    )
