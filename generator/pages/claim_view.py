"""A claim's own page: who says it and who denies it, beside each other, with the words of every passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.pages import say
from generator.pages.challenge_words import manner_words
from generator.pages.claim_line import ClaimLine
from generator.pages.date_words import date_words
from generator.pages.doubt import Doubt, doubts_of_claim
from generator.pages.entry import Entry, entry_of
from generator.pages.figure_words import figure_words
from generator.pages.frame import Link
from generator.pages.language import content, gettext, later
from generator.pages.material import Material
from generator.pages.proof_words import changed_evidence, withdrawn_words
from generator.pages.relations import Relation, relations_of
from generator.pages.url import citation_url, claim_url, entity_url, event_url, measure_url
from generator.pages.way import Way, way_of
from generator.records.claim import Claim, Level

_ESTIMATES: Mapping[Level, str] = {
    "low": later("Our estimate: %(likelihood)s, with low confidence."),
    "moderate": later("Our estimate: %(likelihood)s, with moderate confidence."),
    "high": later("Our estimate: %(likelihood)s, with high confidence."),
}


@dataclass(frozen=True, slots=True)
class Opposed:
    """A claim that stands against this one, with its passages."""

    line: ClaimLine
    how: str
    """`denies it`, `denies a broader claim`, `cannot hold beside it`."""
    manner: str
    """For a denial, what is known of how it was said: `undated, no wording given`; else empty."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What the page of a claim shows."""

    url: str
    title: str
    description: str
    line: ClaimLine
    kind: str
    is_denial: bool
    when: str
    """What it is about; empty where that is not recorded."""
    figure: str
    """In words; empty where the claim is no figure."""
    measure_url: str
    """Of all figures of its measure."""
    measure: str
    """What the figure counts."""
    measure_note: str
    event: str
    event_url: str
    """Its place on the timeline; empty where the claim belongs to none."""
    entities: tuple[Link, ...]
    note: str
    assessment: str
    """Our own estimate, in a sentence; empty for all claims but ours."""
    doubts: tuple[Doubt, ...]
    """Sources it rests on that are withdrawn or corrected."""
    notices: tuple[str, ...]
    """That it is withdrawn, that its wording has changed in the source, or that it is a forecast nothing fulfils."""
    way: Way
    """How it reached us, as a drawing."""
    entries: tuple[Entry, ...]
    opposed: tuple[Opposed, ...]
    """What stands against it."""
    denied: tuple[ClaimLine, ...]
    """What it denies."""
    denied_in_general: tuple[ClaimLine, ...]
    """What it meets only through a broader claim."""
    relations: tuple[Relation, ...]
    cited_in: tuple[Link, ...]
    """Each briefing, at the place where it first cites the claim."""


def claim_views(material: Material) -> Iterator[ClaimView]:
    """Yield the view of each claim."""
    for claim in material.graph.library.claims.values():
        yield claim_view(material, claim.id)


def claim_view(material: Material, id: str) -> ClaimView:
    """Return the view of one claim."""
    claim = material.graph.library.claims[id]
    graph, line = material.graph, material.lines[claim.id]
    library = graph.library
    measure = library.measures[claim.figure.measure] if claim.figure else None
    event = library.events.get(claim.event or "")
    against = f"{say.capital(line.challenge)}." if line.challenge else gettext("Nothing on record stands against it.")
    return ClaimView(
        url=claim_url(claim.id),
        title=line.text,
        description=f"{say.capital(str(line.support))}. {against}",
        line=line,
        kind=say.kind(claim.kind),
        is_denial=claim.is_denial,
        when=date_words(claim.when) if claim.when else "",
        figure=figure_words(claim.figure, measure) if claim.figure and measure else "",
        measure_url=measure_url(measure.id) if measure else "",
        measure=measure.label if measure else "",
        measure_note=(measure.note or "") if measure else "",
        event_url=event_url(event.id) if event else "",
        event=(f"{event.title}, {date_words(event.when)}" if event.when else event.title) if event else "",
        entities=tuple(Link(library.entities[id].name, entity_url(id)) for id in claim.entities),
        note=claim.note or "",
        assessment=_assessment(claim),
        doubts=doubts_of_claim(material, claim.id),
        notices=tuple(_notices(material, claim)),
        way=way_of(material, claim),
        entries=_entries(material, claim.id),
        opposed=tuple(_opposed(material, claim)),
        denied=_lines(material, claim.denies),
        denied_in_general=_lines(material, material.denied_in_general(claim.id)),
        relations=relations_of(material, claim),
        cited_in=tuple(
            Link(library.briefings[id].title, citation_url(id, claim.id)) for id in graph.briefings_by_claim[claim.id]
        ),
    )


def _entries(material: Material, id: str) -> tuple[Entry, ...]:
    return tuple(entry_of(item, material.graph, material.shown) for item in material.graph.items_by_claim[id])


def _lines(material: Material, ids: Iterable[str]) -> tuple[ClaimLine, ...]:
    return tuple(material.lines[id] for id in ids)


def _opposed(material: Material, claim: Claim) -> Iterator[Opposed]:
    found = material.challenges[claim.id]
    for against in found.denials:
        how = gettext("denies a broader claim, and so this one") if against.general else gettext("denies it")
        manner = manner_words(material.graph, [against])
        yield Opposed(material.lines[against.denial.id], how, manner, _entries(material, against.denial.id))
    for other in found.contradictions:
        yield Opposed(material.lines[other.id], gettext("cannot hold beside it"), "", _entries(material, other.id))


def _notices(material: Material, claim: Claim) -> Iterator[str]:
    if claim.withdrawn:
        yield withdrawn_words(claim.withdrawn)
    for item in material.graph.items_by_claim[claim.id]:
        for passage in (item.passage, item.attribution):
            for change in passage.changes if passage else ():
                yield changed_evidence(item.number, change)
    if claim.kind == "forecast" and not material.graph.fulfilments_by_claim[claim.id]:
        yield gettext("A forecast. No later claim on record fulfils it.")


def _assessment(claim: Claim) -> str:
    ours = claim.assessment
    if ours is None:
        return ""
    return f"{gettext(_ESTIMATES[ours.confidence], likelihood=content(ours.likelihood))} {content(ours.why)}"
