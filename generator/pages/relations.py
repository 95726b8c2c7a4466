"""How a claim is related to others, told from either side, whichever of the two records it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.claim_line import ClaimLine
from generator.pages.language import gettext, later
from generator.pages.material import Material
from generator.records.claim import Claim


@dataclass(frozen=True, slots=True)
class Relation:
    """Claims that are related in one way."""

    way: str
    """How, in English, whatever a reader sees."""
    lines: tuple[ClaimLine, ...]

    @property
    def label(self) -> str:
        return gettext(self.way)


def relations_of(material: Material, claim: Claim) -> tuple[Relation, ...]:
    """Return all that a claim is related to, by how.

    What stands against it is told elsewhere, with its passages: denials, and claims that cannot hold beside it.
    """
    claims, pointing = material.graph.library.claims, material.graph.library.naming.by_relation(claim.id)
    same = dict.fromkeys((*claim.perhaps_same, *pointing.get("perhaps_same", ())))
    taken_back = [id for id in pointing.get("denies", ()) if claims[id].withdrawn]
    ways = (
        (later("If this is so, so is"), claim.implies),
        (later("Follows from"), pointing.get("implies", ())),
        (later("Brings up to date"), claim.updates),
        (later("Brought up to date by"), pointing.get("updates", ())),
        (later("Fulfils the forecast"), claim.fulfils),
        (later("Fulfilled by"), pointing.get("fulfils", ())),
        (later("Perhaps the same act or find as"), same),
        (later("Superseded by"), (claim.superseded_by,) if claim.superseded_by else ()),
        (later("Supersedes"), pointing.get("superseded_by", ())),
        (later("Once denied, and no longer, by"), taken_back),
    )
    return tuple(Relation(way, tuple(material.lines[id] for id in ids)) for way, ids in ways if ids)
