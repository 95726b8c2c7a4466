"""A source's page: what is known of it and what is not, what it rests on, and each passage that claims rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.anchoring.passage import PROVED, Passage
from generator.evidence.graph import Item
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.coverage_view import CoverageView, coverage_view
from generator.pages.date_words import date_words
from generator.pages.doubt import TouchedGroup, touched_groups
from generator.pages.frame import Link
from generator.pages.language import content, gettext, later, ngettext, percent
from generator.pages.material import Material
from generator.pages.proof_words import withdrawn_words
from generator.pages.quotation import Quotation, quotation_of
from generator.pages.url import briefing_url, citation_url, evidence_url, source_url
from generator.records.lock import PassageKey
from generator.records.scalars import OPEN
from generator.records.source import Source

_TRANSLATIONS = {
    "none": later("The original"),
    "human": later("A translation"),
    "machine": later("A machine translation"),
    "unknown": later("Whether it is a translation is not recorded"),
}
_RIGHTS = {
    "excerpt": later("Short excerpts are shown"),
    "full": later("The text may be shown"),
    "withheld": later("No words of the text are shown"),
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
    publisher = source.publisher or gettext("Publisher not recorded")
    who = f"{publisher}, {say.published(source.published)}"
    if not source.held:
        return gettext("%(who_and_when)s. Known only through others; not read.", who_and_when=who)
    return ngettext(
        "%(who_and_when)s. %(number)s passage cited.",
        "%(who_and_when)s. %(number)s passages cited.",
        passages,
        who_and_when=who,
    )


def _fields(source: Source) -> Iterator[Field]:
    def field(label: str, key: str, value: str, url: str = "") -> Field:
        return Field(label, value or say.not_recorded(), bool(value), source.basis.get(key, ""), url)

    yield field(gettext("Title"), "title", source.title or "")
    yield field(gettext("Publisher"), "publisher", source.publisher or "")
    yield field(gettext("Author"), "author", source.author or "")
    yield field(gettext("Published"), "published", say.published(source.published) if source.published else "")
    yield field(gettext("Language"), "language", say.language(source.language))
    if source.held:
        value = gettext(_TRANSLATIONS[source.translation])
        if source.translated_from:
            original = say.language(source.translated_from)
            value = gettext("%(translation)s from %(language)s", translation=value, language=original)
        yield Field(gettext("Translation"), value, source.translation != "unknown", source.basis.get("translation", ""))
    yield field(gettext("Address"), "url", source.url or "", source.url or "")
    if source.archive_url:
        yield field(gettext("Archived copy"), "archive_url", source.archive_url, source.archive_url)
    if source.accessed:
        yield field(gettext("Accessed"), "accessed", date_words(source.accessed))
    if source.held:
        rights = gettext(_RIGHTS[source.rights])
        if source.excerpt_limit:
            part, why = percent(source.excerpt_limit.share), content(source.excerpt_limit.why)
            rights += gettext("; no more than %(part)s: %(why)s", part=part, why=why)
        yield field(gettext("Rights"), "rights", rights)


def _notices(material: Material, source: Source) -> Iterator[str]:
    if source.withdrawn:
        yield withdrawn_words(source.withdrawn)
    if source.correction:
        yield gettext("Corrected by its publisher: %(how)s", how=content(source.correction))
    sources, copies = material.graph.library.sources, material.graph.copies_by_source[source.id]
    if copies:
        labels = say.listed(say.quoted(content(sources[id].label)) for id in copies)
        yield gettext("Repeated word for word by %(labels)s; they count as one report.", labels=labels)
    if source.same_text_as:
        original = sources[source.same_text_as]
        label = content(original.label)
        if original.withdrawn:
            yield gettext(
                "Repeats the text of “%(label)s”, which is withdrawn, and counts with it as one report.", label=label
            )
        elif original.correction:
            yield gettext(
                "Repeats the text of “%(label)s”, which has been corrected, and counts with it as one report.",
                label=label,
            )
        else:
            yield gettext("Repeats the text of “%(label)s” and counts with it as one report.", label=label)


def _range(paragraphs: range) -> str:
    first, last = paragraphs[0], paragraphs[-1]
    if first == last:
        return gettext("Paragraph %(number)s", number=first)
    return gettext("Paragraphs %(first)s–%(last)s", first=first, last=last)


def _rests_on(items: Iterable[Item]) -> Iterator[Upstream]:
    seen: set[str] = set()
    for item in items:
        if OPEN in item.evidence.via and OPEN not in seen:
            seen.add(OPEN)
            yield Upstream(gettext("A report that the text does not name"), "", "")
        for between in item.via:
            if between.id in seen:
                continue
            seen.add(between.id)
            if isinstance(between, Source):
                yield Upstream(between.label, source_url(between.id), "" if between.held else gettext("not read"))
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
    ways = [gettext("%(number)s proved against the text in hand", number=by_text)] if by_text else []
    if by_text < len(states):
        number = len(states) - by_text
        ways.append(gettext("%(number)s by the record of an earlier proof, without the text", number=number))
    return f"{say.count(len(states), 'passage')}: {say.listed(ways)}" if states else ""
