"""What is not known, found by rule in what is recorded; nobody types it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.evidence.challenge import challenge_of
from generator.evidence.coverage import coverage_of
from generator.evidence.figures import conflicts, figures_of
from generator.evidence.graph import Graph
from generator.evidence.support import support_of
from generator.records.claim import Claim
from generator.records.source import Source

QuestionKind = Literal[
    "denied",
    "figures in conflict",
    "contradicted",
    "one voice",
    "no named voice",
    "speaker left open",
    "report not read",
    "source without date",
    "source without publisher",
    "source without address",
    "paragraphs not read",
]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is not known."""

    kind: QuestionKind
    claims: tuple[Claim, ...] = ()
    """What it is about, in the order asked for."""
    source: Source | None = None
    paragraphs: tuple[int, ...] = ()
    """For `paragraphs not read`."""


def open_questions(graph: Graph, claims: Sequence[str]) -> tuple[Question, ...]:
    """Return what is not known about `claims`, in their order, then about the sources they rest on, by id."""
    asked = [graph.library.claims[id] for id in claims]
    return (*_of_claims(graph, asked), *_of_sources(graph, asked))


def _of_claims(graph: Graph, claims: Sequence[Claim]) -> Iterator[Question]:
    for claim in claims:
        challenge, support = challenge_of(graph, claim), support_of(graph, claim)
        if challenge.denials:
            yield Question("denied", (claim,))
        if challenge.contradictions:
            yield Question("contradicted", (claim, *challenge.contradictions))
        if support.word in ("one voice", "no named voice"):
            yield Question(support.word, (claim,))
        if support.open_items:
            yield Question("speaker left open", (claim,))
    measures = dict.fromkeys(claim.figure.measure for claim in claims if claim.figure)
    asked = {claim.id for claim in claims}
    for measure in measures:
        for pair in conflicts(figures_of(graph, measure)):
            if asked & {claim.id for claim in pair}:
                yield Question("figures in conflict", pair)


def _of_sources(graph: Graph, claims: Sequence[Claim]) -> Iterator[Question]:
    items = [item for claim in claims for item in graph.items_by_claim[claim.id]]
    between = [source for item in items for source in item.via if isinstance(source, Source)]
    sources = {source.id: source for source in [*(item.source for item in items), *between]}
    for _, source in sorted(sources.items()):
        resting = tuple({item.claim.id: item.claim for item in items if source in (item.source, *item.via)}.values())
        if not source.held:
            yield Question("report not read", resting, source)
            continue
        if source.published is None:
            yield Question("source without date", resting, source)
        if source.publisher is None:
            yield Question("source without publisher", resting, source)
        if source.url is None and source.archive_url is None:
            yield Question("source without address", resting, source)
        unread = tuple(use.paragraph for use in coverage_of(graph, source) if use.word == "not read")
        if unread:
            yield Question("paragraphs not read", resting, source, unread)
