"""How a passage that fits once differs from what was locked: old words and new, where the old text was kept."""

from __future__ import annotations

from generator.anchoring.comparable import Comparable
from generator.anchoring.fit import Fit
from generator.anchoring.history import History
from generator.anchoring.sentence import sentences_around
from generator.anchoring.two_wordings import MOST_WORDS, clip, two_wordings
from generator.records.lock import Digests, LockedPassage


def what_changed(digests: Digests, locked: LockedPassage) -> str:
    """Return what it is that has other words now: `passage` or `sentence`."""
    return "passage" if digests.comparable != locked.digests.comparable else "sentence"


def old_and_new(
    text: Comparable, fit: Fit, digests: Digests, locked: LockedPassage, history: History
) -> tuple[str, ...]:
    """Return the words that were locked and those that stand there now, around the first difference."""
    note = f"   (paragraph {text.paragraph_at(fit.start)})"
    sentence = what_changed(digests, locked) == "sentence"
    new = sentences_around(text, *fit) if sentence else fit
    new_words = text.plain[new.start : new.end]
    old_text = history.text_of(locked)
    if old_text is None:
        return "old: not at hand, the text it was locked in is not in the cache", f"new: {clip(new_words)}{note}"
    old = Comparable(old_text)
    old_fit = old.as_compared(locked.start, locked.end)
    old_fit = sentences_around(old, *old_fit) if sentence else old_fit
    old_words = old.plain[old_fit.start : old_fit.end]
    return two_wordings(("old", "new"), (old_words, new_words), note=note, most=MOST_WORDS // 2)
