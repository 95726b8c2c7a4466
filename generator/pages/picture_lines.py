"""How words are set into a box whose size is given: as large as they fit, broken between words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Measure = Callable[[str], float]
"""How wide a text is, in ems."""
S = TypeVar("S")

_PIECES = re.compile(r"\s*(?:[^\s-]+-*|-+)")
"""What stays on one line: a word, or a part of one up to its hyphen, with the space before it."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text and how wide its pieces are, measured once for all sizes."""

    pieces: tuple[tuple[str, float, float], ...]
    """Each piece with the space before it, its width with and without that."""
    measure: Measure

    @property
    def longest(self) -> float:
        """The width of the longest piece, in ems."""
        return max((bare for _, _, bare in self.pieces), default=0)

    def lines(self, width: float) -> list[str]:
        """Return the lines of a column `width` ems wide; a piece that is wider by itself goes on in the next line."""
        lines: list[str] = []
        room = 0.0
        for piece, wide, bare in self.pieces:
            if lines and wide <= room:
                lines[-1] += piece
                room -= wide
                continue
            for part in [piece.lstrip()] if bare <= width else _parts(piece.lstrip(), width, self.measure):
                lines.append(part)
                room = width - self.measure(part)
        return lines

    def cut(self, lines: Sequence[str], most: int, width: float) -> list[str]:
        """Return no more than `most` lines; where some are missing, the last ends in an ellipsis after a whole word."""
        if len(lines) <= most:
            return list(lines)
        *whole, last = lines[: max(most, 1)]
        while " " in last and self.measure(f"{last} …") > width:
            last = last.rpartition(" ")[0]
        while len(last) > 1 and self.measure(f"{last} …") > width:
            last = last[:-1]
        return [*whole, f"{last} …"]


def words_of(text: str, measure: Measure) -> Words:
    """Return the words of `text`; white space is a space."""
    pieces = _PIECES.findall(" ".join(text.split()))
    return Words(tuple((piece, measure(piece), measure(piece.lstrip())) for piece in pieces), measure)


def _parts(word: str, width: float, measure: Measure) -> Iterator[str]:
    part = ""
    for letter in word:
        if part and measure(part + letter) > width:
            yield part
            part = ""
        part += letter
    yield part
