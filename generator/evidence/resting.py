"""How much of the record hangs on each voice, and how much on what is no voice.

Denials are counted apart: a denial is no claim that something is so.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.evidence.challenge import Challenge
from generator.evidence.graph import Graph, Item
from generator.evidence.support import Support, first_text
from generator.evidence.voices import voices_of
from generator.records.claim import Claim
from generator.records.date import Date
from generator.records.entity import Entity
from generator.records.source import Source

NoVoice = Literal["own voice", "unnamed speaker", "speaker left open", "report in between"]


@dataclass(frozen=True, slots=True)
class Resting:
    """All that rests on one voice. Claims are in the order of time."""

    voice: Entity
    speakers: tuple[Entity, ...]
    """Through whom it speaks, itself included; who brings the most evidence first."""
    alone: tuple[Claim, ...]
    """Claims for which there is no other voice."""
    shared: tuple[Claim, ...]
    """Claims that others say as well."""
    denied: tuple[Claim, ...]
    """Those of both that somebody denies."""
    denials: tuple[Claim, ...]
    """What it denies itself."""

    @property
    def claims(self) -> int:
        return len(self.alone) + len(self.shared)


@dataclass(frozen=True, slots=True)
class Voiceless:
    """All that is stated in one way that is no voice. Claims are in the order of time."""

    why: NoVoice
    record: Source | Entity | None
    """The article, the speaker without a name or the report; None for speakers left open."""
    claims: tuple[Claim, ...]
    alone: tuple[Claim, ...]
    """Those of them that no named voice says as well."""
    denied: tuple[Claim, ...]


def voices(graph: Graph) -> tuple[str, ...]:
    """Return the ids of all voices that something rests on, in order."""
    said = graph.library.naming.of
    speaking = [entity for entity in graph.library.entities.values() if said("said_by", entity.id)]
    return tuple(sorted(voice.id for voice in voices_of(speaking, graph.library.entities)))


def resting(
    graph: Graph, supports: Mapping[str, Support], challenges: Mapping[str, Challenge], voice: Entity
) -> Resting | None:
    """Return what rests on a voice, None where that is nothing; mappings are by claim id."""
    library = graph.library
    speaking = {one.id: one for one in _speaking(graph, voice)}
    named = {claim for speaker in speaking for claim in library.naming.of("said_by", speaker)}
    if not named:
        return None
    said = in_order_of_time(graph, (library.claims[claim] for claim in named))
    items = (item for claim in said for item in graph.items_by_claim[claim.id])
    through = Counter(speaker.id for item in items for speaker in item.speakers if speaker.id in speaking)
    claims = [claim for claim in said if not claim.is_denial]
    return Resting(
        voice=voice,
        speakers=tuple(speaking[one] for one, _ in _most_first(through)),
        alone=tuple(claim for claim in claims if len(supports[claim.id].voices) == 1),
        shared=tuple(claim for claim in claims if len(supports[claim.id].voices) > 1),
        denied=tuple(claim for claim in claims if challenges[claim.id].denials),
        denials=tuple(claim for claim in said if claim.is_denial),
    )


def _speaking(graph: Graph, entity: Entity) -> Iterator[Entity]:
    """Yield a voice and all who speak for it, through any number of steps; nobody where it is none."""
    if entity.named and not entity.voice_of:
        ahead = [entity]
        while ahead:
            yield (one := ahead.pop())
            ahead += graph.spokesmen_by_entity[one.id]


def heaviest_first(voices: Iterable[Resting | None]) -> list[Resting]:
    """Return voices with those first that most rests on."""
    found = (one for one in voices if one is not None)
    return sorted(found, key=lambda one: (-one.claims, -len(one.alone), -len(one.denials), one.voice.id))


def voiceless(
    graph: Graph, supports: Mapping[str, Support], challenges: Mapping[str, Challenge]
) -> tuple[Voiceless, ...]:
    """Return what is stated without a voice, by how and by whom: what most rests on first, open speakers last."""
    found: dict[tuple[NoVoice, str], dict[str, Claim]] = defaultdict(dict)
    records: dict[tuple[NoVoice, str], Source | Entity | None] = {}
    for claim in in_order_of_time(graph, graph.library.claims.values()):
        for item in graph.items_by_claim[claim.id]:
            for why, record in without_voice(item, graph.library.sources):
                key = why, record.id if record else ""
                records[key] = record
                if not claim.is_denial:
                    found[key][claim.id] = claim
    stated = [
        Voiceless(
            why=why,
            record=records[why, id],
            claims=tuple(claims.values()),
            alone=tuple(claim for claim in claims.values() if not supports[claim.id].voices),
            denied=tuple(claim for claim in claims.values() if challenges[claim.id].denials),
        )
        for (why, id), claims in found.items()
    ]
    return tuple(sorted(stated, key=lambda one: (one.record is None, -len(one.claims), one.why, _id(one.record))))


def without_voice(item: Item, sources: Mapping[str, Source]) -> Iterable[tuple[NoVoice, Source | Entity | None]]:
    """Yield each way in which an item of evidence is stated without a voice, with what or who states it."""
    if item.evidence.is_open:
        yield "speaker left open", None
    elif item.speakers:
        for speaker in item.speakers:
            if not speaker.named:
                yield "unnamed speaker", speaker
    elif item.via:
        yield "report in between", item.via[-1]
    elif not item.evidence.via:
        yield "own voice", first_text(item.source, sources)
    else:
        yield "report in between", None


def in_order_of_time(graph: Graph, claims: Iterable[Claim]) -> list[Claim]:
    """Return `claims` by when they were first said or, where that is not recorded, reported; undated ones last."""

    def when(claim: Claim) -> tuple[object, ...]:
        dates = [date for item in graph.items_by_claim[claim.id] if (date := _date(item))]
        first = min(dates, key=lambda date: date.sort_key, default=None)
        return first is None, first.sort_key if first else (datetime.date.max, datetime.date.max, ""), claim.id

    return sorted(claims, key=when)


def _date(item: Item) -> Date | None:
    return item.evidence.said or item.reported


def _most_first(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def _id(record: Source | Entity | None) -> str:
    return record.id if record else ""
