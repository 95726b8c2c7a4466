"""The small record in a German frame: some pages to be read, and on all of them no English but the record's.

UPDATE_EXPECTED=1 writes the pages in tests/site/expected-de anew; read what changed before you commit it.
"""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import pytest

from generator.pages.language import LOCALE
from tests.outline import outline
from tests.pages.catalogues import read
from tests.pages.lunn import SITE, pages

EXPECTED = SITE / "expected-de"
READ = ("claims/radar-nearly-40", "sources/kurier-2031-06", "radar-sets", "voices", "figures")
"""Pages whose words are kept, to be read by somebody who speaks German."""
ATTRIBUTES = ("aria-label", "data-label", "data-and", "data-count", "title", "content", "alt", "placeholder")

_VALUE = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]*>")


@pytest.mark.parametrize("path", READ)
def test_a_page_says_what_is_expected(path):
    text = outline(pages(locale="de")[f"{path}/index.html"])
    file = EXPECTED / f"{path}.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def test_every_page_says_which_language_it_is_in():
    for locale in ("en", "de"):
        for path, page in pages(locale=locale).items():
            if path.endswith(".html"):
                assert f'<html lang="{locale}">' in page, path


def test_no_english_text_of_ours_is_left_on_a_german_page():
    assert [*left(pages(locale="de"), foreign=texts()[0], spoken="de")] == []


def test_no_german_text_of_ours_stands_on_an_english_page():
    assert [*left(pages(), foreign=texts()[1], spoken="en")] == []


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Nach Stimme", "By voice"),
        ("durch 2 Sprecher", "through 2 speakers"),
        ("keine andere Stimme sagt es", "no other voice says so"),
        ('data-label="Aussagen"', 'data-label="Claims"'),
    ],
)
def test_a_text_that_is_left_would_be_found(german, english):
    page = pages(locale="de")["voices/index.html"]
    assert german in page
    assert [*left({"a.html": page.replace(german, english)}, foreign=texts()[0], spoken="de")]


def test_words_of_the_record_are_marked_and_no_mark_is_left_over():
    for path, page in pages(locale="de").items():
        assert not re.search(r"[\x00-\x08\x0b-\x1f]", page), path
    claim = pages(locale="de")["claims/radar-nearly-40/index.html"]
    assert '<span lang="en">Arvenia has supplied Belmark with nearly forty radar sets.</span>' in claim


def test_what_programs_read_is_the_same_in_every_language():
    data = "data/verification.json"
    assert json.loads(pages(locale="de")[data]) == json.loads(pages()[data])
    assert pages(locale="de")["sitemap.xml"] == pages()["sitemap.xml"]


def test_addresses_are_the_same_in_every_language():
    assert pages(locale="de").keys() == pages().keys()

    def targets(page: str) -> set[str]:
        return set(re.findall(r'(?:id|href)="([^"]*)"', page))

    for path, page in pages().items():
        assert targets(pages(locale="de")[path]) == targets(page), path


@cache
def texts() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """Return the English and the German texts, where they are not the same, each with what finds it on a page."""
    english, german = {}, {}
    for message in read(LOCALE / "de.po"):
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for original, string in zip(originals, strings, strict=True):
            if original.strip() != string.strip():
                english[original], german[string] = pattern(original), pattern(string)
    return english, german


def pattern(text: str) -> re.Pattern[str]:
    """Return what finds a text: some words in a row wherever they stand, fewer only where they are all there is."""
    pieces = [piece.replace("%%", "%").strip() for piece in _VALUE.split(text)]
    longest = max(pieces, key=len)
    if len(longest.split()) > 3:
        return re.compile(re.escape(longest))
    words = re.findall(r"[^\W\d_]+", " ".join(pieces))
    if len(words) < (2 if len(pieces) > 1 else 1):
        return re.compile(r"(?!)")  # `in` and the like, among values, may be a word of either
    return re.compile(r"\A" + r"\b.+\b".join(map(re.escape, pieces)) + r"\Z")


def left(made: dict[str, str], *, foreign: dict[str, re.Pattern[str]], spoken: str) -> Iterator[tuple[str, str, str]]:
    """Yield each of the `foreign` texts that a page has among what is `spoken`: the page, the text, where it stands."""
    for path, page in made.items():
        if not path.endswith(".html"):
            continue
        tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
        for words in {" ".join(words.split()) for language, words in words_of(tree, "") if language == spoken}:
            yield from ((path, text, words) for text, finds in foreign.items() if finds.search(words))


def words_of(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield each piece of text, and each attribute that is text, after its language."""
    language = element.get("lang") or language
    yield from ((language, value) for name in ATTRIBUTES if (value := element.get(name)))
    if element.tag not in ("script", "style", "code"):
        yield language, element.text or ""
    for child in element:
        yield from words_of(child, language)
        yield language, child.tail or ""
