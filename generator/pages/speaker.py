"""Who says a claim, in words; never nobody: what is left open is said to be open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.evidence.graph import Item
from generator.evidence.voices import voice_of
from generator.pages.language import gettext, ngettext
from generator.pages.name import in_sentence
from generator.pages.say import capital, listed, name_of
from generator.records.date import Date
from generator.records.entity import Entity
from generator.records.scalars import OPEN
from generator.records.source import Source

FEW = 3
"""Speakers named in a line; the page of the claim names all."""


def speakers_of(items: Iterable[Item]) -> tuple[Entity, ...]:
    """Return who speaks, named or not, each once, in the order of the evidence."""
    return tuple({speaker.id: speaker for item in items for speaker in item.speakers}.values())


def speaker(items: Sequence[Item], entities: Mapping[str, Entity]) -> str:
    """Return who says a claim, never empty: its speakers, or that they are open, or whose own voice it is."""
    speakers = speakers_of(items)
    if speakers:
        return capital(_few([one.name for one in speakers]))
    if any(item.evidence.is_open for item in items):
        return gettext("Speaker left open") + perhaps(items, entities)
    farthest = {item.via[-1].id: item.via[-1] for item in items if item.via}
    if farthest:
        return capital(_few([_read_or_not(one) for one in farthest.values()]))
    if any(OPEN in item.evidence.via for item in items):
        return gettext("A report that the text does not name")
    own = {item.source.id: item.source for item in items}
    if len(own) == 1:
        return gettext("Stated as fact in “%(label)s”", label=next(iter(own.values())).label)
    return ngettext("Stated as fact in %(number)s article", "Stated as fact in %(number)s articles", len(own))


def perhaps(items: Iterable[Item], entities: Mapping[str, Entity]) -> str:
    """Return who may have said what a text leaves open, in brackets; empty where nobody is named."""
    ids = dict.fromkeys(id for item in items for id in item.evidence.perhaps)
    names = [entities[id].name for id in ids if id in entities]
    return gettext(" (perhaps %(names)s)", names=gettext(" or ").join(names)) if names else ""


def whose_word(items: Sequence[Item], entities: Mapping[str, Entity]) -> str:
    """Return whose word a claim is, `what the ministry says`; each speaker by the voice that it counts for."""
    voices = {one.id: one for one in (voice_of(speaker, entities) or speaker for speaker in speakers_of(items))}
    if voices:
        several = len(voices) > 1 or not all(one.named for one in voices.values())
        names = _few([in_sentence(one) for one in voices.values()])
        return gettext("what %(names)s say", names=names) if several else gettext("what %(name)s says", name=names)
    if any(item.evidence.is_open for item in items):
        return gettext("what is said by a speaker left open")
    if any(item.evidence.via for item in items):
        return gettext("what %(name)s says", name=speaker(items, entities))
    articles = len({item.source.id for item in items})
    return ngettext("what an article states as fact", "what %(number)s articles state as fact", articles)


def role(entity: Entity, when: Date | None) -> str:
    """Return the office of a speaker at the time, where the record settles which; else empty."""
    fitting = [
        one.role
        for one in entity.roles
        if when is None
        or not ((one.since and one.since.earliest > when.latest) or (one.until and one.until.latest < when.earliest))
    ]
    return fitting[0] if len(fitting) == 1 and (when or len(entity.roles) == 1) else ""


def _few(names: Sequence[str]) -> str:
    if len(names) <= FEW:
        return listed(names)
    return gettext("%(names)s and %(number)s more", names=", ".join(names[:FEW]), number=len(names) - FEW)


def _read_or_not(between: Source | Entity) -> str:
    unread = isinstance(between, Source) and not between.held
    return gettext("%(name)s (which we have not read)", name=name_of(between)) if unread else name_of(between)
