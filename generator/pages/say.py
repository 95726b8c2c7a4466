"""Small words that many pages share: counts, lists, kinds, languages, dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.evidence.graph import Item
from generator.records.claim import Kind
from generator.records.date import Date
from generator.records.entity import Entity
from generator.records.source import Source

UNDATED = "date not recorded"

KINDS: Mapping[Kind, str] = {
    "report": "Report of an event",
    "quote": "Quotation",
    "figure": "Figure",
    "legal": "Legal view",
    "forecast": "Forecast",
    "assessment": "Assessment",
    "denial": "Denial",
}

_LANGUAGES = {
    **{"de": "German", "en": "English", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese"},
    **{"ru": "Russian", "uk": "Ukrainian", "ko": "Korean", "ja": "Japanese", "zh": "Chinese", "ar": "Arabic"},
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence whose beginning says the most."""

    lead: str
    rest: str = ""

    def __str__(self) -> str:
        return self.lead + self.rest


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Iterable[str]) -> str:
    """Return `A`, `A and B` or `A, B and C`."""
    *head, last = names
    return f"{', '.join(head)} and {last}" if head else last


def capital(text: str) -> str:
    """Return `text` as it begins a sentence."""
    return text[:1].upper() + text[1:]


def without_stop(statement: str) -> str:
    """Return a statement as part of a line."""
    return statement.removesuffix(".")


def language(tag: str | None) -> str:
    """Return the name of a language, its tag where we know none, empty where it is not recorded."""
    return _LANGUAGES.get((tag or "").partition("-")[0], tag or "")


def published(value: Date | None) -> str:
    """Return the date of a report; of one that is only known to be no later than a day, `by 18 June 2024`."""
    if value is None:
        return UNDATED
    return f"by {value.text.removeprefix('until ')}" if value.earliest == datetime.date.min else value.text


def name_of(between: Source | Entity) -> str:
    """Return the name of a report or of whoever passed it on: that of its publisher, where one is recorded."""
    if isinstance(between, Entity):
        return between.name
    return between.publisher or f"“{between.label}”"


def second_passage(item: Item) -> str:
    """Return what the attribution of an item does: it names the speaker, or the report, or goes with the words."""
    if item.speakers:
        return "names the speaker"
    return "names the report" if item.via else "goes with it"
