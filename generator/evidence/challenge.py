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
    """Return what stands against `claim`."""
    raise NotImplementedError
