"""The states of a passage: from the text, what was found in it, and the lock, in this order."""

from __future__ import annotations

from generator.anchoring.passage import State
from generator.records.lock import Digests, LockedPassage


def state_without_text(locked: LockedPassage | None) -> State:
    """Return the state of a passage whose text is not in hand."""
    return "locked" if locked else "unproved"


def state_not_found(locked: LockedPassage | None) -> State:
    """Return the state of a passage that the text in hand does not hold."""
    return "changed" if locked else "missing"


def state_found(start: int, end: int, digests: Digests, locked: LockedPassage | None) -> State:
    """Return the state of a passage that fits once, at these offsets of the text as held."""
    if locked is None:
        return "new"
    if digests.comparable != locked.digests.comparable or digests.sentence != locked.digests.sentence:
        return "changed"
    if digests.words != locked.digests.words:
        return "retyped"
    if (start, end) != (locked.start, locked.end):
        return "moved"
    return "exact"
