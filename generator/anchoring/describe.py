"""The shortest selector for a range: what `find_quote` turns back into this range and nothing else.

Whole where the words are few, otherwise the first and last words; prefix or suffix only where nothing else settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, takewhile

from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import find_quote
from generator.anchoring.fit import Fit
from generator.anchoring.words import has_more_words, is_boundary, is_word, word_ends, word_starts
from generator.records.selector import TextQuoteSelector, check_quote

WHOLE = 8
"""Words. A passage of no more is described by all of them."""
MOST_OF_ENDS = 12
"""Words of both ends together, before context is tried instead."""


def describe(text: Comparable, start: int, end: int, most: int | None = None) -> TextQuoteSelector:
    """Return the shortest selector that finds the range, given in the comparable form, and nothing else.

    A prefix or suffix may be as long as it must, or `most` words.

    Raise ValueError where there is none: the range cuts a word, leaves its paragraph, holds no word, begins or ends
    with an ellipsis that stands alone, or cannot be told from another by words.
    """
    fit = Fit(start, end)
    if not _can_be_described(text, fit):
        raise ValueError("a passage is whole words within one paragraph")
    whole = text.plain[start:end]
    few = len(list(islice(word_ends(text, start, end), WHOLE + 1))) <= WHOLE
    exacts = [whole] if few and _is_quote(whole) else list(_by_ends(text, fit))
    for exact in exacts:
        selector = TextQuoteSelector(exact)
        if _finds_only(text, selector, fit):
            return selector
    for exact in (*exacts[:1], whole):
        settled = settle(text, exact, fit, most) if _is_quote(exact) else None
        if settled is not None:
            return settled
    raise ValueError("the passage cannot be told from another by its words and those around it")


def settle(text: Comparable, exact: str, fit: Fit, most: int | None = None) -> TextQuoteSelector | None:
    """Return `exact` with the shortest prefix, or suffix, or both, by which it finds `fit` and nothing else.

    Return None where none does, or none of up to `most` words on a side: then the quotation itself says too little.
    """
    size = 1
    while True:
        context = _Context(text, exact, fit, size if most is None else min(size, most))
        settled = context.on_one_side() or context.on_both_sides()
        if settled is not None or context.is_all or (most is not None and size >= most):
            return settled
        size *= 2


class _Context:
    """A quotation with up to `size` words on either side of where it is meant."""

    def __init__(self, text: Comparable, exact: str, fit: Fit, size: int) -> None:
        self._text, self._exact, self._fit = text, exact, fit
        self._starts = [fit.start, *_starts(text, 0, fit.start, size)]
        self._stops = [fit.end, *_ends(text, fit.end, len(text.form), size)]
        self.is_all = max(len(self._starts), len(self._stops)) <= size

    def on_one_side(self) -> TextQuoteSelector | None:
        before, after = len(self._starts) - 1, len(self._stops) - 1
        alone = [(self._fewest_before(before, 0), 0), (0, self._fewest_after(0, after))]
        return next((self._selector(*words) for words in sorted(alone, key=sum) if self._settles(*words)), None)

    def on_both_sides(self) -> TextQuoteSelector | None:
        before, after = len(self._starts) - 1, len(self._stops) - 1
        if not self._settles(before, after):
            return None
        before = self._fewest_before(before, after)
        after = self._fewest_after(before, after)
        # As many words on one side alone are easier to read and to paste.
        one_sided = _Context(self._text, self._exact, self._fit, before + after).on_one_side()
        return one_sided or self._selector(before, after)

    def _fewest_before(self, most: int, after: int) -> int:
        return _fewest(most, lambda words: self._settles(words, after))

    def _fewest_after(self, before: int, most: int) -> int:
        return _fewest(most, lambda words: self._settles(before, words))

    def _settles(self, before: int, after: int) -> bool:
        return _finds_only(self._text, self._selector(before, after), self._fit)

    def _selector(self, before: int, after: int) -> TextQuoteSelector:
        prefix = self._text.plain[self._starts[before] : self._fit.start].strip(" ")
        suffix = self._text.plain[self._fit.end : self._stops[after]].strip(" ")
        return TextQuoteSelector(self._exact, prefix, suffix)


def _fewest(most: int, enough: Callable[[int], bool]) -> int:
    """Return the fewest that are enough, or `most` where none are. More are enough wherever fewer are."""
    least = 0
    while least < most:
        middle = (least + most) // 2
        if enough(middle):
            most = middle
        else:
            least = middle + 1
    return most


def _by_ends(text: Comparable, fit: Fit) -> Iterator[str]:
    """Yield first and last words around ` … `, few words before many; two at least on a side that has them."""
    # An ellipsis of the text's own would be taken for ours: a side goes no further.
    firsts = list(takewhile(lambda at: not _has_ellipsis(text, fit.start, at), _ends(text, *fit, MOST_OF_ENDS)))
    lasts = list(takewhile(lambda at: not _has_ellipsis(text, at, fit.end), _starts(text, *fit, MOST_OF_ENDS)))
    fewest_first, fewest_last = min(2, len(firsts)), min(2, len(lasts))
    for total in range(fewest_first + fewest_last, MOST_OF_ENDS + 1):
        for first in _middle_first(range(fewest_first, total - fewest_last + 1)):
            if first > len(firsts) or total - first > len(lasts):
                continue
            end_of_first, start_of_last = firsts[first - 1], lasts[total - first - 1]
            exact = f"{text.plain[fit.start : end_of_first]} … {text.plain[start_of_last : fit.end]}"
            if end_of_first < start_of_last and _is_quote(exact):
                yield exact


def _has_ellipsis(text: Comparable, start: int, end: int) -> bool:
    return TextQuoteSelector(text.plain[start:end]).ends[1] != ""


def _ends(text: Comparable, start: int, end: int, most: int) -> Iterator[int]:
    """Yield where up to `most` words end, without the punctuation after them where that is no part of them."""
    for word_end in islice(word_ends(text, start, end), most):
        at = word_end
        while not is_word(text.form[at - 1]):
            at -= 1
        yield at if is_boundary(text, at) else word_end


def _starts(text: Comparable, start: int, end: int, most: int) -> Iterator[int]:
    """Yield, going back, where up to `most` words begin, without the punctuation before them."""
    for word_start in islice(word_starts(text, start, end), most):
        at = word_start
        while not is_word(text.form[at]):
            at += 1
        yield at if is_boundary(text, at) else word_start


def _middle_first(numbers: range) -> list[int]:
    return sorted(numbers, key=lambda number: abs(2 * number - numbers.start - numbers.stop + 1))


def _can_be_described(text: Comparable, fit: Fit) -> bool:
    if not 0 <= fit.start < fit.end <= len(text.form) or " " in (text.form[fit.start], text.form[fit.end - 1]):
        return False
    if not is_boundary(text, fit.start) or not is_boundary(text, fit.end):
        return False
    return has_more_words(text.form, *fit, 0) and fit.end <= text.paragraph(text.paragraph_at(fit.start)).end


def _is_quote(exact: str) -> bool:
    try:
        return check_quote(exact) == exact
    except ValueError:
        return False


def _finds_only(text: Comparable, selector: TextQuoteSelector, fit: Fit) -> bool:
    return find_quote(text, selector, most=2) == [fit]
