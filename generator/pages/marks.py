"""How a citation looks: its number, and a word where something stands against the claim."""

from __future__ import annotations

from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.language import gettext
from generator.pages.prose import Mark
from generator.pages.url import briefing_url, card_fragment, citation_fragment


def mark_here(line: ClaimLine, number: int, use: int) -> Mark:
    """Return the mark of a claim on the page of the briefing that cites it, there for the `use`th time.

    It opens the claim's card.
    """
    return _mark(line, number, fragment=citation_fragment(line.id, use), card=card_fragment(line.id))


def mark_elsewhere(line: ClaimLine, number: int, briefing: str) -> Mark:
    """Return a mark of a claim for another page; it leads to the card in the briefing."""
    return _mark(line, number, url=f"{briefing_url(briefing)}#{card_fragment(line.id)}")


def _mark(line: ClaimLine, number: int, *, fragment: str = "", card: str = "", url: str = "") -> Mark:
    # Beside a number there is room for one word.
    word = say.verdict("denied" if line.challenge_word == "denied in general" else line.challenge_word)
    challenge = f", {say.verdict(line.challenge_word)}" if word else ""
    denies = line.kind == "denial"
    named = gettext("citation %(number)s, a denial", number=number)
    label = (named if denies else gettext("citation %(number)s", number=number)) + challenge
    return Mark(str(number), word, label, fragment, card, url, line.support_word, denies)
