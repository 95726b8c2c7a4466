"""The page that searches: a field and filters for the script, and for those who have none the ways to everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import say
from generator.pages.home_view import in_order
from generator.pages.material import Material
from generator.pages.search_record import UNKNOWN_LANGUAGE, languages_of
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
_SUPPORT = ("corroborated", "several voices, one report", "one voice", "no named voice")
_CHALLENGE = ("denied", "denied in general", "contradicted", "superseded", "withdrawn", "none")


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
            Filter("kind", "Kind", "any", tuple(Choice(value, label) for value, label in _KINDS.items())),
            Filter("briefing", "Briefing", "any", tuple(_same(one.title) for one in in_order(material))),
            Filter("support", "Support", "any", tuple(_same(word) for word in _SUPPORT)),
            Filter(
                "challenge",
                "Challenge",
                "any",
                tuple(Choice(word, "none on record" if word == "none" else word) for word in _CHALLENGE),
            ),
            Filter("source", "Source", "any", ()),
            Filter("entity", "Who or what", "anybody", ()),
            Filter("year", "Year", "any", ()),
        ),
        languages=languages,
    )


def _name(code: str) -> str:
    return "a language not recorded" if code == UNKNOWN_LANGUAGE else say.language(code)


def _same(word: str) -> Choice:
    return Choice(typeset(word), typeset(word))
