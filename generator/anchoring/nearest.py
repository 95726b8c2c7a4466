"""The place in a text that is most like some words. For suggestions only: it is fuzzy, and never an answer."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.fit import Fit
from generator.anchoring.words import is_boundary

_MOST_COMPARED = 100  # code points of the words; the beginning of a long quotation is enough to find it by
_MOST_SEARCHED = 2_000_000  # code points of the text; keeps a hostile one under a second
_LONGEST_WORD = 100  # code points; what is longer may be cut in a suggestion
_LEAST_LIKE = 55  # of 100; below this, unrelated sentences of one language meet


class Near(NamedTuple):
    """A place, and how like it is: 0 to 100."""

    fit: Fit
    likeness: float


def nearest(text: Comparable, words: str, start: int = 0, end: int | None = None) -> Near | None:
    """Return what is most like `words` between two offsets of the comparable form, None where nothing is near.

    It stands within one paragraph and is cut at whole words.
    """
    wanted = comparable_form(words)
    end = min(len(text.form) if end is None else end, start + _MOST_SEARCHED)
    found = fuzz.partial_ratio_alignment(wanted[:_MOST_COMPARED], text.form[start:end], score_cutoff=_LEAST_LIKE)
    if not wanted or not text.paragraphs or found is None or found.dest_start == found.dest_end:
        return None
    first = start + found.dest_start
    last = min(end, first + max(found.dest_end - found.dest_start, len(wanted) - found.src_start))
    paragraph = text.paragraph(max(1, text.paragraph_at((first + last) // 2)))
    exact = found.score == 100
    first = _start_of_word(text, max(first, paragraph.start), paragraph, keep=exact)
    last = _end_of_word(text, min(last, paragraph.end), paragraph, keep=exact)
    return Near(Fit(first, last), found.score) if first < last else None


def _start_of_word(text: Comparable, at: int, paragraph: Fit, *, keep: bool) -> int:
    """Return where the word at `at` begins; less than half of one is left out, unless all of its letters fit."""
    start, end = _word_at(text, at, paragraph)
    start = start if keep or end - at >= at - start else end
    return start + 1 if text.form[start : start + 1] == " " else start


def _end_of_word(text: Comparable, at: int, paragraph: Fit, *, keep: bool) -> int:
    start, end = _word_at(text, at, paragraph)
    end = end if keep or at - start >= end - at else start
    return end - 1 if text.form[end - 1 : end] == " " else end


def _word_at(text: Comparable, at: int, paragraph: Fit) -> Fit:
    start = end = at
    while start > max(paragraph.start, at - _LONGEST_WORD) and not is_boundary(text, start):
        start -= 1
    while end < min(paragraph.end, at + _LONGEST_WORD) and not is_boundary(text, end):
        end += 1
    return Fit(start, end)
