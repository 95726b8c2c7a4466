"""The page of a person, organisation, state, place or weapon: its names, offices, words, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.mentions import Mentions, mentions
from generator.evidence.resting import Resting, in_order_of_time
from generator.evidence.voices import voice_of
from generator.pages import say
from generator.pages.date_words import date_words
from generator.pages.frame import Link
from generator.pages.language import content, gettext, later, ngettext
from generator.pages.material import Material
from generator.pages.name import in_sentence
from generator.pages.told import Told, told, told_by
from generator.pages.url import briefing_url, entity_url, event_url, voice_url
from generator.records.claim import Claim
from generator.records.entity import Entity, Role
from generator.records.event import Event

_TYPES = {
    "person": later("Person"),
    "organisation": later("Organisation"),
    "state": later("State"),
    "place": later("Place"),
    "weapon": later("Weapon"),
}
MANY = 12
"""Claims about an entity from which on the page folds them, by briefing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about the entity, by the first briefing that cites them."""

    fragment: str
    name: str
    url: str
    """Of the briefing; empty for claims that none cites."""
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event that the entity takes part in, or the place of one."""

    link: Link
    """To its place on the timeline."""
    when: str
    where: Link | None
    """None where the place is not recorded, or is the entity itself."""
    note: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """What the page of an entity shows."""

    url: str
    title: str
    description: str
    name: str
    type: str
    aka: tuple[str, ...]
    """Every other spelling found in the articles."""
    note: str
    roles: tuple[str, ...]
    """With the dates, as far as the record has them."""
    counts_as: str
    """How it counts where it speaks, in a sentence; empty where it does not speak."""
    voice: Link | None
    """The page of all that rests on its word, or on that of whom it speaks for; None where nothing does."""
    spoken_by: tuple[Link, ...]
    """Who speaks for it."""
    namesakes: tuple[Link, ...]
    says: tuple[Told, ...]
    """Empty where the page of the voice tells it."""
    denies: tuple[Told, ...]
    """Empty where the page of the voice tells it."""
    perhaps: tuple[Told, ...]
    """What may be said by it: the text leaves the speaker open."""
    passed_on: tuple[Told, ...]
    """What the articles have from it, whoever first said it."""
    events: tuple[EventRow, ...]
    groups: tuple[Group, ...]
    """What others say of it."""
    folded: bool
    """Whether the groups are many claims long and begin closed."""
    concerned: int


def entity_views(material: Material) -> Iterator[EntityView]:
    """Yield the view of each entity."""
    for id in material.graph.library.entities:
        yield entity_view(material, id)


def entity_view(material: Material, id: str) -> EntityView:
    """Return the view of one entity."""
    graph, entity = material.graph, material.graph.library.entities[id]
    found, voice = mentions(graph, entity), voice_of(entity, graph.library.entities)
    resting = material.resting[voice.id] if voice else None
    resting = material.resting[voice.id] if voice else None
    own = resting if voice == entity else None
    return EntityView(
        url=entity_url(entity.id),
        title=say.capital(entity.name),
        description=_description(entity, found, own),
        name=say.capital(entity.name),
        type=type_words(entity),
        aka=entity.aka,
        note=entity.note or "",
        roles=tuple(_role(one) for one in entity.roles),
        counts_as=_counts_as(entity, voice, found, own),
        voice=_voice_link(entity, resting) if resting else None,
        spoken_by=tuple(_link(one) for one in graph.spokesmen_by_entity[id]),
        namesakes=tuple(_link(one) for one in graph.namesakes_by_entity[id]),
        says=() if own else told_by(material, found.says),
        denies=() if own else told_by(material, found.denies),
        perhaps=told_by(material, found.perhaps),
        passed_on=told_by(material, found.passed_on),
        events=tuple(_event(material, event, entity) for event in graph.events_by_entity[id]),
        groups=tuple(_groups(material, found.concerned)),
        folded=len(found.concerned) > MANY,
        concerned=len(found.concerned),
    )


def _link(entity: Entity) -> Link:
    return Link(say.capital(entity.name), entity_url(entity.id))


def _description(entity: Entity, mentions: Mentions, own: Resting | None) -> str:
    said = {item.claim.id for item in (*mentions.says, *mentions.denies)}
    if own:
        said |= {claim.id for claim in (*own.alone, *own.shared, *own.denials)}
    parts = [type_words(entity)]
    if said:
        parts.append(ngettext("says %(number)s thing on record", "says %(number)s things on record", len(said)))
    if mentions.concerned:
        number = len(mentions.concerned)
        parts.append(ngettext("%(number)s claim of others about it", "%(number)s claims of others about it", number))
    return "; ".join(parts) + "."


def type_words(entity: Entity) -> str:
    """Return what an entity is, in a word."""
    return gettext(_TYPES[entity.type])


def _role(one: Role) -> str:
    since = gettext("since %(date)s", date=date_words(one.since)) if one.since else ""
    until = gettext("until %(date)s", date=date_words(one.until)) if one.until else ""
    role, dates = content(say.capital(one.role)), " ".join(part for part in (since, until) if part)
    return f"{role}, {dates}" if dates else role


def _counts_as(entity: Entity, voice: Entity | None, mentions: Mentions, own: Resting | None) -> str:
    if not mentions.says and not mentions.denies and not own and not entity.voice_of:
        return ""
    if voice is None:
        return gettext("Not named in the articles, and so counted as no voice.")
    if voice != entity:
        return gettext("Counted as a voice of %(name)s.", name=in_sentence(voice))
    return gettext("Counted as a voice of its own.")


def _voice_link(entity: Entity, one: Resting) -> Link:
    voice = one.voice
    counts = say.count(one.claims, "claim")
    if one.denials:
        counts = say.listed((counts, say.count(len(one.denials), "denial")))
    if voice == entity:
        text = gettext("All that rests on its word: %(counts)s", counts=counts)
    else:
        text = gettext("All that rests on the word of %(name)s: %(counts)s", name=in_sentence(voice), counts=counts)
    return Link(text, voice_url(voice.id))


def _event(material: Material, event: Event, entity: Entity) -> EventRow:
    where = material.graph.library.entities.get(event.where or "")
    return EventRow(
        link=Link(event.title, event_url(event.id) if event.when else ""),
        when=date_words(event.when) if event.when else say.undated(),
        where=_link(where) if where and where != entity else None,
        note=event.note or "",
    )


def _groups(material: Material, claims: tuple[Claim, ...]) -> Iterator[Group]:
    """Yield the claims by the first briefing that cites them, in the order of the home page, and then all others."""
    uncited: list[Claim] = []
    cited: dict[int, list[Claim]] = {}
    for claim in in_order_of_time(material.graph, claims):
        if citing := material.graph.briefings_by_claim[claim.id]:
            cited.setdefault(min(material.places[id] for id in citing), []).append(claim)
        else:
            uncited.append(claim)
    for place, own in sorted(cited.items()):
        briefing = material.order[place]
        yield Group(f"in-{briefing.id}", briefing.title, briefing_url(briefing.id), told(material, own))
    if uncited:
        yield Group("uncited", gettext("On record, not yet in a briefing"), "", told(material, uncited))
