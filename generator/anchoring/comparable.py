"""Texts made comparable: the one normalisation under which a quotation and its source are compared, with the way back.

What it folds, and all that it folds:

- Unicode's Normalization Form C (UAX #15), so that a letter and its accent are one however they were typed;
- every double quotation mark to `"`, every single one and every apostrophe to `'`. The two stay apart, and primes stay
  as they are, because 6' and 6" differ;
- every hyphen, dash and minus sign to `-`;
- every run of white space, line ends included, to one space;
- soft hyphens, zero-width spaces, word joiners and byte-order marks to nothing.

Case, letters, digits, words and all other marks stay. The trap: most of this changes how long a text is. Offsets found
in the comparable form mean nothing in the text as held until `Comparable.as_held` has carried them back.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from generator.anchoring.fit import Fit
from generator.anchoring.offset_map import Edit, OffsetMap, apply

REMOVED = "\u00ad\u200b\u2060\ufeff"
WHITE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""Every white space of Unicode but the plain space."""
DOUBLE_QUOTES = "“”„‟«»＂〝〞〟❝❞❠⹂🙶🙷🙸「」『』｢｣﹁﹂﹃﹄"
"""Corner brackets are here too: they are the first level of quotation where they are used."""
SINGLE_QUOTES = "‘’‚‛‹›＇❛❜❟ʻʼʽ`´"
HYPHENS = "-‐‑﹣－"
"""They join parts of a word; the other dashes part words. `words.py` needs to know which it was."""
DASHES = "‒–—―−﹘⸺⸻︱︲"

_FOLDED = {
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys((HYPHENS + DASHES).replace("-", ""), "-"),
}
_FOLDABLE = re.compile(f"[{''.join(_FOLDED)}]")
# One white space for another keeps offsets, so only runs and removed characters are edits.
_RUN = re.compile(f"[ {WHITE}][ {WHITE}]+")
_RUN_OR_REMOVED = re.compile(f"[ {WHITE}{REMOVED}]{{2,}}|[{REMOVED}]")
_LINE = re.compile(r"[^\r\n]+")

# No character below U+0300 composes with the one before it, and each of them is its own Form C. They are named
# here, not those above: of a class of a million characters Python makes a table before it begins.
_MAY_COMPOSE = re.compile("[\0-\u02ff]?[^\0-\u02ff]+")
# CPython's `normalize` takes time with the square of a run of combining marks. Honest text has no more than a handful;
# the Stream-Safe Text Format (UAX #15, 13) allows 30. What is longer stays as held.
_LONGEST_CLUSTER = 32


class Comparable:
    """A text, its comparable form, and the way between the two."""

    __slots__ = ("_maps", "_starts", "form", "plain", "text")

    text: str
    """As held."""
    plain: str
    """As held but for white space, removed characters and Unicode form: for showing and for new selectors. Offset by
    offset it stands against `form`."""
    form: str
    """The comparable form; what everything in this package searches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._maps: list[OffsetMap] = []
        tidy = self._edit(text, list(_tidying(text)))
        for white in WHITE:
            tidy = tidy.replace(white, " ")
        self.plain = self._edit(tidy, [] if _is_composed(tidy) else list(_composing(tidy)))
        self.form = _fold(self.plain)
        self._starts = array("q", self._paragraph_starts())

    def _edit(self, text: str, edits: list[Edit]) -> str:
        if not edits:
            return text
        self._maps.append(OffsetMap(edits))
        return apply(text, edits)

    def _paragraph_starts(self) -> Iterator[int]:
        for line in _LINE.finditer(self.text):
            first = line.end() - len(line[0].lstrip(" " + WHITE + REMOVED))
            if first < line.end():
                yield self.as_compared(first, first + 1).start

    def as_held(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the text as held that a range of the comparable form stands for."""
        for offsets in reversed(self._maps):
            start, end = offsets.before(start, end)
        return start, end

    def as_compared(self, start: int, end: int) -> Fit:
        """Return the range of the comparable form that stands for a range, not empty, of the text as held."""
        for offsets in self._maps:
            start, end = offsets.after(start, end)
        return Fit(start, end)

    @property
    def paragraphs(self) -> int:
        """How many lines hold something to read; they are the paragraphs, counted from 1."""
        return len(self._starts)

    def paragraph(self, number: int) -> Fit:
        """Return the range of a paragraph, counted from 1."""
        # Between two paragraphs there is one space.
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.form.rstrip(" "))
        return Fit(self._starts[number - 1], end)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph at `offset` of the comparable form; 0 before the first."""
        return bisect_right(self._starts, offset)


def count_paragraphs(text: str) -> int:
    """Return how many paragraphs `Comparable(text)` has, without making it."""
    return sum(line.strip(" " + WHITE + REMOVED) != "" for line in text.replace("\r", "\n").split("\n"))


def comparable_form(text: str) -> str:
    """Return the comparable form of `text` without white space at its ends, for text that needs no way back."""
    if not text:
        return ""
    if text.isascii():
        return " ".join(text.split()).replace("`", "'")
    for removed in REMOVED:
        text = text.replace(removed, "")
    text = " ".join(text.split())
    return _fold(text if _is_composed(text) else apply(text, _composing(text)))


def _fold(text: str) -> str:
    # Replacing one mark after the other is faster by far than one table for all of them. In a short text it pays to
    # look first which there are.
    for mark in _FOLDED if len(text) > 500 else set(_FOLDABLE.findall(text)):
        text = text.replace(mark, _FOLDED[mark])
    return text


def _tidying(text: str) -> Iterator[Edit]:
    removes = any(removed in text for removed in REMOVED)
    for run in (_RUN_OR_REMOVED if removes else _RUN).finditer(text):
        yield Edit(run.start(), run.end(), " " if run[0].strip(REMOVED) else "")


def _is_composed(text: str) -> bool:
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def _composing(text: str) -> Iterator[Edit]:
    for run in _MAY_COMPOSE.finditer(text):
        if unicodedata.is_normalized("NFC", run[0]):
            continue
        for start, end in _clusters(run[0]):
            cluster = run[0][start:end]
            composed = _compose(cluster)
            if composed != cluster:
                yield Edit(run.start() + start, run.start() + end, composed)


def _clusters(run: str) -> Iterator[tuple[int, int]]:
    """Cut `run` before each character that neither is a mark nor composes with what stands before it (Hangul)."""
    start = 0
    for at, following in enumerate(run[1:], 1):
        if unicodedata.combining(following):
            continue
        cluster = run[start:at]
        if _compose(cluster + following) == _compose(cluster) + _compose(following):
            yield start, at
            start = at
    yield start, len(run)


def _compose(cluster: str) -> str:
    return cluster if len(cluster) > _LONGEST_CLUSTER else unicodedata.normalize("NFC", cluster)
