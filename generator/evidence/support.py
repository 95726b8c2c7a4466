"""What a claim's evidence amounts to: voices and reports, counted; never typed by an editor.

Two items of evidence corroborate each other only where they have different voices and share neither voice nor text nor
any report in between; a report in between that the text leaves open could be shared, so it corroborates nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from generator.evidence.chains import end_of_chain
from generator.evidence.graph import Graph, Item
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.scalars import OPEN
from generator.records.source import Source

SupportWord = Literal["corroborated", "several voices, one report", "one voice", "no named voice", ""]


@dataclass(frozen=True, slots=True)
class Support:
    """How many voices and reports carry a claim."""

    word: SupportWord
    """Empty for a denial, which has no support word."""
    voices: tuple[Entity, ...]
    """In the order in which the evidence names them."""
    reports: tuple[Source, ...]
    """The distinct held texts."""
    upstream: tuple[Source | Entity, ...]
    """The reports in between, each once, nearest first."""
    unread: tuple[Source, ...]
    """Those of them that we know only through others."""
    own_voice: tuple[Source, ...]
    """Articles that state it as fact in their own voice."""
    unnamed: tuple[Entity, ...]
    """Speakers without a name."""
    open_items: int
    """Items of evidence whose text leaves the speaker open."""


def support_of(graph: Graph, claim: Claim) -> Support:
    """Return what the evidence of `claim` amounts to."""
    return support_of_items(graph, claim, graph.items_by_claim[claim.id])


def support_of_items(graph: Graph, claim: Claim, items: Sequence[Item]) -> Support:
    """Return what some of the evidence of `claim` amounts to."""
    sources = graph.library.sources
    voices: dict[str, Entity] = {}
    unnamed: dict[str, Entity] = {}
    upstream: dict[str, Source | Entity] = {}
    reports: dict[str, Source] = {}
    own_voice: dict[str, Source] = {}
    for item in items:
        text = first_text(item.source, sources)
        reports[text.id] = text
        for voice in item.voices:
            voices[voice.id] = voice
        for speaker in item.speakers:
            if not speaker.named:
                unnamed[speaker.id] = speaker
        for between in item.via:
            upstream[between.id] = between
        if not item.speakers and not item.evidence.via and not item.evidence.is_open:
            own_voice[text.id] = text
    return Support(
        word="" if claim.is_denial else _word(items, len(voices), sources),
        voices=tuple(voices.values()),
        reports=tuple(reports.values()),
        upstream=tuple(upstream.values()),
        unread=tuple(one for one in upstream.values() if isinstance(one, Source) and not one.held),
        own_voice=tuple(own_voice.values()),
        unnamed=tuple(unnamed.values()),
        open_items=sum(item.evidence.is_open for item in items),
    )


def first_text(source: Source, sources: Mapping[str, Source]) -> Source:
    """Return the source whose text `source` repeats, itself where it repeats none."""
    return end_of_chain(source, sources, lambda one: one.same_text_as)


def _word(items: Sequence[Item], voices: int, sources: Mapping[str, Source]) -> SupportWord:
    if any(_corroborate(one, other, sources) for one, other in combinations(items, 2)):
        return "corroborated"
    if voices > 1:
        return "several voices, one report"
    return "one voice" if voices else "no named voice"


def _corroborate(one: Item, other: Item, sources: Mapping[str, Source]) -> bool:
    if not one.voices or not other.voices or OPEN in one.evidence.via or OPEN in other.evidence.via:
        return False
    if {voice.id for voice in one.voices} & {voice.id for voice in other.voices}:
        return False
    return not (_way(one, sources) & _way(other, sources))


def _way(item: Item, sources: Mapping[str, Source]) -> set[str]:
    """Every text and every hand that an item of evidence came through."""
    way = {first_text(between, sources).id for between in item.via if isinstance(between, Source)}
    return way | {between.id for between in item.via} | {first_text(item.source, sources).id}
