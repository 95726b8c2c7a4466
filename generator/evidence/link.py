"""From ids to records: the library joined into one graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.anchoring.passage import Passages
from generator.evidence.coverage import coverage_of, paragraphs_of
from generator.evidence.figures import conflicts, figures_of
from generator.evidence.graph import Against, Graph, Item
from generator.evidence.namesakes import namesakes
from generator.evidence.paragraph_use import ParagraphUse
from generator.evidence.voices import voices_of
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.event import Event
from generator.records.library import Library
from generator.records.markers import cited_claims
from generator.records.scalars import OPEN
from generator.records.source import Source
from generator.records.traced import Derived


def link(library: Library, passages: Passages) -> Graph:
    """Join the records. What cannot be joined is left out: a graph with problems is good for checking, not for pages.

    Nothing is worked out before somebody asks for it.
    """
    trace, claims, written = library.trace, library.claims, library.briefings
    items = Derived(trace, "items", claims, lambda id: tuple(_items(claims[id], library, passages)))
    cited = Derived(trace, "cites", written, lambda id: cited_claims(written[id]), lasting=True)
    citing = Derived(trace, "citing", ("",), lambda _: _citing(library, cited), lasting=True)
    briefings = Derived(trace, "cited", claims, lambda id: citing[""].get(id, ()))
    graph = join(library, passages, items, cited, briefings)
    return replace(graph, worked=(items, cited, citing, briefings, *graph.worked))


def join(
    library: Library,
    passages: Passages,
    items_by_claim: Mapping[str, tuple[Item, ...]],
    claims_by_briefing: Mapping[str, tuple[str, ...]],
    briefings_by_claim: Mapping[str, tuple[str, ...]],
) -> Graph:
    """Return the graph of `library` with just these items of evidence, of which there is a key for every claim."""
    trace, naming, claims, entities = library.trace, library.naming, library.claims, library.entities

    def from_source(id: str) -> tuple[Item, ...]:
        found = (item for claim in naming.of("source", id) for item in items_by_claim.get(claim, ()))
        return tuple(sorted((item for item in found if item.source.id == id), key=_order_in_text))

    def via(id: str) -> tuple[Item, ...]:
        found = (item for claim in naming.of("via", id) for item in items_by_claim.get(claim, ()))
        through = [item for item in found for one in item.via if isinstance(one, Source) and one.id == id]
        return tuple(sorted(through, key=_order_in_text))

    def fulfilling(id: str) -> tuple[Claim, ...]:
        return tuple(claims[one] for one in naming.of("fulfils", id))

    items_by_source = Derived(trace, "from", library.sources, from_source)
    items_via = Derived(trace, "through", library.sources, via)
    denials = Derived(trace, "denials", claims, lambda id: _denials(library, claims[id]))
    contradictions = Derived(trace, "contradictions", claims, lambda id: _both_ways(library, claims[id]))
    fulfilments = Derived(trace, "fulfilments", claims, fulfilling)
    figures = Derived(trace, "figures", library.measures, lambda id: figures_of(library, id))
    conflicting = Derived(trace, "conflicts", library.measures, lambda id: conflicts(figures[id]), lasting=True)

    def coverage(id: str) -> tuple[ParagraphUse, ...]:
        return coverage_of(library.sources[id], items_by_source[id], paragraphs[id])

    paragraphs = Derived(trace, "paragraphs", library.sources, lambda id: paragraphs_of(library, id), lasting=True)
    covered = Derived(trace, "coverage", library.sources, coverage, lasting=True)
    copying = Derived(trace, "copying", ("",), lambda _: _copying(library), lasting=True)
    copies = Derived(trace, "copies", library.sources, lambda id: copying[""].get(id, ()))
    taking_part = Derived(trace, "taking part", ("",), lambda _: _taking_part(library), lasting=True)
    speaking = Derived(trace, "speaking", ("",), lambda _: _speaking(library), lasting=True)
    alike = Derived(trace, "alike", ("",), lambda _: namesakes(entities.values()), lasting=True)
    events = Derived(
        trace, "events", entities, lambda id: tuple(library.events[one] for one in taking_part[""].get(id, ()))
    )
    spokesmen = Derived(
        trace, "spokesmen", entities, lambda id: tuple(entities[one] for one in speaking[""].get(id, ()))
    )
    others = Derived(trace, "namesakes", entities, lambda id: tuple(entities[one] for one in alike[""].get(id, ())))
    return Graph(
        library=library,
        passages=passages,
        items_by_claim=items_by_claim,
        items_by_source=items_by_source,
        items_via=items_via,
        denials_by_claim=denials,
        contradictions_by_claim=contradictions,
        fulfilments_by_claim=fulfilments,
        figures_by_measure=figures,
        conflicts_by_measure=conflicting,
        paragraphs_by_source=paragraphs,
        coverage_by_source=covered,
        copies_by_source=copies,
        events_by_entity=events,
        spokesmen_by_entity=spokesmen,
        namesakes_by_entity=others,
        claims_by_briefing=claims_by_briefing,
        briefings_by_claim=briefings_by_claim,
        worked=(
            *(items_by_source, items_via, denials, contradictions, fulfilments),
            *(figures, conflicting, paragraphs, covered, copying, copies),
            *(taking_part, speaking, alike, events, spokesmen, others),
        ),
    )


def _citing(library: Library, cited: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    briefings = sorted(library.briefings.values(), key=lambda one: (one.title.casefold(), one.id))
    return _grouped((id, briefing.id) for briefing in briefings for id in cited[briefing.id])


def _copying(library: Library) -> dict[str, tuple[str, ...]]:
    return _grouped((one.same_text_as, one.id) for one in library.sources.values() if one.same_text_as)


def _taking_part(library: Library) -> dict[str, tuple[str, ...]]:
    events = sorted(library.events.values(), key=_when)
    return _grouped(
        (id, event.id)
        for event in events
        for id in dict.fromkeys((*event.entities, *((event.where,) if event.where else ())))
    )


def _when(event: Event) -> tuple[object, ...]:
    # By its end: one that lies somewhere before a day has no beginning.
    return event.when is None, *((event.when.latest, event.when.earliest) if event.when else ()), event.id


def _speaking(library: Library) -> dict[str, tuple[str, ...]]:
    return _grouped((one.voice_of, one.id) for one in library.entities.values() if one.voice_of)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return what stands second in the pairs by what stands first, in their order."""
    groups: dict[str, list[str]] = {}
    for first, second in pairs:
        groups.setdefault(first, []).append(second)
    return {first: tuple(several) for first, several in groups.items()}


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


def _denials(library: Library, claim: Claim) -> tuple[Against, ...]:
    claims, denying = library.claims, library.naming
    against = {id: Against(claims[id], general=False, through=claim) for id in denying.of("denies", claim.id)}
    for broader in implied(claim, claims).values():
        for id in denying.of("denies", broader.id):
            against.setdefault(id, Against(claims[id], general=True, through=broader))
    return tuple(against.values())


def _both_ways(library: Library, claim: Claim) -> tuple[Claim, ...]:
    """Return what `claim` contradicts and what contradicts it: as if each claim in turn, by id, had told both sides."""
    claims, by_others = library.claims, library.naming.of("contradicts", claim.id)
    before, after = ([id for id in by_others if id < claim.id], [id for id in by_others if id >= claim.id])
    own = (id for id in claim.contradicts if id in claims)
    return tuple(claims[id] for id in dict.fromkeys((*before, *own, *after)))
