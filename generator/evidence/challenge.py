"""What stands against a claim, computed from denials and from claims that cannot hold beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.evidence.graph import Against, Graph
from generator.records.claim import Claim

ChallengeWord = Literal["none", "denied", "denied in general", "contradicted", "superseded", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Challenge:
    """What stands against a claim; the word is the gravest of it."""

    word: ChallengeWord
    denials: tuple[Against, ...]
    contradictions: tuple[Claim, ...]
    superseded_by: Claim | None
    withdrawn: bool


def challenge_of(graph: Graph, claim: Claim) -> Challenge:
    """Return what stands against `claim`: withdrawn before superseded, denied before contradicted."""
    denials = tuple(against for against in graph.denials_by_claim[claim.id] if against.denial.withdrawn is None)
    contradictions = graph.contradictions_by_claim[claim.id]
    successor = graph.library.claims.get(claim.superseded_by or "")
    word: ChallengeWord = "none"
    if claim.withdrawn:
        word = "withdrawn"
    elif successor:
        word = "superseded"
    elif denials:
        word = "denied in general" if all(against.general for against in denials) else "denied"
    elif contradictions:
        word = "contradicted"
    return Challenge(word, denials, contradictions, successor, claim.withdrawn is not None)
