"""How much a set of claims rests on, in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.challenge import Challenge
from generator.evidence.graph import Graph
from generator.pages import say
from generator.pages.language import gettext


@dataclass(frozen=True, slots=True)
class Counts:
    """Claims, the held sources they rest on, and how many are denied."""

    claims: int
    sources: int
    denied: int

    @property
    def text(self) -> str:
        return " · ".join((say.count(self.claims, "claim"), say.count(self.sources, "source"), self.denied_text))

    @property
    def denied_text(self) -> str:
        return gettext("%(number)s denied", number=self.denied)


def counts_of(graph: Graph, challenges: Mapping[str, Challenge], claims: Sequence[str]) -> Counts:
    """Count `claims`, given by id, each once."""
    items = graph.items_by_claim
    return Counts(
        claims=len(claims),
        sources=len({item.source.id for claim in claims for item in items[claim]}),
        denied=sum(challenges[claim].word.startswith("denied") for claim in claims),
    )
