"""A claim in a list, with what carries it: its line, when it was said or reported, and the passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.evidence.graph import Item
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.frame import Link
from generator.pages.language import content, gettext
from generator.pages.material import Material
from generator.pages.spoken import Spoken, spoken
from generator.pages.url import passage_url
from generator.records.claim import Claim


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of a list."""

    line: ClaimLine
    against: str
    """What stands against it, as a sentence begins; empty where nothing does, and for what a denial stands against."""
    spoken: Spoken
    """When it was said and when it was reported."""
    passages: tuple[Link, ...]


def told(material: Material, claims: Iterable[Claim]) -> tuple[Told, ...]:
    """Return `claims` as a list shows them, with all their evidence."""
    return tuple(_told(material, claim, material.graph.items_by_claim[claim.id]) for claim in claims)


def told_by(material: Material, items: Iterable[Item]) -> tuple[Told, ...]:
    """Return the claims of `items`, each once, with no more than these items of evidence."""
    by_claim: dict[str, list[Item]] = {}
    for item in items:
        by_claim.setdefault(item.claim.id, []).append(item)
    return tuple(_told(material, several[0].claim, several) for several in by_claim.values())


def _told(material: Material, claim: Claim, items: Sequence[Item]) -> Told:
    line = material.lines[claim.id]
    places = {passage_url(item.passage): f"{content(item.source.label)}, {_paragraph(item)}" for item in items}
    return Told(
        line=line,
        against=say.capital(line.challenge) if line.challenge_word != "none" else "",
        spoken=spoken(items),
        passages=tuple(Link(text, url) for url, text in places.items()),
    )


def _paragraph(item: Item) -> str:
    if item.passage.paragraph is None:
        return gettext("place not known")
    return gettext("paragraph %(number)s", number=item.passage.paragraph)
