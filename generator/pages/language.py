"""The language of the frame, and the only door to its texts: what a reader sees that is not the record's content.

English is written in place, where a text is used, and is the source; any other language has a catalogue in `locale/`.
`gettext` and its kin are called as Babel looks for them. What a text names is `%(name)s` in it; whatever is named is
given by keyword, so that a language can put it in its own order.

Which language is in force is a context variable, which `spoken_in` alone sets, around what makes pages, the lines of
claims and the search. As a parameter it would stand in the signature of every function that words anything, over a
hundred of them, of which hardly one does anything else with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import ParamSpec, TypeVar

from generator.pages.catalogue import CONTEXT, Catalogue, read_catalogue
from generator.records.scalars import check_language

SOURCE = "en"
"""The language of the texts in place."""
LOCALE = Path(__file__).parent / "locale"
"""The catalogues, a PO file for each language, and the template that Babel makes of all texts in place."""

# Control characters cannot be written in a record, so these can stand for what is not text.
_BEGIN, _END = "\x11", "\x12"
_NO_MARKS = {ord(_BEGIN): None, ord(_END): None}
_MARKED = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_TEXT_ONLY = ("<title", "<option", "<desc", "<text")

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Language:
    """What the frame of a site is worded in."""

    code: str = SOURCE
    """BCP 47, `de`."""
    record: str = SOURCE
    """The language that the record is written in, BCP 47: content stays as it is."""
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """As `Catalogue.messages`; empty for English."""
    plural: str = "n != 1"
    """As `Catalogue.plural`."""

    @property
    def of_record(self) -> str:
        """The language to mark content with, empty where it is that of the frame."""
        return self.record if self.record.partition("-")[0] != self.code.partition("-")[0] else ""

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a text, with `values` in it; in a text without any, `%` is itself."""
        if self.messages:
            message = self.messages.get(message, (message,))[0]
        return message % values if values else message

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Return a text that other languages have several words for; `context` says which is meant."""
        if self.messages:
            message = self.messages.get(context + CONTEXT + message, (message,))[0]
        return message % values if values else message

    def ngettext(self, one: str, several: str, number: int, /, **values: object) -> str:
        """Return the form of a text that goes with `number`, which is `%(number)s` in it."""
        forms = self.messages.get(one) or (one, several)
        form = forms[_form(self.plural)(number)] if self.messages else one if number == 1 else several
        return form % {"number": number, **values}

    def forms(self, one: str, several: str) -> tuple[str, ...]:
        """Return all forms of a text, in the order of `form_of`."""
        return self.messages.get(one) or (one, several)

    def form_of(self, number: int) -> int:
        """Return which of the forms of a text goes with `number`."""
        return _form(self.plural)(number)


ENGLISH = Language()

_in_force: ContextVar[Language] = ContextVar("language", default=ENGLISH)


def language_of(locale: str, record: str = SOURCE) -> Language:
    """Return the language that `theme.locale` names, `de` or `de_AT`, for a record in the language `record`.

    Raises LookupError where there is no catalogue for it.
    """
    code = locale.replace("_", "-")
    name = code.partition("-")[0]
    if name == SOURCE:
        return Language(code, record)
    if name not in languages():
        raise LookupError(locale)
    catalogue = _catalogue(name)
    return Language(code, record, catalogue.messages, catalogue.plural)


def languages() -> tuple[str, ...]:
    """Return the languages that there are texts in, English first."""
    return SOURCE, *sorted(file.stem for file in LOCALE.glob("*.po"))


def unknown_language(locale: str, record: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the language of the frame and with that of the record, and what to do."""
    try:
        language_of(locale)
    except LookupError:
        advice = f"write one of: {', '.join(languages())}; or add one: CONTRIBUTING.md, Add a language"
        yield f"`theme.locale` is '{locale}', and the pages have no texts in that language", advice
    try:
        check_language(record)
    except ValueError as error:
        what, _, advice = str(error).partition(": ")
        yield f"`language`: {what}", advice


def spoken_in(language: Language, make: Callable[P, T]) -> Callable[P, T]:
    """Return `make`, with `language` in force while it runs and only then.

    What it returns must be finished: an iterator would go on in whatever language its reader speaks.
    """

    def made(*args: P.args, **values: P.kwargs) -> T:
        before = _in_force.set(language)
        try:
            return make(*args, **values)
        finally:
            _in_force.reset(before)

    return made


def in_force() -> Language:
    """Return the language that words are made in."""
    return _in_force.get()


def gettext(message: str, /, **values: object) -> str:
    """Return a text in the language in force; see `Language.gettext`."""
    language = _in_force.get()
    if language.messages:
        return language.gettext(message, **values)
    # English, the language of most sites, has this called a million times.
    return message % values if values else message


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return a text of several meanings in the language in force; see `Language.pgettext`."""
    return _in_force.get().pgettext(context, message, **values)


def ngettext(one: str, several: str, number: int, /, **values: object) -> str:
    """Return a text with a number in the language in force; see `Language.ngettext`."""
    return _in_force.get().ngettext(one, several, number, **values)


def later(message: str) -> str:
    """Return `message` as it is: it is given to `gettext` where it is used, because no language is in force yet."""
    return message


def nlater(one: str, several: str) -> tuple[str, str]:
    """Return both texts as they are, for `ngettext`."""
    return one, several


def content(text: str) -> str:
    """Return words of the record as part of a text of the frame: marked as such, where they are in another language."""
    return f"{_BEGIN}{text}{_END}" if text and _in_force.get().of_record else text


def plain(text: str) -> str:
    """Return a text without the marks of `content`."""
    return text.translate(_NO_MARKS) if _BEGIN in text else text


def with_marks_as_elements(page: str, language: Language) -> str:
    """Return a page in which words of the record within those of the frame say what language they are in.

    Where HTML allows no element (in attributes, titles, choices and the text of drawings), they do without.
    """

    def element(words: re.Match[str]) -> str:
        tag = page.rfind("<", 0, words.start())
        is_inside = page.find(">", tag, words.start()) < 0
        if is_inside or page.startswith(_TEXT_ONLY, tag):
            return words[1]
        return f'<span lang="{language.of_record}">{words[1]}</span>'

    return _MARKED.sub(element, page) if _BEGIN in page else page


def number_words(number: Decimal) -> str:
    """Return a number as the language in force writes it, in groups of three: `5 000 000`, `5.000.000,5`."""
    # An example says more to a translator than the names of two signs.
    example = pgettext("how a number is written", "1\u00a0234.5")
    thousands, decimal = _signs(example)
    return f"{number:,f}".translate({ord(","): thousands, ord("."): decimal})


def percent(share: float) -> str:
    """Return a share between 0 and 1, `25%`."""
    number = f"{share * 100:.0f}"
    return gettext("%(number)s%%", number=number)


@cache
def _signs(example: str) -> tuple[str, str]:
    """Return the signs between groups of digits and before decimals in `1 234.5`."""
    match = re.fullmatch(r"1(.*)234(.+)5", example)
    if match is None:
        raise ValueError(f"'{example}' does not show how to write 1234.5")
    return match[1], match[2]


@cache
def _form(plural: str) -> Callable[[int], int]:
    return c2py(plural)


@cache
def _catalogue(name: str) -> Catalogue:
    return read_catalogue(LOCALE / f"{name}.po")
