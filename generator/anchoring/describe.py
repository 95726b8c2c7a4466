"""The shortest selector for a range: what `find_quote` turns back into this range and nothing else.

Whole where the words are few, otherwise the first and last words; prefix or suffix only where nothing else settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import find_quote
from generator.anchoring.fit import Fit
from generator.anchoring.words import is_boundary, word_ends, word_starts
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
        settled = context.settle()
        if settled is not None or context.is_all or (most is not None and size >= most):
            return settled
        size *= 2


class _Context:
    """A quotation with up to `size` words on either side of where it is meant."""

    def __init__(self, text: Comparable, exact: str, fit: Fit, size: int) -> None:
        self._text, self._exact, self._fit = text, exact, fit
        self._starts = [fit.start, *islice(word_starts(text, 0, fit.start), size)]
        self._stops = [fit.end, *islice(word_ends(text, fit.end, len(text.form)), size)]
        self.is_all = max(len(self._starts), len(self._stops)) <= size

    def settle(self) -> TextQuoteSelector | None:
        before, after = len(self._starts) - 1, len(self._stops) - 1
        alone = [(self._fewest_before(before, 0), 0), (0, self._fewest_after(0, after))]
        for pair in sorted(alone, key=sum):
            if self._settles(*pair):
                return self._selector(*pair)
        if not self._settles(before, after):
            return None
        before = self._fewest_before(before, after)
        return self._selector(before, self._fewest_after(before, after))

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
    """Yield first and last words around ` … `, few words before many, two on a side where the text allows it."""
    firsts = list(islice(word_ends(text, *fit), MOST_OF_ENDS))
    lasts = list(islice(word_starts(text, *fit), MOST_OF_ENDS))
    found = False
    for fewest in (2, 1):
        for total in range(2 * fewest, MOST_OF_ENDS + 1):
            for first in _middle_first(range(fewest, total - fewest + 1)):
                if first > len(firsts) or total - first > len(lasts):
                    continue
                end_of_first, start_of_last = firsts[first - 1], lasts[total - first - 1]
                sides = text.plain[fit.start : end_of_first], text.plain[start_of_last : fit.end]
                exact = " … ".join(sides)
                # An ellipsis of the text's own among the words would be taken for ours.
                if end_of_first < start_of_last and _is_quote(exact) and TextQuoteSelector(exact).ends == sides:
                    found = True
                    yield exact
        if found:
            return


def _middle_first(numbers: range) -> list[int]:
    return sorted(numbers, key=lambda number: abs(2 * number - numbers.start - numbers.stop + 1))


def _can_be_described(text: Comparable, fit: Fit) -> bool:
    if not 0 <= fit.start < fit.end <= len(text.form) or " " in (text.form[fit.start], text.form[fit.end - 1]):
        return False
    if not is_boundary(text, fit.start) or not is_boundary(text, fit.end):
        return False
    return fit.end <= text.paragraph(text.paragraph_at(fit.start)).end


def _is_quote(exact: str) -> bool:
    try:
        return check_quote(exact) == exact
    except ValueError:
        return False


def _finds_only(text: Comparable, selector: TextQuoteSelector, fit: Fit) -> bool:
    return find_quote(text, selector, most=2) == [fit]
