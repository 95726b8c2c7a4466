"""From ids to records: the library joined into one graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.anchoring.passage import Passages
from generator.evidence.figures import figures_by_measure
from generator.evidence.graph import Against, Graph, Item
from generator.evidence.references import reference_problems
from generator.evidence.voices import voices_of
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.library import Library
from generator.records.markers import cited_claims
from generator.records.problem import Problem
from generator.records.scalars import OPEN
from generator.records.source import Source


def link(library: Library, passages: Passages) -> tuple[Graph, list[Problem]]:
    """Join the records, and say which ids lead nowhere or to something that makes no sense there.

    What cannot be joined is left out of the graph; a graph with problems is good for checking, not for pages.
    """
    items_by_claim = {claim.id: tuple(_items(claim, library, passages)) for claim in library.claims.values()}
    return join(library, passages, items_by_claim), reference_problems(library)


def join(
    library: Library,
    passages: Passages,
    items_by_claim: Mapping[str, tuple[Item, ...]],
    briefings_by_claim: Mapping[str, tuple[str, ...]] | None = None,
) -> Graph:
    """Return the graph of `library` with just these items of evidence; there is a key for every claim.

    Who cites what is read from the prose of the briefings, unless somebody has done that already.
    """
    items = [item for group in items_by_claim.values() for item in group]
    by_source: dict[str, list[Item]] = {id: [] for id in library.sources}
    via: dict[str, list[Item]] = {id: [] for id in library.sources}
    for item in sorted(items, key=_order_in_text):
        by_source[item.source.id].append(item)
        for between in item.via:
            if isinstance(between, Source):
                via[between.id].append(item)
    return Graph(
        library=library,
        passages=passages,
        items_by_claim=items_by_claim,
        items_by_source={id: tuple(group) for id, group in by_source.items()},
        items_via={id: tuple(group) for id, group in via.items()},
        denials_by_claim=_denials(library.claims),
        contradictions_by_claim=_both_ways(library.claims),
        fulfilments_by_claim=_fulfilments(library.claims),
        figures_by_measure=figures_by_measure(library),
        briefings_by_claim=_briefings(library) if briefings_by_claim is None else briefings_by_claim,
    )


def _briefings(library: Library) -> dict[str, tuple[str, ...]]:
    citing: dict[str, list[str]] = {id: [] for id in library.claims}
    for briefing in sorted(library.briefings.values(), key=lambda one: (one.title.casefold(), one.id)):
        for id in cited_claims(briefing):
            if id in citing:
                citing[id].append(briefing.id)
    return {id: tuple(briefings) for id, briefings in citing.items()}


def _items(claim: Claim, library: Library, passages: Passages) -> Iterator[Item]:
    for number, evidence in enumerate(claim.evidence, start=1):
        source = library.sources.get(evidence.source)
        passage = passages.get((evidence.source, evidence.selector.digest))
        if source is None or passage is None:
            continue
        attribution = evidence.attribution
        speakers = tuple(library.entities[id] for id in evidence.said_by if id in library.entities)
        yield Item(
            claim=claim,
            number=number,
            evidence=evidence,
            source=source,
            passage=passage,
            attribution=passages.get((source.id, attribution.selector.digest)) if attribution else None,
            speakers=speakers,
            voices=voices_of(speakers, library.entities),
            via=tuple(_between(evidence.via, library)),
            reported=evidence.reported or source.published_of(passage.paragraph),
        )


def _between(ids: tuple[str, ...], library: Library) -> Iterator[Source | Entity]:
    for id in ids:
        found = library.sources.get(id) or library.entities.get(id)
        if id != OPEN and found is not None:
            yield found


def _order_in_text(item: Item) -> tuple[str, int, int, str, int]:
    passage = item.passage
    # Without the text the lock knows the offsets; where neither does, the passage is a problem already.
    return item.source.id, passage.start or 0, passage.end or 0, item.claim.id, item.number


def implied(claim: Claim, claims: Mapping[str, Claim]) -> dict[str, Claim]:
    """Return every broader claim that must be so if this one is, through any number of steps, itself left out."""
    found: dict[str, Claim] = {}
    ahead = list(claim.implies)
    while ahead:
        id = ahead.pop(0)
        if id in claims and id not in found and id != claim.id:
            found[id] = claims[id]
            ahead += claims[id].implies
    return found


def _denials(claims: Mapping[str, Claim]) -> dict[str, tuple[Against, ...]]:
    denied: dict[str, list[Claim]] = defaultdict(list)
    for denial in claims.values():
        for id in denial.denies:
            denied[id].append(denial)
    found: dict[str, tuple[Against, ...]] = {}
    for claim in claims.values():
        against = {denial.id: Against(denial, general=False, through=claim) for denial in denied[claim.id]}
        for broader in implied(claim, claims).values():
            for denial in denied[broader.id]:
                against.setdefault(denial.id, Against(denial, general=True, through=broader))
        found[claim.id] = tuple(against.values())
    return found


def _both_ways(claims: Mapping[str, Claim]) -> dict[str, tuple[Claim, ...]]:
    pairs: dict[str, dict[str, Claim]] = {id: {} for id in claims}
    for claim in claims.values():
        for id in claim.contradicts:
            if id in claims:
                pairs[claim.id][id] = claims[id]
                pairs[id][claim.id] = claim
    return {id: tuple(others.values()) for id, others in pairs.items()}


def _fulfilments(claims: Mapping[str, Claim]) -> dict[str, tuple[Claim, ...]]:
    fulfilled: dict[str, list[Claim]] = {id: [] for id in claims}
    for claim in claims.values():
        for id in claim.fulfils:
            if id in claims:
                fulfilled[id].append(claim)
    return {id: tuple(group) for id, group in fulfilled.items()}
