"""What a search can find: one record per claim, passage, part of a briefing, source, entity and voice.

Made from the record, not from the pages: so each is in one language and stemmed as such, a claim is never found without
its speaker and its challenge, and of an article nothing is there but what `show` lets a page show.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.evidence.graph import Item
from generator.pages import say
from generator.pages.entity_view import TYPES
from generator.pages.figure_words import figure_words
from generator.pages.material import Material
from generator.pages.name import in_sentence
from generator.pages.quotation import quotation_of
from generator.pages.speaker import speaker
from generator.pages.spelling import Spellings, word_parts
from generator.pages.typeset import typeset
from generator.pages.url import briefing_url, claim_url, entity_url, passage_url, source_url, voice_url
from generator.records.briefing import Briefing
from generator.records.claim import Claim
from generator.records.date import Date
from generator.records.entity import Entity
from generator.records.lock import PassageKey
from generator.records.markers import MARKER, cited_claims, plain_text
from generator.records.source import Source

OURS = "en"
"""The language of our own words."""
UNKNOWN = "unknown"
"""Stands for a language that is not recorded: nothing is stemmed."""

Kind = Literal["claim", "passage", "briefing", "source", "entity", "voice", "page"]
Filters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing to be found."""

    url: str
    """From the site's root; no two records share one."""
    kind: Kind
    language: str
    """ISO 639-1, of `text`; `unknown` where it is not recorded."""
    title: str
    """What a result is called, always in our own language."""
    text: str
    also: str
    """Other words it is found by and that are not shown: other spellings of names, the last parts of long words."""
    filters: Filters
    """What it can be narrowed down by: each filter's values as readers see them."""


def search_records(material: Material) -> Iterator[SearchRecord]:
    """Yield everything that can be found, each with an address of its own."""
    maker = _Maker(material)
    for claim in material.graph.library.claims.values():
        yield maker.claim(claim)
    yield from maker.passages()
    for briefing in material.graph.library.briefings.values():
        yield from maker.briefing(briefing)
    for source in material.graph.library.sources.values():
        yield maker.source(source)
    yield from maker.entities()


def languages_of(material: Material) -> tuple[str, ...]:
    """Return the languages that records are in, our own first."""
    sources = material.graph.library.sources
    shown = {_language(sources[id]) for (id, _), shown in material.shown.items() if shown.extent != "nothing"}
    return OURS, *sorted(shown - {OURS})


class _Maker:
    def __init__(self, material: Material) -> None:
        self.material = material
        self.graph = material.graph
        self.library = material.graph.library
        self.spellings = Spellings(self.library.entities.values())
        self.filters_by_claim = {id: self._claim_filters(claim) for id, claim in self.library.claims.items()}

    def claim(self, claim: Claim) -> SearchRecord:
        line, event = self.material.lines[claim.id], self.library.events.get(claim.event or "")
        measure = self.library.measures[claim.figure.measure] if claim.figure else None
        parts = (
            say.capital(str(line.support)),
            say.capital(line.challenge),
            say.KINDS[claim.kind],
            say.capital(figure_words(claim.figure, measure)) if claim.figure and measure else "",
            measure.label if measure else "",
            f"About {claim.when.text}" if claim.when else "",
            event.title if event else "",
            claim.note or "",
        )
        return self._record(claim_url(claim.id), "claim", line.text, _sentences(parts), self.filters_by_claim[claim.id])

    def passages(self) -> Iterator[SearchRecord]:
        """Yield each passage of which something may be shown, with the claims that rest on it."""
        uses: dict[PassageKey, list[Item]] = defaultdict(list)
        for items in self.graph.items_by_claim.values():
            for item in items:
                for passage in dict.fromkeys((item.passage, item.attribution)):
                    if passage is not None and self.material.shown[passage.key].extent != "nothing":
                        uses[passage.key].append(item)
        for key, items in uses.items():
            yield self._passage(key, items)

    def _passage(self, key: PassageKey, items: Sequence[Item]) -> SearchRecord:
        source, passage = items[0].source, self.graph.passages[key]
        language = _language(source)
        words = quotation_of(passage, source, self.material.shown).text
        place = f", paragraph {passage.paragraph}" if passage.paragraph is not None else ""
        lines = [self.material.lines[item.claim.id] for item in items]
        standing = "; ".join(dict.fromkeys(line.standing for line in lines if line.standing))
        title = f"{speaker(items, self.library.entities)}, in “{source.label}”{place}"
        filters = _joined(self.filters_by_claim[item.claim.id] for item in items)
        return self._record(
            passage_url(passage),
            "passage",
            f"{title} — {standing}" if standing else title,
            words,
            {**filters, "source": (source.label,)},
            language=language,
            parts=word_parts(words, self._vocabulary(language)) if language in _COMPOUNDING else (),
        )

    def briefing(self, briefing: Briefing) -> Iterator[SearchRecord]:
        """Yield the briefing with its bottom line, and each of its sections."""
        url = briefing_url(briefing.id)
        yield self._prose(briefing, url, briefing.question, briefing.summary)
        for number, section in enumerate(briefing.sections, start=1):
            title = f"{briefing.title}: {section.title}"
            yield self._prose(briefing, f"{url}#section-{number}", title, section.text)

    def _prose(self, briefing: Briefing, url: str, title: str, text: str) -> SearchRecord:
        cited = (id for id in cited_claims(briefing) if id in _ids_in(text))
        filters = {**_joined(self.filters_by_claim[id] for id in cited), "briefing": (briefing.title,)}
        return self._record(url, "briefing", title, plain_text(text), filters)

    def source(self, source: Source) -> SearchRecord:
        items = self.graph.items_by_source[source.id] or self.graph.items_via[source.id]
        parts = (
            source.title or "",
            source.publisher or "Publisher not recorded",
            source.author or "",
            say.capital(say.published(source.published)),
            "" if source.held else "Known only through others; not read",
            source.descriptor or "",
        )
        filters = _joined(self.filters_by_claim[item.claim.id] for item in items)
        kept = {name: values for name, values in filters.items() if name in ("briefing", "entity")}
        narrow = {**kept, "source": (source.label,), "year": tuple(_years([source.published]))}
        return self._record(source_url(source.id), "source", source.label, _sentences(parts), narrow)

    def entities(self) -> Iterator[SearchRecord]:
        """Yield each entity, and each voice on which something rests."""
        voices = {voice.id for items in self.graph.items_by_claim.values() for item in items for voice in item.voices}
        for entity in self.library.entities.values():
            name = say.capital(entity.name)
            filters = {"entity": (name,)}
            known_as = f"Also written {', '.join(entity.aka)}" if entity.aka else ""
            roles = (say.capital(one.role) for one in entity.roles)
            text = _sentences((TYPES[entity.type], known_as, *roles, entity.note or ""))
            yield self._record(entity_url(entity.id), "entity", name, text, filters)
            if entity.id in voices:
                title = f"What rests on the word of {in_sentence(entity)}"
                yield self._record(voice_url(entity.id), "voice", title, "", filters)

    def _claim_filters(self, claim: Claim) -> Filters:
        items, line = self.graph.items_by_claim[claim.id], self.material.lines[claim.id]
        event = self.library.events.get(claim.event or "")
        figure = claim.figure
        dates = [claim.when, *(item.evidence.said for item in items), *(item.reported for item in items)]
        dates += [event.when] if event else []
        dates += [figure.since, figure.until] if figure else []
        named = [self.library.entities[id] for id in claim.entities]
        for item in items:
            named += [*item.speakers, *item.voices, *(one for one in item.via if isinstance(one, Entity))]
        return {
            "briefing": tuple(self.library.briefings[id].title for id in self.graph.briefings_by_claim[claim.id]),
            "support": (line.support_word,) if line.support_word else (),
            "challenge": (line.challenge_word,),
            "source": tuple(dict.fromkeys(item.source.label for item in items)),
            "entity": tuple(dict.fromkeys(say.capital(one.name) for one in named)),
            "year": tuple(sorted(set(_years(dates)))),
        }

    def _vocabulary(self, language: str) -> frozenset[str]:
        """Return the words of all texts in hand in a language, in small letters."""
        if language not in self._vocabularies:
            texts = self.library.texts
            of_language = (texts[id].text for id, source in self.library.sources.items() if id in texts)
            self._vocabularies[language] = frozenset()
        return self._vocabularies[language]
