"""What an entity has to do with the record: what it says, passes on and is concerned in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.evidence.graph import Graph, Item
from generator.records.claim import Claim
from generator.records.entity import Entity


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where claims name one entity, in the order of their ids."""

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


def mentions(graph: Graph, entity: Entity) -> Mentions:
    """Return where claims name an entity."""
    id = entity.id
    named, items_by_claim = graph.library.naming.of, graph.items_by_claim

    def items(relation: str, has_part: Callable[[Item], bool]) -> list[Item]:
        return [item for claim in named(relation, id) for item in items_by_claim[claim] if has_part(item)]

    says = items("said_by", lambda item: id in item.evidence.said_by)
    return Mentions(
        says=tuple(item for item in says if not item.claim.is_denial),
        denies=tuple(item for item in says if item.claim.is_denial),
        perhaps=tuple(items("perhaps", lambda item: id in item.evidence.perhaps)),
        passed_on=tuple(items("via", lambda item: entity in item.via)),
        concerned=tuple(
            graph.library.claims[claim]
            for claim in named("entities", id)
            if any(all(one.id != id for one in (*item.speakers, *item.voices)) for item in items_by_claim[claim])
        ),
    )
