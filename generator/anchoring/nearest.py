"""The place in a text that is most like some words. For suggestions only: it is fuzzy, and never an answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.fit import Fit
from generator.anchoring.words import word_ends, word_starts

_MOST_COMPARED = 100  # code points of the words; the beginning of a long quotation is enough to find it by
_MOST_SEARCHED = 2_000_000  # code points of the text; keeps a hostile one within a second
_LEAST_LIKE = 55  # of 100; below this, unrelated sentences of one language meet
_MORE_WORDS = 3  # on either side of where the letters fit best, from which the words that fit best are taken


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
    last = max(start + found.dest_end, first + len(wanted) - found.src_start)
    paragraph = text.paragraph(max(1, text.paragraph_at((first + min(last, end)) // 2)))
    within = Fit(max(start, paragraph.start), min(end, paragraph.end))
    fit = _best_words(text, wanted, Fit(max(first, within.start), min(last, within.end)), within)
    return Near(fit, found.score) if fit.start < fit.end else None


def _best_words(text: Comparable, wanted: str, fit: Fit, within: Fit) -> Fit:
    """Return the whole words about `fit` that make `wanted` with the fewest changes."""
    starts = list(islice(word_starts(text, within.start, fit.end), 1_000))
    starts = [at for at in starts if at <= fit.start][:_MORE_WORDS] + [at for at in starts if at > fit.start][-_MORE_WORDS:]
    ...
