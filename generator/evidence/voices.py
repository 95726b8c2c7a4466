"""Who stands behind an item of evidence: named speakers, each traced to whom it speaks for.

A ministry, a spokesman and a state agency of one state are one voice. Speakers without a name, a speaker left open, an
article's own voice and a report in between are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.evidence.chains import end_of_chain
from generator.records.entity import Entity


def voice_of(entity: Entity, entities: Mapping[str, Entity]) -> Entity | None:
    """Return the voice that `entity` speaks with, None for one without a name."""
    last = end_of_chain(entity, entities, lambda one: one.voice_of)
    return last if last.named else None


def voices_of(speakers: Iterable[Entity], entities: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Return the voices of joint speakers, each once, in the order written."""
    found = (voice_of(speaker, entities) for speaker in speakers)
    return tuple({voice.id: voice for voice in found if voice is not None}.values())
