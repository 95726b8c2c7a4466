"""The page that searches: a field and filters for the script, and for those who have none the ways to everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.pages import say
from generator.pages.challenge_words import CHALLENGE_WORDS
from generator.pages.home_view import in_order
from generator.pages.language import gettext, in_force, later
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
    count: str
    """How many results are in it, `{count} in German`."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page shows."""

    url: str
    title: str
    description: str
    filters: tuple[Filter, ...]
    languages: tuple[Language, ...]
    record: str
    """The language of the record, empty where it is that of the page."""
    denies: str
    """How what a denial stands against begins, among the words of a result."""


_KINDS = {
    "claim": later("Claim"),
    "passage": later("Passage"),
    "briefing": later("Briefing"),
    "source": later("Source"),
    "entity": later("Name"),
    "voice": later("Voice"),
    "page": later("Page"),
}


def search_views(material: Material) -> Iterator[SearchView]:
    """Yield the one page."""
    languages = tuple(_language(code) for code in languages_of(material))
    others = [language.name for language in languages[1:]]
    ours = languages[0].name
    if others:
        description = gettext(
            "Claims, briefings, sources and names in %(ours)s, and passages in %(others)s.",
            ours=ours,
            others=say.listed(others),
        )
    else:
        description = gettext("Claims, briefings, sources and names in %(ours)s.", ours=ours)
    any = gettext("any")
    yield SearchView(
        url=SEARCH,
        title=gettext("Search"),
        description=description,
        filters=(
            Filter("kind", gettext("Kind"), any, _choices(_KINDS)),
            Filter("briefing", gettext("Briefing"), any, tuple(_same(one.title) for one in in_order(material))),
            Filter("support", gettext("Support"), any, _choices(SUPPORT_WORDS)),
            Filter("challenge", gettext("Challenge"), any, _choices(CHALLENGE_WORDS)),
            Filter("source", gettext("Source"), any, ()),
            Filter("entity", gettext("Who or what"), gettext("anybody"), ()),
            Filter("year", gettext("Year"), any, ()),
        ),
        languages=languages,
        record=in_force().of_record,
        denies=gettext("denies %(whose)s", whose=""),
    )


def _language(code: str) -> Language:
    name = gettext("a language not recorded") if code == UNKNOWN_LANGUAGE else say.language(code)
    return Language(code, name, gettext("{count} in %(language)s", language=name))


def _choices(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, gettext(label)) for value, label in labels.items())


def _same(word: str) -> Choice:
    return Choice(typeset(word), typeset(word))
