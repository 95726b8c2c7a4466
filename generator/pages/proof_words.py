"""How a passage was proved, in words."""

from __future__ import annotations

from generator.anchoring.passage import PROVED, Passage, State
from generator.pages.say import without_stop
from generator.records.date import parse_date


def state_word(state: State) -> str:
    """Return the state of proof of a passage, in a word or two."""
    if state not in PROVED:
        return "proved earlier"
    words = {"moved": "proved, moved", "retyped": "proved, other typography", "new": "proved, not yet locked"}
    return words.get(state, "proved")


def proof_words(passage: Passage) -> str:
    """Return how the words of a passage were proved."""
    locked = day(passage.proved_on) if passage.proved_on else ""
    if passage.state not in PROVED:
        return f"Proved against the text on {locked}; text not at hand for this build" if locked else "Not proved"
    return {
        "moved": f"Proved against the text in hand; it stood elsewhere on {locked}",
        "retyped": f"Proved against the text in hand; its typography has changed since {locked}",
        "new": "Proved against the text in hand",
    }.get(passage.state, f"Proved against the text in hand, unchanged since {locked}")


def change_words(passage: Passage) -> tuple[str, ...]:
    """Return the changes of its wording that an editor has accepted, oldest first."""
    return tuple(
        f"The wording changed after {day(change.locked_on)}; accepted on {day(change.on)}: {without_stop(change.why)}"
        for change in passage.changes
    )


def day(iso: str) -> str:
    """Return a day, given in ISO 8601, as readers see it."""
    return parse_date(iso).text
