"""What to do about a selector that fits more than once: every place, and the line to paste that settles on it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.describe import describe, settle
from generator.anchoring.find_quote import MOST_FITS
from generator.anchoring.fit import Fit
from generator.anchoring.two_wordings import MOST_WORDS
from generator.anchoring.words import count_words
from generator.anchoring.yaml_line import yaml_line
from generator.records.selector import TextQuoteSelector


def places_to_choose(text: Comparable, selector: TextQuoteSelector, fits: Sequence[Fit]) -> tuple[str, ...]:
    """Return for each fit the lines that settle on it, ready to paste, with the paragraph as their comment.

    Together they show no more words of the article than a message may; of the places beyond, the paragraph only.
    """
    lines: list[str] = []
    others: list[int] = []
    words_left = MOST_WORDS
    for fit in fits[:MOST_FITS]:
        paragraph = text.paragraph_at(fit.start)
        keys = _keys(text, selector, fit, words_left)
        words = sum(count_words(comparable_form(value)) for value in keys.values())
        if not keys or words > words_left:
            others.append(paragraph)
            continue
        words_left -= words
        lines += (f"{yaml_line(key, value)}   # paragraph {paragraph}" for key, value in keys.items())
    if others:
        numbers = ", ".join(map(str, dict.fromkeys(others)))
        others_are = f"and {len(others)} more in paragraph {numbers}" if lines else f"they are in paragraph {numbers}"
        lines.append(f"{others_are}: lengthen the quotation")
    return tuple(lines)


def _keys(text: Comparable, selector: TextQuoteSelector, fit: Fit, most: int) -> dict[str, str]:
    """Return the keys of evidence that settle on `fit`; a longer quotation where no context of so many words does."""
    if not most:
        return {}
    settled = settle(text, selector.exact, fit, most)
    if settled is None:
        try:
            settled = describe(text, *fit, most)
        except ValueError:
            return {}
    keys = {"quote": settled.exact, "prefix": settled.prefix, "suffix": settled.suffix}
    if settled.exact == selector.exact:
        del keys["quote"]
    return {key: value for key, value in keys.items() if value}
