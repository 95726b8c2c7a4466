"""What is not known, found by rule in what is recorded; nobody types it.

A question is asked once: of a claim, or of a voice, a report or an article with all the claims that hang on it. Claims
that are asked about first (a briefing's key claims) come first in every question, and their questions before others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.evidence.challenge import Challenge
from generator.evidence.graph import Graph
from generator.evidence.resting import without_voice
from generator.evidence.support import Support
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.scalars import OPEN
from generator.records.source import Source

QuestionKind = Literal[
    "denied",
    "contradicted",
    "figures in conflict",
    "perhaps the same",
    "one voice",
    "own voice",
    "unnamed speaker",
    "report in between",
    "speaker left open",
    "report not read",
    "report not named",
    "forecast open",
    "source not recorded",
    "paragraphs not read",
]
"""In the order in which they are asked."""

RECORDED = ("published", "publisher", "url")
"""What should be known of every source that is held."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is not known."""

    kind: QuestionKind
    claims: tuple[Claim, ...]
    """What it is about, or what hangs on it, in the order asked for."""
    about: Source | Entity | None = None
    """The voice, the speaker without a name, the report or the article; None for a question of claims alone."""
    missing: tuple[str, ...] = ()
    """For `source not recorded`: the names of the fields."""
    paragraphs: tuple[int, ...] = ()
    """For `paragraphs not read`."""


def open_questions(
    graph: Graph, supports: Mapping[str, Support], challenges: Mapping[str, Challenge], claims: Sequence[str]
) -> tuple[Question, ...]:
    """Return what is not known about `claims`, given by id, and about the sources they rest on, by kind.

    `supports` and `challenges` are those of all claims, by id. Within a kind, a question comes where the first of its
    claims does. Claims that are withdrawn or superseded ask nothing any more.
    """
    records = (graph.library.claims[id] for id in dict.fromkeys(claims))
    asked = [claim for claim in records if not claim.withdrawn and not claim.superseded_by]
    return (
        *_said_against(graph, challenges, asked),
        *_hanging(graph, supports, asked),
        *_reports(graph, asked),
        *_forecasts(graph, asked),
        *_sources(graph, asked),
    )


def _said_against(graph: Graph, challenges: Mapping[str, Challenge], asked: Sequence[Claim]) -> Iterator[Question]:
    found = {claim.id: challenges[claim.id] for claim in asked}
    for claim in asked:
        if found[claim.id].denials:
            yield Question("denied", (claim,))
    yield from _pairs("contradicted", asked, {id: one.contradictions for id, one in found.items()})
    ids = {claim.id for claim in asked}
    for measure in dict.fromkeys(claim.figure.measure for claim in asked if claim.figure):
        for pair in graph.conflicts_by_measure.get(measure, ()):
            if ids & {claim.id for claim in pair}:
                yield Question("figures in conflict", pair)
    claims = graph.library.claims
    same = {claim.id: tuple(claims[id] for id in claim.perhaps_same if id in claims) for claim in asked}
    yield from _pairs("perhaps the same", asked, same)


def _pairs(kind: QuestionKind, asked: Sequence[Claim], others: Mapping[str, Sequence[Claim]]) -> Iterator[Question]:
    """Yield each pair once, whichever of the two names the other."""
    told: set[frozenset[str]] = set()
    for claim in asked:
        for other in others[claim.id]:
            pair = frozenset((claim.id, other.id))
            if pair not in told:
                told.add(pair)
                yield Question(kind, (claim, other))


def _hanging(graph: Graph, supports: Mapping[str, Support], asked: Sequence[Claim]) -> Iterator[Question]:
    """Yield what hangs on a single voice, and what on none: by voice, by article, by speaker, by report."""
    hanging: dict[QuestionKind, dict[str, dict[str, Claim]]] = defaultdict(dict)
    records: dict[str, Source | Entity | None] = {}
    for claim in asked:
        if claim.is_denial:
            continue
        found: list[tuple[QuestionKind, Source | Entity | None]] = []
        items, support = graph.items_by_claim[claim.id], supports[claim.id]
        if support.word == "one voice":
            found.append(("one voice", support.voices[0]))
        for item in items:
            for why, record in without_voice(item, graph.library.sources):
                # A report without a name is asked for below, with all that came through it.
                if why == "speaker left open" or (not support.voices and record is not None):
                    found.append((why, record))
        for kind, record in found:
            id = record.id if record else ""
            records[id] = record
            hanging[kind].setdefault(id, {})[claim.id] = claim
    for kind in ("one voice", "own voice", "unnamed speaker", "report in between"):
        for id, claims in hanging[kind].items():
            yield Question(kind, tuple(claims.values()), records[id])
    for claim in hanging["speaker left open"].get("", {}).values():
        yield Question("speaker left open", (claim,))


def _reports(graph: Graph, asked: Sequence[Claim]) -> Iterator[Question]:
    unread: dict[str, dict[str, Claim]] = defaultdict(dict)
    unnamed: dict[str, Claim] = {}
    for claim in asked:
        for item in graph.items_by_claim[claim.id]:
            for between in item.via:
                if isinstance(between, Source) and not between.held:
                    unread[between.id][claim.id] = claim
            if OPEN in item.evidence.via:
                unnamed[claim.id] = claim
    for id, claims in unread.items():
        yield Question("report not read", tuple(claims.values()), graph.library.sources[id])
    if unnamed:
        yield Question("report not named", tuple(unnamed.values()))


def _forecasts(graph: Graph, asked: Sequence[Claim]) -> Iterator[Question]:
    waiting = tuple(claim for claim in asked if claim.kind == "forecast" and not graph.fulfilments_by_claim[claim.id])
    if waiting:
        yield Question("forecast open", waiting)


def _sources(graph: Graph, asked: Sequence[Claim]) -> Iterator[Question]:
    resting: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in asked:
        for item in graph.items_by_claim[claim.id]:
            resting[item.source.id][claim.id] = claim
    sources = [(graph.library.sources[id], tuple(claims.values())) for id, claims in resting.items()]
    for source, claims in sources:
        missing = tuple(name for name in RECORDED if getattr(source, name) is None)
        if source.archive_url is not None:
            missing = tuple(name for name in missing if name != "url")
        if missing:
            yield Question("source not recorded", claims, source, missing=missing)
    for source, claims in sources:
        unread = tuple(use.paragraph for use in graph.coverage_by_source[source.id] if use.word == "not read")
        if unread:
            yield Question("paragraphs not read", claims, source, paragraphs=unread)
