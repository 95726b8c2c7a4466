"""A source's page: what is known of it and what is not, what it rests on, and each passage that claims rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.anchoring.passage import PROVED, Passage
from generator.evidence.graph import Item
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.coverage_view import CoverageView, coverage_view
from generator.pages.doubt import TouchedGroup, touched_groups
from generator.pages.frame import Link
from generator.pages.material import Material
from generator.pages.quotation import Quotation, quotation_of
from generator.pages.url import briefing_url, citation_url, evidence_url, source_url
from generator.records.lock import PassageKey
from generator.records.scalars import OPEN
from generator.records.source import Source

NOT_RECORDED = "not recorded"

_TRANSLATIONS = {
    "none": "The original",
    "human": "A translation",
    "machine": "A machine translation",
    "unknown": "Whether it is a translation is not recorded",
}
_RIGHTS = {
    "excerpt": "Short excerpts are shown",
    "full": "The text may be shown",
    "withheld": "No words of the text are shown",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is known of a source, or is not."""

    label: str
    value: str
    """Or that it is not recorded."""
    known: bool
    basis: str
    """How we know what the text does not print; empty where it does."""
    url: str = ""
    """Where the value leads, outside this site."""


@dataclass(frozen=True, slots=True)
class PartView:
    """Paragraphs that belong to another text."""

    paragraphs: str
    published: str
    why: str


@dataclass(frozen=True, slots=True)
class Upstream:
    """A report or speaker that some of the source's evidence came through."""

    text: str
    url: str
    """From the site's root; empty where it has no page."""
    note: str


@dataclass(frozen=True, slots=True)
class Use:
    """One claim that rests on a passage."""

    line: ClaimLine
    url: str
    """Of the item of evidence on the claim's page."""
    role: str
    """What the passage does where it does not carry the claim itself: `names the speaker`; else empty."""
    cited_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage with all that rests on it."""

    quotation: Quotation
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the page of a source shows."""

    url: str
    title: str
    description: str
    label: str
    held: bool
    descriptor: str
    notices: tuple[str, ...]
    """That it is withdrawn or corrected, or repeats another text."""
    fields: tuple[Field, ...]
    parts: tuple[PartView, ...]
    rests_on: tuple[Upstream, ...]
    passages: tuple[CitedPassage, ...]
    """In the order of the text."""
    proof: str
    """How many of its passages are proved, and how."""
    carried: tuple[Use, ...]
    """What rests on it through other sources."""
    coverage: CoverageView | None
    """None where nothing tells how many paragraphs it has."""
    touched: tuple[TouchedGroup, ...]
    """What rests on it, where it is withdrawn or corrected."""
    cited_in: tuple[Link, ...]
    """Each briefing that cites a claim which rests on it, of itself or through others."""


def source_views(material: Material) -> Iterator[SourceView]:
    """Yield the view of each source."""
    for source in material.graph.library.sources.values():
        yield source_view(material, source.id)


def source_view(material: Material, id: str) -> SourceView:
    """Return the view of one source."""
    source = material.graph.library.sources[id]
    graph = material.graph
    items = graph.items_by_source[source.id]
    passages = _passages(items)
    return SourceView(
        url=source_url(source.id),
        title=source.label,
        description=_description(source, len(passages)),
        label=source.label,
        held=source.held,
        descriptor=source.descriptor or "",
        notices=tuple(_notices(material, source)),
        fields=tuple(_fields(source)),
        parts=tuple(
            PartView(_range(part.paragraphs), say.published(part.published), part.why) for part in source.parts
        ),
        rests_on=tuple(_rests_on(items)),
        passages=tuple(_cited(material, source, key, passage, items) for key, passage in passages.items()),
        proof=_proof(passages.values()),
        carried=_each_claim_once(_use(material, item) for item in graph.items_via[source.id]),
        coverage=coverage_view(material, source) if source.held else None,
        touched=touched_groups(material, source),
        cited_in=_cited_in(material, [*items, *graph.items_via[source.id]]),
    )


def _description(source: Source, passages: int) -> str:
    who = source.publisher or "Publisher not recorded"
    if not source.held:
        return f"{who}, {say.published(source.published)}. Known only through others; not read."
    return f"{who}, {say.published(source.published)}. {say.capital(say.count(passages, 'passage'))} cited."


def _fields(source: Source) -> Iterator[Field]:
    def field(label: str, key: str, value: str, url: str = "") -> Field:
        return Field(label, value or NOT_RECORDED, bool(value), source.basis.get(key, ""), url)

    yield field("Title", "title", source.title or "")
    yield field("Publisher", "publisher", source.publisher or "")
    yield field("Author", "author", source.author or "")
    yield field("Published", "published", say.published(source.published) if source.published else "")
    yield field("Language", "language", say.language(source.language))
    if source.held:
        original = f" from {say.language(source.translated_from)}" if source.translated_from else ""
        value = _TRANSLATIONS[source.translation] + original
        yield Field("Translation", value, source.translation != "unknown", source.basis.get("translation", ""))
    yield field("Address", "url", source.url or "", source.url or "")
    if source.archive_url:
        yield field("Archived copy", "archive_url", source.archive_url, source.archive_url)
    if source.accessed:
        yield field("Accessed", "accessed", source.accessed.text)
    if source.held:
        limit = (
            f"; no more than {source.excerpt_limit.share:.0%}: {source.excerpt_limit.why}"
            if source.excerpt_limit
            else ""
        )
        yield field("Rights", "rights", _RIGHTS[source.rights] + limit)


def _notices(material: Material, source: Source) -> Iterator[str]:
    if source.withdrawn:
        yield f"Withdrawn, {source.withdrawn.on.text}: {source.withdrawn.why}"
    if source.correction:
        yield f"Corrected by its publisher: {source.correction}"
    copies = [one.label for one in material.graph.library.sources.values() if one.same_text_as == source.id]
    if copies:
        yield f"Repeated word for word by {say.listed(f'“{label}”' for label in copies)}; they count as one report."
    if source.same_text_as:
        original = material.graph.library.sources[source.same_text_as]
        what = (
            ", which is withdrawn,"
            if original.withdrawn
            else ", which has been corrected,"
            if original.correction
            else ""
        )
        yield f"Repeats the text of “{original.label}”{what} and counts with it as one report."


def _range(paragraphs: range) -> str:
    first, last = paragraphs[0], paragraphs[-1]
    return f"Paragraph {first}" if first == last else f"Paragraphs {first}–{last}"


def _rests_on(items: Iterable[Item]) -> Iterator[Upstream]:
    seen: set[str] = set()
    for item in items:
        if OPEN in item.evidence.via and OPEN not in seen:
            seen.add(OPEN)
            yield Upstream("A report that the text does not name", "", "")
        for between in item.via:
            if between.id in seen:
                continue
            seen.add(between.id)
            if isinstance(between, Source):
                yield Upstream(between.label, source_url(between.id), "" if between.held else "not read")
            else:
                yield Upstream(say.capital(between.name), "", "")


def _passages(items: Iterable[Item]) -> dict[PassageKey, Passage]:
    """Return every passage that items of one source rest on, in the order of the text."""
    found: dict[PassageKey, Passage] = {}
    for item in items:
        for passage in (item.passage, item.attribution):
            if passage is not None:
                found[passage.key] = passage
    return dict(sorted(found.items(), key=lambda one: (one[1].start or 0, one[1].end or 0, one[0])))


def _cited(
    material: Material, source: Source, key: PassageKey, passage: Passage, items: Iterable[Item]
) -> CitedPassage:
    uses = [_use(material, item) for item in items if item.passage.key == key]
    uses += [
        _use(material, item, say.second_passage(item))
        for item in items
        if item.attribution and item.attribution.key == key
    ]
    return CitedPassage(quotation_of(passage, source, material.shown), _each_claim_once(uses))


def _each_claim_once(uses: Iterable[Use]) -> tuple[Use, ...]:
    first: dict[tuple[str, str], Use] = {}
    for use in uses:
        first.setdefault((use.line.id, use.role), use)
    return tuple(first.values())


def _use(material: Material, item: Item, role: str = "") -> Use:
    graph, claim = material.graph, item.claim.id
    return Use(
        line=material.lines[claim],
        url=evidence_url(claim, item.number),
        role=role,
        cited_in=tuple(
            Link(graph.library.briefings[id].title, citation_url(id, claim)) for id in graph.briefings_by_claim[claim]
        ),
    )


def _cited_in(material: Material, items: Iterable[Item]) -> tuple[Link, ...]:
    graph = material.graph
    citing = dict.fromkeys(id for item in items for id in graph.briefings_by_claim[item.claim.id])
    return tuple(Link(graph.library.briefings[id].title, briefing_url(id)) for id in citing)


def _proof(passages: Iterable[Passage]) -> str:
    states = [passage.state for passage in passages]
    by_text = sum(state in PROVED for state in states)
    ways = [f"{by_text} proved against the text in hand"] if by_text else []
    if by_text < len(states):
        ways.append(f"{len(states) - by_text} by the record of an earlier proof, without the text")
    return f"{say.count(len(states), 'passage')}: {say.listed(ways)}" if states else ""
