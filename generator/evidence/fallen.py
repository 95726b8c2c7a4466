"""What falls with a source that is withdrawn or corrected, and what is left of each claim without it.

A text that repeats it falls with it, and so does what others had from it. What rests on several such sources has
nothing left in any of them that is withdrawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.evidence.graph import Graph, Item
from generator.evidence.support import Support, support_of_items
from generator.records.claim import Claim
from generator.records.source import Source

Outcome = Literal["falls", "no other voice", "stands"]

_ORDER: tuple[Outcome, ...] = ("falls", "no other voice", "stands")


@dataclass(frozen=True, slots=True)
class Touched:
    """A claim that rests on a source which is withdrawn or corrected."""

    claim: Claim
    source: Source
    outcome: Outcome
    """Without the source: nothing carries it; nobody named says so any more; or it stands on other evidence."""
    items: tuple[Item, ...]
    """The other evidence."""
    left: Support
    """What it amounts to."""


def is_in_doubt(source: Source) -> bool:
    """Whether what rests on `source` has to be looked at again."""
    return source.withdrawn is not None or source.correction is not None


def touched_by(graph: Graph, source: Source) -> tuple[Touched, ...]:
    """Return the claims that rest on `source`, those that fall first, then by id."""
    doubted = _with_copies(graph, source)
    gone = {id for one in graph.library.sources.values() if one.withdrawn for id in _with_copies(graph, one)}
    claims = {
        item.claim.id: item.claim for id in doubted for item in (*graph.items_by_source[id], *graph.items_via[id])
    }
    found = [_touched(graph, claim, source, doubted | gone) for claim in claims.values()]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.outcome), one.claim.id)))


def touched_claims(graph: Graph) -> Mapping[str, tuple[Touched, ...]]:
    """Return, by claim id, what sources in doubt do to a claim; only where there are any."""
    found: dict[str, list[Touched]] = {}
    for source in graph.library.sources.values():
        if is_in_doubt(source):
            for one in touched_by(graph, source):
                found.setdefault(one.claim.id, []).append(one)
    return {id: tuple(group) for id, group in found.items()}


def _with_copies(graph: Graph, source: Source) -> set[str]:
    """Return the ids of `source` and of every source that repeats its text, through any number of steps."""
    ids = {source.id}
    sources = graph.library.sources.values()
    while more := {one.id for one in sources if one.same_text_as in ids} - ids:
        ids |= more
    return ids


def _touched(graph: Graph, claim: Claim, source: Source, without: set[str]) -> Touched:
    items = tuple(item for item in graph.items_by_claim[claim.id] if not _came_through(item, without))
    left = support_of_items(graph, claim, items)
    outcome: Outcome = "stands" if left.voices else "no other voice"
    return Touched(claim, source, outcome if items else "falls", items, left)


def _came_through(item: Item, sources: set[str]) -> bool:
    return item.source.id in sources or any(isinstance(one, Source) and one.id in sources for one in item.via)
