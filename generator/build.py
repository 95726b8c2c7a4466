"""The build, told once: folder in, pages out.

    read_library → anchor_all → link → pages → search

Every problem of every step is raised together, sorted, before anything is written.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence

from generator.anchoring.anchor import anchor_all
from generator.anchoring.history import keep_text
from generator.anchoring.passage import PROVED
from generator.evidence.coverage import coverage_problems
from generator.evidence.graph import Graph
from generator.evidence.link import link
from generator.evidence.sense import sense_problems
from generator.pages.frame import Link, Shell
from generator.pages.material import material_of
from generator.pages.prose_check import prose_problems
from generator.pages.search_record import search_records
from generator.pages.show import rights_problems
from generator.pages.site import pages_of, shell_of
from generator.pages.url import kind_of
from generator.publish.search import can_search, search_index
from generator.reading.library import read_library
from generator.records.options import Options
from generator.records.problem import ProblemsFound


def check(options: Options) -> Graph:
    """Return the whole record, read, proved and joined; raise ProblemsFound with all that is wrong.

    Texts that proved everything are kept in the cache, so that a later change can be told with the old words.
    """
    library, problems = read_library(options)
    passages, unproved = anchor_all(library, options.cache)
    graph, unlinked = link(library, passages)
    problems += [
        *unproved,
        *unlinked,
        *sense_problems(graph),
        *coverage_problems(graph),
        *prose_problems(library),
        *rights_problems(graph, options),
    ]
    if problems:
        raise ProblemsFound(problems)
    for text in library.texts.values():
        keep_text(options.cache, text)
    return graph


def shell(graph: Graph, options: Options, handwritten: Sequence[Link], *, live: bool = False) -> Shell:
    """Return what all pages share. `handwritten` are MkDocs' own pages, in the order of its navigation."""
    return shell_of(graph, options, handwritten, live=live, search=can_search())


def pages(
    graph: Graph, options: Options, handwritten: Sequence[Link], *, live: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Yield each page as its path in the site and its finished bytes."""
    yield from pages_of(graph, shell(graph, options, handwritten, live=live), options)


def search(graph: Graph, options: Options, shell: Shell) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search index, none where the site has no search."""
    if shell.search:
        records = search_records(material_of(graph, options))
        yield from search_index(record for record in records if kind_of(record.url) not in shell.left_out)


def summary(graph: Graph) -> str:
    """Return one line: how much there is, and how it is proved."""
    states = [passage.state for passage in graph.passages.values()]
    by_text = sum(state in PROVED for state in states)
    held = [source for source in graph.library.sources.values() if source.held]
    counts = (
        _count(len(graph.library.briefings), "briefing"),
        _count(len(graph.library.claims), "claim"),
        f"{by_text} of {_count(len(states), 'passage')} proved against the text, {len(states) - by_text} by lock",
        f"{_count(len(held), 'source')} held",
    )
    return " · ".join(counts)


def today() -> str:
    """Return the day that is written into the lock, ISO 8601, in UTC; SOURCE_DATE_EPOCH decides where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.UTC)
    return (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now).date().isoformat()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
