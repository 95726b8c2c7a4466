"""How wide text will be in a drawing, near enough to break its lines before any browser has seen it.

The widths are those of Arial, which most sans-serif faces of operating systems keep close to, with some room added.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

ROOM = 1.08
"""Noto Sans and San Francisco run a little wider than Arial."""

_OTHER, _WIDE = 0.56, 1.0


class _Widths(dict[str, float]):
    """The width of each character, in ems."""

    def __missing__(self, one: str) -> float:
        width = self[one] = _WIDE if ord(one) > 0x2E80 else _OTHER
        return width


_WIDTHS = _Widths(
    {
        **dict.fromkeys("ijl'’‘|.,:;!·", 0.25),
        **dict.fromkeys("ftrI ()[]-/\\\u00a0", 0.31),
        **dict.fromkeys('“”„"*', 0.36),
        **dict.fromkeys("sckxyzvJ", 0.5),
        **dict.fromkeys("mMWw@…—%", 0.86),
        **dict.fromkeys("ABEKPSVXYCDHNRUÄÜ&", 0.7),
        **dict.fromkeys("GOQÖ", 0.78),
    }
)


def text_width(text: str, size: float) -> float:
    """Return about how wide `text` is, in the unit of `size`; rather too wide than too narrow."""
    return sum(map(_WIDTHS.__getitem__, text)) * size * ROOM


@lru_cache(maxsize=10_000)  # names and labels stand in many drawings, in boxes of the same few widths
def broken(text: str, width: float, size: float) -> tuple[str, ...]:
    """Return the lines of `text`, none wider than `width`; a word that is wider by itself is cut."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width, size):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    for word in text.split():
        if text_width(word, size) <= width:
            yield word
            continue
        piece = ""
        for character in word:
            if piece and text_width(piece + character, size) > width:
                yield piece
                piece = ""
            piece += character
        yield piece
