"""The index of people, organisations, states, places and weapons, with every spelling found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.graph import Graph
from generator.evidence.mentions import mentions
from generator.pages import say
from generator.pages.language import gettext, later
from generator.pages.material import Material
from generator.pages.url import ENTITIES, entity_url
from generator.records.entity import Entity

_HEADS = (
    ("people", later("People"), lambda entity: entity.named and entity.type == "person"),
    ("organisations", later("Organisations"), lambda entity: entity.named and entity.type == "organisation"),
    ("states", later("States"), lambda entity: entity.named and entity.type == "state"),
    ("places", later("Places"), lambda entity: entity.named and entity.type == "place"),
    ("weapons", later("Weapons"), lambda entity: entity.named and entity.type == "weapon"),
    ("unnamed", later("Speakers without a name"), lambda entity: not entity.named),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in one row."""

    name: str
    url: str
    aka: tuple[str, ...]
    says: int
    """Claims and denials that it is named as the speaker of."""
    concerned: int
    """Claims of others about it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The entities of one type, by name."""

    fragment: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class EntitiesView:
    """What the index of entities shows."""

    url: str
    title: str
    description: str
    groups: tuple[Group, ...]


def entities_views(material: Material) -> Iterator[EntitiesView]:
    """Yield the one index."""
    entities = sorted(material.graph.library.entities.values(), key=lambda entity: (entity.name.casefold(), entity.id))
    groups = (
        Group(fragment, gettext(name), tuple(_row(material.graph, entity) for entity in entities if belongs(entity)))
        for fragment, name, belongs in _HEADS
    )
    yield EntitiesView(
        url=ENTITIES,
        title=gettext("People, states and places"),
        description=gettext(
            "%(number)s people, organisations, states, places and weapons, each with its spellings, what it says and "
            "what is said of it.",
            number=len(entities),
        ),
        groups=tuple(group for group in groups if group.rows),
    )


def _row(graph: Graph, entity: Entity) -> Row:
    found = mentions(graph, entity)
    return Row(
        name=say.capital(entity.name),
        url=entity_url(entity.id),
        aka=entity.aka,
        says=len({item.claim.id for item in (*found.says, *found.denies)}),
        concerned=len(found.concerned),
    )
