"""The page that searches: a field and filters for the script, and for those who have none the ways to everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.pages import say
from generator.pages.challenge_words import CHALLENGE_WORDS
from generator.pages.home_view import in_order
from generator.pages.material import Material
from generator.pages.search_record import UNKNOWN_LANGUAGE, languages_of
from generator.pages.support_words import SUPPORT_WORDS
from generator.pages.typeset import typeset
from generator.pages.url import SEARCH


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    """As records have it."""
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that results can be narrowed down to."""

    name: str
    label: str
    any: str
    """What is chosen while nothing is."""
    choices: tuple[Choice, ...]
    """In order; empty where the index knows them, and the script puts them there."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language that is searched."""

    code: str
    """The folder of its index."""
    name: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page shows."""

    url: str
    title: str
    description: str
    filters: tuple[Filter, ...]
    languages: tuple[Language, ...]


_KINDS = {
    **{"claim": "Claim", "passage": "Passage", "briefing": "Briefing"},
    **{"source": "Source", "entity": "Name", "voice": "Voice", "page": "Page"},
}


def search_views(material: Material) -> Iterator[SearchView]:
    """Yield the one page."""
    languages = tuple(Language(code, _name(code)) for code in languages_of(material))
    others = [language.name for language in languages[1:]]
    where = f", and passages in {say.listed(others)}" if others else ""
    yield SearchView(
        url=SEARCH,
        title="Search",
        description=f"Claims, briefings, sources and names in {languages[0].name}{where}.",
        filters=(
            Filter("kind", "Kind", "any", _choices(_KINDS)),
            Filter("briefing", "Briefing", "any", tuple(_same(one.title) for one in in_order(material))),
            Filter("support", "Support", "any", _choices(SUPPORT_WORDS)),
            Filter("challenge", "Challenge", "any", _choices(CHALLENGE_WORDS)),
            Filter("source", "Source", "any", ()),
            Filter("entity", "Who or what", "anybody", ()),
            Filter("year", "Year", "any", ()),
        ),
        languages=languages,
    )


def _name(code: str) -> str:
    return "a language not recorded" if code == UNKNOWN_LANGUAGE else say.language(code)


def _choices(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in labels.items())


def _same(word: str) -> Choice:
    return Choice(typeset(word), typeset(word))
