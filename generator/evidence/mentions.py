"""What an entity has to do with the record: what it says, passes on and is concerned in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.evidence.graph import Graph, Item
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.event import Event


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where one entity stands in the record."""

    says: tuple[Item, ...]
    """Evidence that it is named as the speaker of, denials left out."""
    denies: tuple[Item, ...]
    """Evidence of denials that it is the speaker of."""
    perhaps: tuple[Item, ...]
    """Evidence whose speaker is left open, and may be it."""
    passed_on: tuple[Item, ...]
    """Evidence that an article had from it, whoever first said it."""
    concerned: tuple[Claim, ...]
    """Claims of others that are about it."""
    events: tuple[Event, ...]
    """By date; undated ones last."""
    spoken_by: tuple[Entity, ...]
    """Who speaks for it, one step away."""


def mentions(graph: Graph) -> Mapping[str, Mentions]:
    """Return where each entity of the record stands in it, by id."""
    library = graph.library
    says: dict[str, list[Item]] = defaultdict(list)
    perhaps: dict[str, list[Item]] = defaultdict(list)
    passed_on: dict[str, list[Item]] = defaultdict(list)
    concerned: dict[str, list[Claim]] = defaultdict(list)
    events: dict[str, list[Event]] = defaultdict(list)
    spoken_by: dict[str, list[Entity]] = defaultdict(list)
    for claim in library.claims.values():
        items = graph.items_by_claim[claim.id]
        for item in items:
            for speaker in item.speakers:
                says[speaker.id].append(item)
            for id in item.evidence.perhaps:
                perhaps[id].append(item)
            for between in item.via:
                if isinstance(between, Entity):
                    passed_on[between.id].append(item)
        for id in claim.entities:
            if any(all(one.id != id for one in (*item.speakers, *item.voices)) for item in items):
                concerned[id].append(claim)
    for event in sorted(library.events.values(), key=_when):
        for id in dict.fromkeys((*event.entities, *((event.where,) if event.where else ()))):
            events[id].append(event)
    for entity in library.entities.values():
        if entity.voice_of:
            spoken_by[entity.voice_of].append(entity)
    return {
        id: Mentions(
            says=tuple(item for item in says[id] if not item.claim.is_denial),
            denies=tuple(item for item in says[id] if item.claim.is_denial),
            perhaps=tuple(perhaps[id]),
            passed_on=tuple(passed_on[id]),
            concerned=tuple(concerned[id]),
            events=tuple(events[id]),
            spoken_by=tuple(spoken_by[id]),
        )
        for id in library.entities
    }


def _when(event: Event) -> tuple[object, ...]:
    # By its end: one that lies somewhere before a day has no beginning.
    return event.when is None, *((event.when.latest, event.when.earliest) if event.when else ()), event.id
