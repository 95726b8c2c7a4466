"""HTML, script, Jinja and Markdown in every text that an editor can write: readers see it as it is written.

Every field of every record that holds free text, filled or not, is given such a text of its own; then all pages and the
search index are made from the record as for any site.
"""

import dataclasses
import typing
from collections.abc import Iterator
from functools import cache
from itertools import count
from xml.etree.ElementTree import Element

import html5lib

from generator import build
from generator.evidence.link import link
from generator.pages.material import material_of
from generator.pages.search_record import search_records
from generator.records.briefing import Briefing, Section
from generator.records.date import Date
from generator.records.scalars import check_line, check_text
from tests.pages.lunn import HANDWRITTEN, OPTIONS, graph

PROSE = {(Briefing, "summary"), (Section, "text")}
"""Markdown with citations; all else is plain."""

_numbers = count(1)
Tokens = dict[str, str]
"""What each token stands in: `Claim.note`."""


def payload(token: str) -> str:
    return (
        f'<script>alert("{token}")</script><b id="{token}" onclick={token}()>{token}</b>'
        "{{ 7 * 191 }}{% include 'base.html' %}${7*191}&lt;i&gt;"
        f" **{token}** [{token}](javascript:{token}) ![{token}](data:{token}) `{token}` <!--{token}--> ]]>'\"><{token}>"
    )


def prose(token: str) -> str:
    # Links to such targets are problems in prose, so they cannot stand in a record that builds.
    script = f'<script>alert("{token}")</script><b id="{token}" onclick={token}()>{token}</b>'
    return f"{script}{{{{ 7 * 191 }}}} <{token}> [@ours]."


def is_free_text(hint: object) -> bool:
    checks = {getattr(mark, "after", None) for mark in getattr(hint, "__metadata__", ())}
    return bool(checks & {check_line, check_text})


def filled(value: object, hint: object, where: str, tokens: Tokens) -> object:
    """Return `value` with a payload for every free text in it; `hint` is its declared type."""

    def text() -> str:
        token = f"T{next(_numbers)}T"
        tokens[token] = where
        return payload(token)

    if is_free_text(hint):
        return text()
    args = typing.get_args(hint)
    if type(None) in args and any(is_free_text(arg) for arg in args):
        return text()  # also where nothing was written
    if dataclasses.is_dataclass(value) and not isinstance(value, Date):
        return hostile(value, tokens)
    origin = typing.get_origin(hint) or hint
    if origin is typing.Annotated or hasattr(hint, "__metadata__"):
        return filled(value, args[0], where, tokens)
    if isinstance(value, tuple) and args:
        return tuple(filled(one, args[0], where, tokens) for one in value)
    if isinstance(value, dict) and len(args) == 2:
        return {key: filled(one, args[1], where, tokens) for key, one in value.items()}
    return value


def hostile(record: object, tokens: Tokens) -> object:
    """Return a record with a payload in each of its free texts."""
    hints = typing.get_type_hints(type(record), include_extras=True)
    changed = {}
    for field in dataclasses.fields(record):
        if field.name in ("place", "id", "quote", "prefix", "suffix", "amount"):
            continue  # what finds a passage is the article's, and an amount with digits is a number
        where = f"{type(record).__name__}.{field.name}"
        if (type(record), field.name) in PROSE:
            token = f"T{next(_numbers)}T"
            tokens[token] = where
            changed[field.name] = f"{getattr(record, field.name)}\n\n{prose(token)}"
        else:
            changed[field.name] = filled(getattr(record, field.name), hints[field.name], where, tokens)
    as_written = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    return type(record)(**{name: value for name, value in {**as_written, **changed}.items() if value != ""})


@cache
def site() -> tuple[dict[str, str], Tokens]:
    """Return each page of the hostile record by its path, and the tokens."""
    tokens: Tokens = {}
    library = graph().library
    kinds = ("sources", "claims", "entities", "events", "measures", "briefings")
    records = {kind: {id: hostile(one, tokens) for id, one in getattr(library, kind).items()} for kind in kinds}
    made = build.material(link(dataclasses.replace(library, **records), graph().passages), OPTIONS)
    shell = build.shell(made, OPTIONS, HANDWRITTEN)
    files = build.pages(made, shell, OPTIONS)
    return {path: data.decode() for path, data in files if not path.endswith(".png")}, tokens


@cache
def documents() -> dict[str, Element]:
    """Return each page as a browser reads it; html5lib stops at the first fault."""
    pages = site()[0].items()
    return {path: html5lib.HTMLParser(strict=True).parse(text) for path, text in pages if path.endswith(".html")}


def elements() -> Iterator[tuple[str, Element]]:
    for path, document in documents().items():
        yield from ((path, element) for element in document.iter() if isinstance(element.tag, str))


def test_every_text_that_readers_see_has_been_tried():
    pages, tokens = site()
    everything = "\n".join(pages.values())
    shown = {where for token, where in tokens.items() if token in everything}
    assert len(tokens) > 100
    assert shown == set(tokens.values())


def test_no_element_and_no_attribute_comes_out_of_a_text():
    tokens = site()[1]
    for path, element in elements():
        tag = element.tag.rpartition("}")[2].upper()
        assert tag not in tokens, path
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (path, name)
            assert name.upper() not in tokens
            if name in ("id", "href", "src", "class", "style", "action"):
                assert not any(token in value for token in tokens), (path, name, value)
                assert "javascript:" not in value.lower()
                assert not value.lower().startswith("data:")


def test_no_script_is_made():
    tokens = site()[1]
    for path, element in elements():
        if element.tag.endswith("}script"):
            assert not any(token in (element.text or "") for token in tokens), path


def test_no_template_is_carried_out():
    for path, text in site()[0].items():
        assert str(7 * 191) not in text, path


def test_no_markdown_is_read_where_text_is_plain():
    tokens = site()[1]
    plain = {token for token, where in tokens.items() if where not in ("Briefing.summary", "Section.text")}
    for path, element in elements():
        if element.tag.rpartition("}")[2] in ("strong", "em", "a", "code", "img"):
            assert "".join(element.itertext()).strip() not in plain, path


def test_the_text_is_seen_as_it_is_written():
    everything = "\n".join("".join(document.itertext()) for document in documents().values())
    for token, where in site()[1].items():
        if token in everything:
            assert f"{token}()>{token}</b>{{{{ 7 * 191 }}}}" in everything, where


def test_the_search_index_holds_words_and_no_pages():
    tokens: Tokens = {}
    library = graph().library
    claims = {id: hostile(one, tokens) for id, one in library.claims.items()}
    made = link(dataclasses.replace(library, claims=claims), graph().passages)
    records = list(search_records(material_of(made, OPTIONS)))
    assert any(token in str(record) for token in tokens for record in records)
