"""Every quotation and attribution of a library, proved against its text or by the lock, or told what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.anchoring.comparable import Comparable
from generator.anchoring.digests import digests_of
from generator.anchoring.find_quote import MOST_FITS, find_quote
from generator.anchoring.fit import Fit
from generator.anchoring.history import History
from generator.anchoring.passage import Passage, Passages
from generator.anchoring.problems import problems_of, unproved_source
from generator.anchoring.quotation_marks import quotes
from generator.anchoring.state import state_found, state_not_found, state_without_text
from generator.anchoring.use import uses_of
from generator.records.library import Library
from generator.records.lock import Lock, PassageKey
from generator.records.problem import Problem
from generator.records.selector import TextQuoteSelector
from generator.records.traced import Derived, Nested


@dataclass(frozen=True, slots=True)
class Anchored:
    """What the selectors that point into one source were found to mean, and what stops the build about them."""

    passages: Mapping[PassageKey, Passage]
    problems: tuple[Problem, ...]


def anchored_by_source(library: Library, cache: Path | None = None) -> Derived[str, Anchored]:
    """Return the passages of each source, found when they are asked for: `anchor_source` for every one."""
    history, trace = History(library.lock, cache), library.trace
    return Derived(trace, "passages", library.sources, lambda id: anchor_source(library, id, history), lasting=True)


def passages_of(anchored: Mapping[str, Anchored]) -> Passages:
    """Return the passages of all sources as one mapping."""
    return Nested(anchored, lambda one: one.passages)


def anchor_all(library: Library, cache: Path | None = None) -> tuple[Passages, list[Problem]]:
    """Return the passage of every quotation and attribution, and what stops the build about them."""
    anchored = anchored_by_source(library, cache)
    problems = [problem for one in anchored.values() for problem in one.problems]
    return dict(passages_of(anchored)), problems


def anchor_source(library: Library, source: str, history: History) -> Anchored:
    """Find what every selector that points into `source` means.

    Evidence from a source that is not held has no passage; to tell so is not done here. Neither has evidence from a
    text that could not be read, which is a problem already. `history` has earlier texts, for messages that show old
    words.
    """
    uses = uses_of(library, source)
    passages: dict[PassageKey, Passage] = {}
    if not uses or library.could_hold("text", source):
        return Anchored(passages, ())
    held = library.texts.get(source)
    # Made here and let go: the comparable forms of thousands of texts would fill the memory.
    text = Comparable(held.text) if held is not None else None
    problems: list[Problem] = []
    is_told = (
        text is None
        and not any((source, use.selector.digest) in library.lock.passages for use in uses)
        and not any(id == source for id, _ in library.lock.passages)
    )
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
    return Anchored(dict(sorted(passages.items())), tuple(problems))


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
        return Passage(source, selector, state, paragraph, start, end, proved_on=proved_on, changes=changes)
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
        quotes=quotes(text.text[text.text.rfind("\n", 0, start) + 1 : start], text.text[start:end]),
        changes=changes,
    )
