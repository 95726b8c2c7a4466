"""Where a text quote selector fits: the quotation, whole or by its first and last words, with its prefix and suffix.

Follows the text quote selector of the W3C Web Annotation Data Model, 4.2.4, and three things more: a ` … ` range, whole
words only (see `words.py`), one paragraph to a passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.fit import Fit
from generator.anchoring.words import is_boundary
from generator.records.selector import TextQuoteSelector

MOST_FITS = 20
"""How many fits are looked for where nobody says otherwise. An editor wants one, and nobody reads more than these."""


def find_quote(text: Comparable, selector: TextQuoteSelector, most: int = MOST_FITS) -> list[Fit]:
    """Return where the selector fits, in order; no more than the first `most`, however many there are.

    One fit is what an editor wants; none means the quotation is not there, several that it needs more context.
    All pairs of beginning before end in one paragraph count. Words that stand in the text with an ellipsis of its own
    (`Ja … nein`) are found as they are, not as a range.
    """
    prefix, suffix = comparable_form(selector.prefix), comparable_form(selector.suffix)
    first, last = map(comparable_form, selector.ends)
    # What can be nowhere needs no search: a large text may hold millions of places that are nearly right.
    if not _stand_together(text.form, prefix, first) or not _stand_together(text.form, last or first, suffix):
        return []
    exact = comparable_form(selector.exact) if last else first
    whole = list(islice(_whole(text, exact, prefix, suffix), most))
    return whole if whole or not last else list(islice(_ranges(text, first, last, prefix, suffix, most), most))


def occurrences(
    text: Comparable, words: str, start: int = 0, end: int | None = None, *, prefix: str = "", suffix: str = ""
) -> Iterator[int]:
    """Yield the offsets of `words` between `start` and `end`, as whole words; all three in comparable form.

    `prefix` and `suffix` stand right before and after, with or without a space, and may lie outside of the range.
    """
    if not words:
        return
    form = text.form
    end = len(form) if end is None else end
    at = form.find(words, start, end)
    while at >= 0:
        stop = at + len(words)
        is_whole = is_boundary(text, at) and is_boundary(text, stop)
        if is_whole and stands_before(text, prefix, at) and stands_after(text, suffix, stop):
            yield at
        at = form.find(words, at + 1, end)


def stands_before(text: Comparable, prefix: str, at: int) -> bool:
    """Whether `prefix`, in comparable form, ends at `at` or a space before it, and begins with a whole word."""
    if not prefix:
        return True
    for gap in ("", " "):
        start = at - len(gap) - len(prefix)
        if start >= 0 and text.form.startswith(prefix + gap, start) and is_boundary(text, start):
            return True
    return False


def stands_after(text: Comparable, suffix: str, at: int) -> bool:
    """Whether `suffix`, in comparable form, begins at `at` or a space after it, and ends with a whole word."""
    if not suffix:
        return True
    for gap in ("", " "):
        if text.form.startswith(gap + suffix, at) and is_boundary(text, at + len(gap) + len(suffix)):
            return True
    return False


def _stand_together(form: str, left: str, right: str) -> bool:
    return not left or not right or left + right in form or f"{left} {right}" in form


def _whole(text: Comparable, words: str, prefix: str, suffix: str) -> Iterator[Fit]:
    for start in occurrences(text, words, prefix=prefix, suffix=suffix):
        end = start + len(words)
        if end <= text.paragraph(text.paragraph_at(start)).end:
            yield Fit(start, end)


def _ranges(text: Comparable, first: str, last: str, prefix: str, suffix: str, most: int) -> Iterator[Fit]:
    # Paragraph by paragraph: one that holds a beginning is searched for ends once, and left where it has none.
    position = 0
    while (start := next(occurrences(text, first, position, prefix=prefix), None)) is not None:
        paragraph = text.paragraph(text.paragraph_at(start))
        # `most` ends are enough: with the first beginning alone they make `most` fits.
        ends = list(islice(occurrences(text, last, start + len(first), paragraph.end, suffix=suffix), most))
        if ends:
            for begin in chain((start,), occurrences(text, first, start + 1, ends[-1], prefix=prefix)):
                yield from (Fit(begin, end + len(last)) for end in ends if begin + len(first) <= end)
        position = paragraph.end
