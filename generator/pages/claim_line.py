"""A claim in one line, as titles, rows and links show it: never without who says it and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.challenge import Challenge, ChallengeWord
from generator.evidence.graph import Graph
from generator.evidence.support import Support, SupportWord
from generator.pages import say
from generator.pages.challenge_words import challenge_words, denial_words
from generator.pages.say import Phrase
from generator.pages.speaker import speaker
from generator.pages.support_words import support_words
from generator.pages.url import claim_url
from generator.records.claim import Claim, Kind


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as it is named anywhere."""

    id: str
    url: str
    kind: Kind
    speaker: str
    statement: str
    """Our words, with a full stop."""
    support: Phrase
    support_word: SupportWord
    challenge: str
    """What stands against it, in a sentence's words; for a denial, whose word it stands against; else empty."""
    challenge_word: ChallengeWord

    @property
    def standing(self) -> str:
        """The shortest form of what stands against it, or for a denial what it stands against."""
        if self.kind == "denial" and self.challenge_word == "none":
            return self.challenge
        return say.verdict(self.challenge_word)

    @property
    def text(self) -> str:
        """`South Korea's defence ministry: North Korea has supplied shells — denied`."""
        line = f"{self.speaker}: {say.without_stop(self.statement)}"
        return f"{line} — {self.standing}" if self.standing else line


def claim_line(graph: Graph, claim: Claim, support: Support, challenge: Challenge) -> ClaimLine:
    """Return the line of `claim`."""
    items, entities = graph.items_by_claim[claim.id], graph.library.entities
    against = challenge_words(graph, claim, challenge)
    # In an earlier state a denial can be out before any report of what it denies.
    if denies := [graph.items_by_claim[id] for id in claim.denies if id in graph.items_by_claim]:
        denied = denial_words(denies, entities)
        against = f"{denied}; {against}" if against else denied
    return ClaimLine(
        id=claim.id,
        url=claim_url(claim.id),
        kind=claim.kind,
        speaker=speaker(items, entities),
        statement=claim.claim,
        support=support_words(graph, support, items),
        support_word=support.word,
        challenge=against,
        challenge_word=challenge.word,
    )
