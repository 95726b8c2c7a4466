"""The record as commands look at it: all that could be read, proved and joined, and what is wrong with it."""

from __future__ import annotations

from generator.anchoring.anchor import anchor_all
from generator.evidence.coverage import coverage_problems
from generator.evidence.graph import Graph
from generator.evidence.link import link
from generator.reading.library import read_library
from generator.records.options import Options
from generator.records.problem import Problem


def read_record(site: Options) -> tuple[Graph, list[Problem]]:
    """Return the graph, good for looking and not for pages, and the problems of reading, proving and joining."""
    library, problems = read_library(site)
    passages, unproved = anchor_all(library, site.cache)
    graph, unlinked = link(library, passages)
    return graph, sorted({*problems, *unproved, *unlinked, *coverage_problems(graph)})
