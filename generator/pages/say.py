"""Small words that many pages share: counts, lists, kinds, languages, dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.evidence.challenge import ChallengeWord
from generator.evidence.graph import Item
from generator.evidence.support import SupportWord
from generator.pages.date_words import date_words, end_words
from generator.pages.language import gettext, later, ngettext, nlater
from generator.records.claim import Kind
from generator.records.date import Date
from generator.records.entity import Entity
from generator.records.source import Source

_KINDS: Mapping[Kind, str] = {
    "report": later("Report of an event"),
    "quote": later("Quotation"),
    "figure": later("Figure"),
    "legal": later("Legal view"),
    "forecast": later("Forecast"),
    "assessment": later("Assessment"),
    "denial": later("Denial"),
}

_VERDICTS: Mapping[SupportWord | ChallengeWord, str] = {
    "corroborated": later("corroborated"),
    "several voices, one report": later("several voices, one report"),
    "one voice": later("one voice"),
    "no named voice": later("no named voice"),
    "denied": later("denied"),
    "denied in general": later("denied in general"),
    "contradicted": later("contradicted"),
    "superseded": later("superseded"),
    "withdrawn": later("withdrawn"),
}

_LANGUAGES = {
    "de": later("German"),
    "en": later("English"),
    "fr": later("French"),
    "es": later("Spanish"),
    "it": later("Italian"),
    "pt": later("Portuguese"),
    "ru": later("Russian"),
    "uk": later("Ukrainian"),
    "ko": later("Korean"),
    "ja": later("Japanese"),
    "zh": later("Chinese"),
    "ar": later("Arabic"),
}

SUPPORT_LOOKS: tuple[tuple[SupportWord, str], ...] = (
    ("corroborated", "corroborated"),
    ("several voices, one report", "several"),
    ("one voice", "one"),
    ("no named voice", "none"),
)
"""The words of support, from the most to the least, each with its look in a bar."""

Counted = Literal["briefing", "claim", "dated claim", "denial", "event", "pair", "passage", "report", "source", "voice"]

_COUNTS: Mapping[Counted, tuple[str, str]] = {
    "briefing": nlater("%(number)s briefing", "%(number)s briefings"),
    "claim": nlater("%(number)s claim", "%(number)s claims"),
    "dated claim": nlater("%(number)s dated claim", "%(number)s dated claims"),
    "denial": nlater("%(number)s denial", "%(number)s denials"),
    "event": nlater("%(number)s event", "%(number)s events"),
    "pair": nlater("%(number)s pair", "%(number)s pairs"),
    "passage": nlater("%(number)s passage", "%(number)s passages"),
    "report": nlater("%(number)s report", "%(number)s reports"),
    "source": nlater("%(number)s source", "%(number)s sources"),
    "voice": nlater("%(number)s voice", "%(number)s voices"),
}
"""What many pages count. A count within a sentence is worded with it, so that each language can inflect the two."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence whose beginning says the most."""

    lead: str
    rest: str = ""

    def __str__(self) -> str:
        return self.lead + self.rest


def count(number: int, noun: Counted) -> str:
    return ngettext(*_COUNTS[noun], number)


def undated() -> str:
    return gettext("date not recorded")


def not_recorded() -> str:
    return gettext("not recorded")


def kind(of: Kind) -> str:
    """Return the name of a kind of claim."""
    return gettext(_KINDS[of])


def verdict(word: SupportWord | ChallengeWord) -> str:
    """Return the word of support or challenge as readers see it; empty for none."""
    return gettext(_VERDICTS[word]) if word in _VERDICTS else ""


def listed(names: Iterable[str]) -> str:
    """Return `A`, `A and B` or `A, B and C`."""
    *head, last = names
    return gettext("%(head)s and %(last)s", head=", ".join(head), last=last) if head else last


def capital(text: str) -> str:
    """Return `text` as it begins a sentence."""
    return text[:1].upper() + text[1:]


def without_stop(statement: str) -> str:
    """Return a statement as part of a line."""
    return statement.removesuffix(".")


def language(tag: str | None) -> str:
    """Return the name of a language, its tag where we know none, empty where it is not recorded."""
    name = _LANGUAGES.get((tag or "").partition("-")[0])
    return gettext(name) if name else tag or ""


def published(value: Date | None) -> str:
    """Return the date of a report; of one that is only known to be no later than a day, `by 18 June 2024`."""
    if value is None:
        return undated()
    if value.earliest == datetime.date.min:
        return gettext("by %(date)s", date=end_words(value))
    return date_words(value)


def name_of(between: Source | Entity) -> str:
    """Return the name of a report or of whoever passed it on: that of its publisher, where one is recorded."""
    if isinstance(between, Entity):
        return between.name
    return between.publisher or quoted(between.label)


def quoted(label: str) -> str:
    """Return what an article is called here, in quotation marks."""
    return gettext("“%(label)s”", label=label)


def second_passage(item: Item) -> str:
    """Return what the attribution of an item does: it names the speaker, or the report, or goes with the words."""
    if item.speakers:
        return gettext("names the speaker")
    return gettext("names the report") if item.via else gettext("goes with it")
