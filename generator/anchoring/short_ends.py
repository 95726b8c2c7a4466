"""The rule that a range says at least two words on each side: one word alone is soon found where it is not meant."""

from __future__ import annotations

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.describe import describe
from generator.anchoring.fit import Fit
from generator.anchoring.words import count_words
from generator.records.selector import TextQuoteSelector

FEWEST = 2
"""Words on each side of ` … `."""
SHORT = 4
"""Words. A passage of fewer may be given by one word on each side."""


def short_end(text: Comparable, selector: TextQuoteSelector, fit: Fit) -> str | None:
    """Return `before` or `after`, the side of ` … ` that says too little about the passage at `fit`, or None."""
    if not selector.ends[1]:
        return None
    first, last = map(comparable_form, selector.ends)
    words_first, words_last = count_words(first), count_words(last)
    if words_first >= FEWEST and words_last >= FEWEST:
        return None
    words = text.form[fit.start : fit.end]
    if words == comparable_form(selector.exact) or count_words(words) < SHORT:
        return None
    # An ellipsis of the text's own cannot be in a side: there a side ends where it must.
    if words_first < FEWEST and not words.startswith((f"{first} … ", f"{first} ... ")):
        return "before"
    if words_last < FEWEST and not words.endswith((f" … {last}", f" ... {last}")):
        return "after"
    return None


def longer_ends(text: Comparable, fit: Fit) -> str | None:
    """Return a quotation for the same passage that says enough, None where that takes more than a quotation."""
    try:
        described = describe(text, *fit, 1)
    except ValueError:
        return None
    return None if described.prefix or described.suffix else described.exact
