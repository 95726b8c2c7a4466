"""Citations: how the claims of one briefing look in it, each with one number and one card of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.date_words import date_words
from generator.pages.entry import Entry, entry_of
from generator.pages.figure_words import figure_words
from generator.pages.frame import Link
from generator.pages.marks import mark_elsewhere, mark_here
from generator.pages.material import Material
from generator.pages.prose import Mark
from generator.pages.relations import Relation, relations_of
from generator.pages.url import card_fragment, citation_fragment

_NOT_ON_CARDS = ("If this is so, so is", "Follows from", "Superseded by")
"""Relations that a card leaves to the claim's page, or shows with what stands against it."""


@dataclass(frozen=True, slots=True)
class Card:
    """The evidence of one claim, as its citation opens it and the notes print it."""

    number: int
    fragment: str
    line: ClaimLine
    kind: str
    when: str
    """What the claim is about; empty where that is not recorded."""
    figure: str
    note: str
    entries: tuple[Entry, ...]
    against: tuple[ClaimLine, ...]
    """Denials and contradictions; for a denial, the claims it denies."""
    relations: tuple[Relation, ...]
    """Other claims that a reader of this one should know: a later count, an outcome, perhaps the same act."""
    uses: tuple[Link, ...]
    """Where the briefing cites it, in order."""


@dataclass(frozen=True, slots=True)
class Citations:
    """The numbers and cards of one briefing's claims, in the order of reading; counts its marks as they are made."""

    material: Material = field(repr=False)
    briefing: str
    numbers: dict[str, int]
    _uses: Counter[str] = field(default_factory=Counter, repr=False)

    def mark(self, claim: str) -> Mark:
        """Return the next mark of `claim` on the briefing's own page; it opens the card there."""
        self._uses[claim] += 1
        return mark_here(self.material.lines[claim], self.numbers[claim], self._uses[claim])

    def mark_elsewhere(self, claim: str) -> Mark:
        """Return a mark of `claim` for another page; it leads to the card."""
        return mark_elsewhere(self.material.lines[claim], self.numbers[claim], self.briefing)

    def cards(self) -> tuple[Card, ...]:
        """Return all cards, once all marks are made."""
        return tuple(self._card(claim) for claim in self.numbers)

    def _card(self, id: str) -> Card:
        material = self.material
        graph = material.graph
        claim = graph.library.claims[id]
        return Card(
            number=self.numbers[id],
            fragment=card_fragment(id),
            line=material.lines[id],
            kind=say.kind(claim.kind),
            when=date_words(claim.when) if claim.when else "",
            figure=figure_words(claim.figure, graph.library.measures[claim.figure.measure]) if claim.figure else "",
            note=claim.note or "",
            entries=tuple(entry_of(item, graph, material.shown) for item in graph.items_by_claim[id]),
            against=standing_against(material, id),
            relations=tuple(one for one in relations_of(material, claim) if one.way not in _NOT_ON_CARDS),
            uses=tuple(Link(str(use), f"#{citation_fragment(id, use)}") for use in range(1, self._uses[id] + 1)),
        )


def citations_of(material: Material, briefing: str, claims: Iterable[str]) -> Citations:
    """Return the citations of a briefing; `claims` in the order of reading."""
    return Citations(material, briefing, {id: number for number, id in enumerate(claims, start=1)})


def standing_against(material: Material, id: str) -> tuple[ClaimLine, ...]:
    """Return the lines of all that stands against a claim; for a denial, of what it denies as well."""
    claim, found = material.graph.library.claims[id], material.challenges[id]
    ids = [*claim.denies, *(against.denial.id for against in found.denials)]
    ids += [other.id for other in found.contradictions]
    if found.superseded_by:
        ids.append(found.superseded_by.id)
    return tuple(material.lines[other] for other in dict.fromkeys(ids))
