"""The place in a text that is most like some words. For suggestions only: it is fuzzy, and never an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.fit import Fit
from generator.anchoring.words import word_ends, word_starts

_MOST_COMPARED = 100  # code points of the words; the beginning of a long quotation is enough to find it by
_MOST_SEARCHED = 2_000_000  # code points of the text; keeps a hostile one within a second
_LEAST_LIKE = 55  # of 100; below this, unrelated sentences of one language meet
_NO_LETTERS = re.compile(r"^\W+|\W+$")
_MORE_WORDS = 3  # on either side of where the letters fit best, from which the words that fit best are taken


class Near(NamedTuple):
    """A place, and how like it is: 0 to 100."""

    fit: Fit
    likeness: float


def nearest(text: Comparable, words: str, start: int = 0, end: int | None = None) -> Near | None:
    """Return what is most like `words` between two offsets of the comparable form, None where nothing is near.

    It stands within one paragraph and is cut at whole words.
    """
    from rapidfuzz import fuzz  # not before a message wants it

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
    from rapidfuzz import fuzz  # not before a message wants it
    from rapidfuzz.distance import LCSseq, Levenshtein

    before = list(islice(word_starts(text, within.start, fit.start), _MORE_WORDS))
    after = list(islice(word_ends(text, fit.end, within.end), _MORE_WORDS))
    start, end = before[-1] if before else fit.start, after[-1] if after else fit.end
    words = _words(text, Fit(start, end))
    bare, bare_wanted = _bare(text, words), _wanted_words(wanted)

    def unlikeness(run: tuple[int, int]) -> tuple[int, int, int, float]:
        some = bare[slice(*run)]
        differences = Levenshtein.distance(bare_wanted, some)
        in_common = LCSseq.similarity(bare_wanted, some)
        return differences, -in_common, abs(len(some) - len(bare_wanted)), -fuzz.ratio(wanted, " ".join(some))

    few = 2 * _MORE_WORDS + 1
    count = len(words)
    runs = [(i, j) for i in range(min(few, count)) for j in range(max(i, count - few) + 1, count + 1)]
    if not runs:
        return fit
    first, last = min(runs, key=unlikeness)
    return _trimmed(text.form, Fit(words[first].start, words[last - 1].end), wanted)


def _words(text: Comparable, fit: Fit) -> list[Fit]:
    cuts = [fit.start, *word_ends(text, *fit)]
    return [Fit(start, end) for start, end in pairwise(cuts)]


def _bare(text: Comparable, words: Sequence[Fit]) -> list[str]:
    """Return words without the punctuation around them."""
    return [_NO_LETTERS.sub("", text.form[word.start : word.end]) for word in words]


def _wanted_words(wanted: str) -> list[str]:
    text = Comparable(wanted)
    return _bare(text, _words(text, Fit(0, len(text.form))))


def _trimmed(form: str, fit: Fit, wanted: str) -> Fit:
    """Leave out white space, and punctuation at an end where `wanted` has other or none."""
    start, end = fit
    while start < end and not form[start].isalnum() and form[start] != wanted[0]:
        start += 1
    while start < end and not form[end - 1].isalnum() and form[end - 1] != wanted[-1]:
        end -= 1
    return Fit(start, end)
