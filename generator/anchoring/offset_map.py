"""Offsets carried across an edit of a text: only the edited places are kept, everything between moves as one piece."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of a text that was replaced."""

    start: int
    """Offset before all edits."""
    end: int
    """Exclusive; as `start` is, before all edits."""
    new: str


class OffsetMap:
    """From ranges of an edited text to ranges of the text before, and back. A range is never empty.

    Each way, a range that cuts into an edited place takes the whole place in, and one that ends at it takes nothing
    of it in.
    """

    __slots__ = ("_after_ends", "_after_starts", "_before_ends", "_before_starts")

    def __init__(self, edits: Iterable[Edit]) -> None:
        """Take edits in the order of the text, none overlapping."""
        # Arrays, because a large text can hold millions of edits.
        self._before_starts, self._before_ends = array("q"), array("q")
        self._after_starts, self._after_ends = array("q"), array("q")
        shift = 0
        for edit in edits:
            self._before_starts.append(edit.start)
            self._before_ends.append(edit.end)
            self._after_starts.append(edit.start + shift)
            shift += len(edit.new) - (edit.end - edit.start)
            self._after_ends.append(edit.end + shift)

    def before(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the edited text stood before."""
        return _carry(start, end, self._after_starts, self._after_ends, self._before_starts, self._before_ends)

    def after(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the text before stands now; empty where all of it was taken out."""
        return _carry(start, end, self._before_starts, self._before_ends, self._after_starts, self._after_ends)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all edits made."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += text[done : edit.start], edit.new
        done = edit.end
    return "".join([*pieces, text[done:]])


def _carry(
    start: int, end: int, starts: array[int], ends: array[int], other_starts: array[int], other_ends: array[int]
) -> tuple[int, int]:
    return (
        _carry_one(start, start, False, starts, ends, other_starts, other_ends),
        _carry_one(end, end - 1, True, starts, ends, other_starts, other_ends),
    )


def _carry_one(
    offset: int,
    inside: int,
    is_end: bool,
    starts: array[int],
    ends: array[int],
    other_starts: array[int],
    other_ends: array[int],
) -> int:
    # `inside` is the character that must stay in the range: the first of it, or the last.
    index = bisect_right(starts, inside) - 1
    if index < 0:
        return offset
    if inside < ends[index]:
        return other_ends[index] if is_end else other_starts[index]
    return other_ends[index] + offset - ends[index]
