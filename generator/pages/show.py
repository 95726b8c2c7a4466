"""The rights: how much of each passage a page may show, and whether an article's words are shown beyond what is fair.

*Cited* and *shown* are two things: any passage may be cited; only some are shown whole, the others by their first and
last words, and those of a withheld source not at all. Every word of an article that reaches a page comes from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.anchoring.passage import Passage
from generator.evidence.graph import Graph, Item
from generator.records.lock import PassageKey
from generator.records.options import Options
from generator.records.problem import Problem
from generator.records.source import Source
from generator.records.traced import Derived, Nested

MOST_LISTED = 12
"""Passages that a message about the excerpt budget lists, at most."""

_BETWEEN_WORDS = re.compile(r"[^\w\s]+")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page may show of a passage."""

    extent: Literal["whole", "ends", "nothing"]
    first: str = ""
    """All its words as held, damage included, or its first words."""
    last: str = ""
    """Its last words, empty where the first are all that its selector gives."""


NOTHING = Shown("nothing")

ShownPassages = Mapping[PassageKey, Shown]
"""What may be shown of every passage that evidence rests on, quotations and attributions alike."""


def shown_by_source(graph: Graph, options: Options) -> Mapping[str, ShownPassages]:
    """Decide for every passage of each source."""
    library = graph.library
    return Derived(library.trace, "shown", library.sources, lambda id: _shown_of(graph, id, options), lasting=True)


def shown_passages(graph: Graph, options: Options) -> ShownPassages:
    """Decide for every passage."""
    return Nested(shown_by_source(graph, options), lambda one: one)


def _shown_of(graph: Graph, source: str, options: Options) -> ShownPassages:
    """Decide for the passages of one source.

    Where several claims rest on one, a single `show: ends` shortens it, and a single briefing is enough to show it.
    """
    uses: dict[PassageKey, list[Item]] = {}
    passages: dict[PassageKey, Passage] = {}
    for item, passage in _passages_of(graph, source):
        uses.setdefault(passage.key, []).append(item)
        passages[passage.key] = passage
    return {key: _decide(passages[key], items, graph, options) for key, items in uses.items()}


@dataclass(frozen=True, slots=True)
class ShownShare:
    """How many of an article's words are shown in whole passages."""

    shown: int
    """Each word once, however many passages hold it."""
    words: int
    limit: float | None
    """The share that may be shown, between 0 and 1; None where all may be."""

    @property
    def is_too_much(self) -> bool:
        return self.limit is not None and self.shown > self.limit * self.words


def shown_shares(graph: Graph, shown: ShownPassages, options: Options) -> Mapping[str, ShownShare]:
    """Return, by source id, how much of each text in hand is shown whole.

    The first and last words of a passage are not counted. They say where it stands, as the record itself does, and an
    article that is cited throughout would exceed any budget by them alone, without a remedy.
    """
    library = graph.library

    def share(id: str) -> ShownShare:
        whole = _whole(graph, shown, id)
        return _share(library.texts[id].text, whole.values(), _limit(library.sources[id], options))

    return Derived(library.trace, "share", library.texts, share, lasting=True)


def rights_problems(graph: Graph, options: Options) -> list[Problem]:
    """Return a problem for each source of whose text in hand more is shown whole than may be."""
    shown = shown_passages(graph, options)
    shares = shown_shares(graph, shown, options)
    return [
        problem
        for source in graph.library.sources.values()
        for problem in rights_of_source(graph, source, shown, shares)
    ]


def rights_of_source(
    graph: Graph, source: Source, shown: ShownPassages, shares: Mapping[str, ShownShare]
) -> Iterator[Problem]:
    """Yield a problem where more of a text in hand is shown whole than may be."""
    share = shares.get(source.id)
    if share is not None and share.is_too_much:
        yield _too_much(source, share, _whole(graph, shown, source.id).values())


def _whole(graph: Graph, shown: ShownPassages, source: str) -> dict[PassageKey, tuple[Item, Passage]]:
    """Return the passages of one source that are shown whole, each once."""
    whole: dict[PassageKey, tuple[Item, Passage]] = {}
    for item, passage in _passages_of(graph, source):
        if shown[passage.key].extent == "whole":
            whole.setdefault(passage.key, (item, passage))
    return whole


def _passages_of(graph: Graph, source: str) -> Iterator[tuple[Item, Passage]]:
    for item in sorted(graph.items_by_source[source], key=lambda one: (one.claim.id, one.number)):
        yield item, item.passage
        if item.attribution is not None:
            yield item, item.attribution


def _decide(passage: Passage, items: Iterable[Item], graph: Graph, options: Options) -> Shown:
    items = list(items)
    if items[0].source.rights == "withheld":
        return NOTHING
    if (
        passage.words is not None
        and _has_at_most(options.excerpt_words, passage.words)
        and all(item.evidence.show == "passage" for item in items)
        and any(graph.briefings_by_claim[item.claim.id] for item in items)
    ):
        return Shown("whole", passage.words)
    first, last = passage.selector.ends
    return Shown("ends", first, last)


def _limit(source: Source, options: Options) -> float | None:
    """Return the share of its words that may be shown, None where all may be."""
    if source.excerpt_limit:
        return source.excerpt_limit.share
    return None if source.rights == "full" else options.excerpt_share


def _share(text: str, whole: Iterable[tuple[Item, Passage]], limit: float | None) -> ShownShare:
    spans = [(one.start, one.end) for _, one in whole if one.start is not None and one.end is not None]
    shown = sum(_count_words(text[start:end]) for start, end in _joined(text, spans))
    return ShownShare(shown, _count_words(text), limit)


def _has_at_most(words: int, text: str) -> bool:
    return len(text.split()) <= words or _count_words(text) <= words


def _count_words(text: str) -> int:
    """Return how many stretches without white space hold a letter or digit; a whole article is counted at once."""
    return len(_BETWEEN_WORDS.sub("", text).split())


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where `spans` lie, widened to whole words, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _too_much(source: Source, share: ShownShare, uses: Iterable[tuple[Item, Passage]]) -> Problem:
    most = (share.limit or 0) * share.words
    whole = [
        (_count_words(passage.words or ""), item.claim.id, item.number, passage.paragraph) for item, passage in uses
    ]
    whole.sort(key=lambda use: (-use[0], use[1], use[2]))
    excess, longest = share.shown - most, []
    for count, claim, number, paragraph in whole[:MOST_LISTED]:
        longest.append(f"{count} words: claim '{claim}', evidence {number} (paragraph {paragraph})")
        excess -= count
        if excess <= 0:
            break
    return Problem(
        source.place,
        f"source '{source.id}': {share.shown} of its {share.words} words would be shown, and {int(most)} may be",
        (
            *longest,
            "these are the longest: put `show: ends` under some, or `excerpt_limit: {share, why}` under the source",
        ),
    )
