"""Every quotation and attribution of a library, proved against its text or by the lock, or told what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.anchoring.comparable import Comparable
from generator.anchoring.digests import digests_of
from generator.anchoring.find_quote import MOST_FITS, find_quote
from generator.anchoring.fit import Fit
from generator.anchoring.history import History
from generator.anchoring.passage import Passage, Passages
from generator.anchoring.problems import problems_of, unproved_source
from generator.anchoring.state import state_found, state_not_found, state_without_text
from generator.anchoring.use import uses_by_source
from generator.records.library import Library
from generator.records.lock import Lock, PassageKey
from generator.records.problem import Problem
from generator.records.selector import TextQuoteSelector


def anchor_all(library: Library, cache: Path | None = None) -> tuple[Passages, list[Problem]]:
    """Return the passage of every quotation and attribution, and what stops the build about them.

    Evidence from a source that is unknown or not held has no passage; to tell so is the link step's. Neither has
    evidence from a text that could not be read, which is a problem already. `cache` is where earlier texts are kept,
    for messages that show old words.
    """
    history = History(library.lock, cache)
    in_lock = {source for source, _ in library.lock.passages}
    passages: dict[PassageKey, Passage] = {}
    problems: list[Problem] = []
    for source, uses in uses_by_source(library).items():
        if library.could_hold("text", source):
            continue
        held = library.texts.get(source)
        # One text at a time: the comparable forms of thousands would fill the memory.
        text = Comparable(held.text) if held is not None else None
        is_told = text is None and source not in in_lock
        if is_told:
            problems.append(unproved_source(library, source, uses))
        fits_by_key: dict[PassageKey, Sequence[Fit]] = {}
        for use in uses:
            key = (source, use.selector.digest)
            if key not in passages:
                # One more than a message lists, to know that there are more.
                fits_by_key[key] = find_quote(text, use.selector, MOST_FITS + 1) if text is not None else ()
                passages[key] = anchor(key, use.selector, text, fits_by_key[key], library.lock)
            if not is_told:
                problems += problems_of(use, passages[key], text, fits_by_key[key], history)
    return dict(sorted(passages.items())), problems


def anchor(
    key: PassageKey, selector: TextQuoteSelector, text: Comparable | None, fits: Sequence[Fit], lock: Lock
) -> Passage:
    """Return the passage of a selector that fits `text` at `fits`; `text` is None where it is not in hand."""
    source = key[0]
    locked = lock.passages.get(key)
    proved_on, changes = locked.on if locked else None, lock.changes.get(key, ())
    if text is None:
        paragraph, start, end = (locked.paragraph, locked.start, locked.end) if locked else (None, None, None)
        state = state_without_text(locked)
        return Passage(source, selector, state, paragraph, start, end, None, proved_on, None, changes)
    if len(fits) != 1:
        state = "ambiguous" if fits else state_not_found(locked)
        return Passage(source, selector, state, proved_on=proved_on, changes=changes)
    (fit,) = fits
    start, end = text.as_held(*fit)
    digests = digests_of(text, fit)
    return Passage(
        source,
        selector,
        state_found(start, end, digests, locked),
        paragraph=text.paragraph_at(fit.start),
        start=start,
        end=end,
        words=text.text[start:end],
        proved_on=proved_on,
        digests=digests,
        changes=changes,
    )
