"""What a search can find: one record per claim, passage, part of a briefing, source, entity and voice.

Made from the record, not from the pages. So each is in one language and can be stemmed as such, a claim is never found
without its speaker and its challenge, and of an article nothing is there but what `show` lets a page show.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.evidence.graph import Item
from generator.pages import say
from generator.pages.citation import Citations, citations_of
from generator.pages.compounds import COMPOUNDING, last_parts, vocabulary
from generator.pages.date_words import date_words
from generator.pages.entity_view import type_words
from generator.pages.figure_words import figure_words
from generator.pages.language import gettext, in_force, ngettext, plain
from generator.pages.material import Material
from generator.pages.name import in_sentence
from generator.pages.quotation import quotation_of
from generator.pages.search_filters import Filters, claim_filters, either, years
from generator.pages.speaker import speaker
from generator.pages.spellings import Spellings
from generator.pages.typeset import typeset
from generator.pages.url import briefing_url, claim_url, entity_url, passage_url, source_url, voice_url
from generator.records.briefing import Briefing
from generator.records.claim import Claim
from generator.records.lock import PassageKey
from generator.records.markers import LINK, MARKER, OURS, read_sentences
from generator.records.source import Source

UNKNOWN_LANGUAGE = "und"
"""ISO 639-2 for a language that nobody has determined."""

Kind = Literal["claim", "passage", "briefing", "source", "entity", "voice", "page"]

_MARKUP = re.compile(r"(?m)^[ >]*(?:#+ |[*+-] |[0-9]+\. )|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|\\(?=[^\w\s])")


def our_language() -> str:
    """Return the language of the record, ISO 639-1: what the frame says of it is found among its words."""
    return in_force().record.partition("-")[0]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that can be found."""

    url: str
    """From the site's root; no two records share one."""
    kind: Kind
    title: str
    """What a result is called, in our words. That of a claim begins with `who` and ends with `standing`."""
    text: str
    """What else it is found by; a result shows some of it."""
    filters: Filters = field(default_factory=dict)
    language: str = field(default_factory=our_language)
    """Of `text`: ISO 639-1, or `und`."""
    who: str = ""
    """Who speaks; empty where nobody does."""
    standing: str = ""
    """What stands against it; empty where nothing does."""
    also: str = ""
    """Words that it is found by and that no result shows: other spellings, the last parts of long words."""


def search_records(material: Material) -> Iterator[SearchRecord]:
    """Yield everything that can be found."""
    library = material.graph.library
    filters = {id: claim_filters(material, claim) for id, claim in library.claims.items()}
    spellings = Spellings(library.entities.values())
    for record in _all(material, filters):
        named = record.filters["entity"] if record.kind == "claim" else ()
        other = spellings.other(f"{record.title} {record.text}", named)
        yield replace(
            record,
            title=typeset(plain(record.title)),
            text=plain(record.text),
            who=typeset(plain(record.who)),
            standing=typeset(plain(record.standing)),
            also=" ".join(filter(None, (record.also, other))),
            filters={name: tuple(map(typeset, values)) for name, values in record.filters.items()},
        )


def languages_of(material: Material) -> tuple[str, ...]:
    """Return the languages that texts of records are in, our own first."""
    sources = material.graph.library.sources
    theirs = {_language(sources[id]) for (id, _), shown in material.shown.items() if shown.extent != "nothing"}
    return our_language(), *sorted(theirs - {our_language()})


def _all(material: Material, filters: Mapping[str, Filters]) -> Iterator[SearchRecord]:
    library = material.graph.library
    for claim in library.claims.values():
        yield _claim(material, claim, filters[claim.id])
    yield from _passages(material, filters)
    for briefing in library.briefings.values():
        yield from _briefing(material, briefing, filters)
    for source in library.sources.values():
        yield _source(material, source, filters)
    yield from _entities(material)


def _claim(material: Material, claim: Claim, filters: Filters) -> SearchRecord:
    library, line = material.graph.library, material.lines[claim.id]
    measure = library.measures[claim.figure.measure] if claim.figure else None
    event = library.events.get(claim.event or "")
    text = _sentences(
        str(line.support),
        line.challenge,
        figure_words(claim.figure, measure) if claim.figure and measure else "",
        measure.label if measure else "",
        gettext("when: %(date)s", date=date_words(claim.when)) if claim.when else "",
        event.title if event else "",
        claim.note or "",
    )
    who = _who(material, material.graph.items_by_claim[claim.id])
    title = _titled(f"{who}: {say.without_stop(line.statement)}", line.standing)
    return SearchRecord(claim_url(claim.id), "claim", title, text, filters, who=who, standing=line.standing)


def _passages(material: Material, filters: Mapping[str, Filters]) -> Iterator[SearchRecord]:
    """Yield each passage of which something may be shown."""
    uses: dict[PassageKey, dict[tuple[str, int], Item]] = defaultdict(dict)
    for items in material.graph.items_by_claim.values():
        for item in items:
            for passage in (item.passage, item.attribution):
                if passage is not None and material.shown[passage.key].extent != "nothing":
                    uses[passage.key][item.claim.id, item.number] = item
    words_by_language: dict[str, frozenset[str]] = {}
    for key, by_number in uses.items():
        record = _passage(material, key, list(by_number.values()), filters)
        if record.language in COMPOUNDING:
            if record.language not in words_by_language:
                words_by_language[record.language] = _words_of(material, record.language)
            record = replace(record, also=" ".join(last_parts(record.text, words_by_language[record.language])))
        yield record


def _passage(
    material: Material, key: PassageKey, items: Sequence[Item], filters: Mapping[str, Filters]
) -> SearchRecord:
    source, passage = items[0].source, material.graph.passages[key]
    lines = [material.lines[item.claim.id] for item in items]
    standing = "; ".join(dict.fromkeys(line.standing for line in lines if line.standing))
    who = _who(material, items)
    place = gettext(", paragraph %(number)s", number=passage.paragraph) if passage.paragraph is not None else ""
    return SearchRecord(
        url=passage_url(passage),
        kind="passage",
        title=_titled(who + place, standing),
        text=quotation_of(passage, source, material.shown).text,
        filters={**either(filters[item.claim.id] for item in items), "source": (source.label,)},
        language=_language(source),
        who=who,
        standing=standing,
    )


def _briefing(material: Material, briefing: Briefing, filters: Mapping[str, Filters]) -> Iterator[SearchRecord]:
    """Yield the briefing with its bottom line, and each of its sections."""
    url = briefing_url(briefing.id)
    parts = [(url, briefing.question, briefing.summary)]
    for number, section in enumerate(briefing.sections, start=1):
        parts.append((f"{url}#section-{number}", f"{briefing.title}: {section.title}", section.text))
    citations = citations_of(material, briefing.id, material.graph.claims_by_briefing[briefing.id])
    for at, title, prose in parts:
        markers = (marker for sentence in read_sentences(prose) for marker in sentence.markers)
        cited = dict.fromkeys(id for marker in markers for id in marker.ids if id != OURS)
        narrow = {**either(filters[id] for id in cited), "briefing": (briefing.title,)}
        yield SearchRecord(at, "briefing", title, typeset(_plain(prose, citations)), narrow)


def _source(material: Material, source: Source, filters: Mapping[str, Filters]) -> SearchRecord:
    graph = material.graph
    items = graph.items_by_source[source.id] or graph.items_via[source.id]
    text = _sentences(
        source.title or "",
        source.publisher or gettext("publisher not recorded"),
        source.author or "",
        say.published(source.published),
        "" if source.held else gettext("known only through others, and not read"),
        source.descriptor or "",
    )
    rests = either(filters[item.claim.id] for item in items)
    narrow = {
        "briefing": rests.get("briefing", ()),
        "source": (source.label,),
        "entity": rests.get("entity", ()),
        "year": years(source.published),
    }
    return SearchRecord(source_url(source.id), "source", source.label, text, narrow)


def _entities(material: Material) -> Iterator[SearchRecord]:
    """Yield each entity, and each voice that something rests on."""
    graph = material.graph
    said: dict[str, dict[str, bool]] = defaultdict(dict)
    for id, items in graph.items_by_claim.items():
        for item in items:
            for voice in item.voices:
                said[voice.id][id] = item.claim.is_denial
    for entity in graph.library.entities.values():
        name = say.capital(entity.name)
        narrow = {"entity": (name,)}
        aka = gettext("also written %(names)s", names=", ".join(entity.aka)) if entity.aka else ""
        text = _sentences(type_words(entity), aka, *(one.role for one in entity.roles), entity.note or "")
        yield SearchRecord(entity_url(entity.id), "entity", name, text, narrow)
        if entity.id in said:
            denials = sum(said[entity.id].values())
            claims = len(said[entity.id]) - denials
            counts = [say.count(claims, "claim")] if claims else []
            counts += [say.count(denials, "denial")] if denials else []
            text = _sentences(gettext("%(counts)s on record", counts=say.listed(counts)))
            title = gettext("What rests on the word of %(name)s", name=in_sentence(entity))
            yield SearchRecord(voice_url(entity.id), "voice", title, text, narrow)


def _who(material: Material, items: Sequence[Item]) -> str:
    """Return who says it. An article is not named: whoever looks for Shoigu does not mean each report titled after him.

    Which article it is stands among the filters, and a result shows it.
    """
    if any(item.speakers or item.evidence.is_open or item.evidence.via for item in items):
        return speaker(items, material.graph.library.entities)
    articles = len({item.source.id for item in items})
    return ngettext("Stated as fact in %(number)s article", "Stated as fact in %(number)s articles", articles)


def _titled(title: str, standing: str) -> str:
    return f"{title} — {standing}" if standing else title


def _words_of(material: Material, language: str) -> frozenset[str]:
    """Return the words of all texts in hand in a language."""
    library = material.graph.library
    texts = (one.text for id, one in library.texts.items() if _language(library.sources[id]) == language)
    return vocabulary(texts)


def _language(source: Source) -> str:
    return (source.language or UNKNOWN_LANGUAGE).partition("-")[0].lower()


def _sentences(*parts: str) -> str:
    return typeset(" ".join(f"{say.capital(say.without_stop(part))}." for part in parts if part))


def _plain(prose: str, citations: Citations) -> str:
    """Return Markdown prose as plain words; of its markers remains what stands against their claims: `(denied)`."""

    def challenge(marker: re.Match[str]) -> str:
        ids = (id.strip(" @") for id in marker["ids"].split(";"))
        words = dict.fromkeys(citations.mark_elsewhere(id).word for id in ids if id != OURS)
        return "".join(f" ({word})" for word in words if word)

    words = LINK.sub(lambda link: "" if link["image"] else link["text"], MARKER.sub(challenge, prose))
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(_MARKUP.sub("", words).split()))
