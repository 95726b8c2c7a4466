"""The build, told once: folder in, pages out.

    read_library → anchor_all → link → pages → search

Every problem of every step is raised together, sorted, before anything is written.
"""

from __future__ import annotations

import datetime
import gc
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from generator.anchoring.anchor import Anchored, anchored_by_source, passages_of
from generator.anchoring.history import keep_text
from generator.anchoring.passage import PROVED
from generator.evidence.graph import Graph
from generator.evidence.link import link
from generator.pages.checks import Checks
from generator.pages.frame import Link, Shell
from generator.pages.language import spoken_in
from generator.pages.material import Material, material_of
from generator.pages.search_page import page_records
from generator.pages.search_record import SearchRecord, search_records
from generator.pages.site import left_out, pages_of, shell_of
from generator.pages.url import kind_of
from generator.publish.search import can_search, search_index
from generator.reading.library import read_library
from generator.records.library import Library
from generator.records.options import Options
from generator.records.problem import Problem, ProblemsFound
from generator.records.share_work import done
from generator.records.text import ArticleText
from generator.records.traced import Derived

COMMIT = ("SOURCE_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA")
"""Environment variables that may name the commit, the first of them that does."""


def look(options: Options) -> tuple[Graph, list[Problem]]:
    """Return the whole record as far as it could be read, proved and joined, and all that is wrong with it.

    A graph with problems is good for looking, not for pages.
    """
    library, problems = read_library(options)
    library.trace.is_wanted = False
    record = join(library, options)
    return record.graph, sorted({*problems, *record.problems()})


@dataclass(frozen=True, slots=True)
class Record:
    """A library proved and joined, with all that follows from it; nothing is worked out before it is asked for."""

    anchored: Derived[str, Anchored]
    graph: Graph
    material: Material
    proofs: Derived[str, tuple[bool, int, int]]
    """By source id: whether it is held, its passages, and those of them that are proved against the text."""
    proved_once: Derived[str, tuple[int, ...]]
    """The same of all sources together."""

    @property
    def checks(self) -> Checks:
        """All that can be wrong with it, besides what could not be read."""
        return Checks(self.material, self.anchored)

    @property
    def summary(self) -> str:
        """What `summary` says of its graph, without a look at every passage."""
        held, passages, by_text = self.proved_once[""]
        return _summary(self.graph, passages, by_text, held)

    def problems(self) -> list[Problem]:
        """Return all that is wrong with it, besides what could not be read."""
        checks = self.checks
        found = (problem for check in checks.of_records() for id in check.ids for problem in check.of(id))
        return [*found, *checks.of_circles()]


def join(library: Library, options: Options) -> Record:
    """Return the record that a library holds."""
    anchored = anchored_by_source(library, options.cache)
    graph = link(library, passages_of(anchored))

    def proofs(id: str) -> tuple[bool, int, int]:
        states = [passage.state for passage in anchored[id].passages.values()]
        return library.sources[id].held, len(states), sum(state in PROVED for state in states)

    each = Derived(library.trace, "proofs", library.sources, proofs, lasting=True)

    def proved(_: str) -> tuple[int, ...]:
        return tuple(map(sum, zip((0, 0, 0), *each.values(), strict=True)))

    once = Derived(library.trace, "proved", ("",), proved, lasting=True)
    return Record(anchored, graph, material(graph, options), each, once)


@contextmanager
def uncollected(*, stays: bool = True) -> Iterator[None]:
    """Leave the garbage collector out while a record is read and proved, and of what is there then.

    It would look through a million objects again and again, and find none to free. `stays` says whether all that is
    there then stays as long as this process: what is garbage by then stays too.
    """
    gc.disable()
    try:
        yield
    finally:
        if stays:
            gc.freeze()
        gc.enable()


def check(options: Options) -> Graph:
    """Return the whole record, proved; raise ProblemsFound with all that is wrong.

    Texts that proved everything are kept in the cache, so that a later change can be told with the old words.
    """
    with uncollected():
        graph, problems = look(options)
    if problems:
        raise ProblemsFound(problems)
    keep_texts(graph.library.texts.values(), options)
    return graph


def keep_texts(texts: Iterable[ArticleText], options: Options) -> None:
    """Keep texts that have proved their passages, for messages about later changes."""
    for _ in done(list(texts), partial(keep_text, options.cache)):
        pass


def material(graph: Graph, options: Options) -> Material:
    """Return what all pages are made from; nothing of it is worked out yet."""
    return material_of(graph, options, left_out(options))


def shell(material: Material, options: Options, handwritten: Sequence[Link], *, live: bool = False) -> Shell:
    """Return what all pages share. `handwritten` are MkDocs' own pages, in the order of its navigation."""
    return shell_of(material, options, handwritten, live=live, search=can_search())


def pages(material: Material, shell: Shell, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield each page as its path in the site and its finished bytes."""
    yield from pages_of(material, shell, options)


def found(material: Material, shell: Shell, handwritten: Iterable[tuple[Link, str]]) -> Iterator[SearchRecord]:
    """Yield what can be found in a search, nothing where the site has none.

    `handwritten` are MkDocs' own pages, each with what is on it in HTML.
    """
    if shell.search:
        yield from (one for one in search_records(material) if kind_of(one.url) not in shell.left_out)
        for page, html in handwritten:
            yield from page_records(page, html)


def search(material: Material, shell: Shell, handwritten: Iterable[tuple[Link, str]]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search index of what is `found`, none where that is nothing."""
    if records := spoken_in(shell.language, lambda: list(found(material, shell, handwritten)))():
        yield from search_index(records)


def summary(graph: Graph) -> str:
    """Return one line: how much there is, and how it is proved."""
    states = [passage.state for passage in graph.passages.values()]
    held = sum(source.held for source in graph.library.sources.values())
    return _summary(graph, len(states), sum(state in PROVED for state in states), held)


def _summary(graph: Graph, passages: int, by_text: int, held: int) -> str:
    counts = (
        _count(len(graph.library.briefings), "briefing"),
        _count(len(graph.library.claims), "claim"),
        f"{by_text} of {_count(passages, 'passage')} proved against the text, {passages - by_text} by lock",
        f"{_count(held, 'source')} held",
    )
    return " · ".join(counts)


def today() -> str:
    """Return the day that is written into the lock, ISO 8601, in UTC; SOURCE_DATE_EPOCH decides where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.UTC)
    return (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now).date().isoformat()


def commit() -> str:
    """Return the commit that is built, as a CI job or SOURCE_COMMIT names it; empty where nobody does.

    Git is not asked: a build knows nothing but its files and what it is told.
    """
    named = (os.environ.get(name, "") for name in COMMIT)
    return next((id for id in named if re.fullmatch(r"[0-9a-f]{7,64}", id)), "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
