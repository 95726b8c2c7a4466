"""What an editor is told about a passage that stops the build, at the key that is to be put right."""

from __future__ import annotations

from collections.abc import Sequence

from generator.anchoring.ambiguous import places_to_choose
from generator.anchoring.changed import old_and_new, what_changed
from generator.anchoring.comparable import Comparable
from generator.anchoring.digests import digests_of
from generator.anchoring.find_quote import MOST_FITS
from generator.anchoring.fit import Fit
from generator.anchoring.history import History
from generator.anchoring.near_miss import near_miss
from generator.anchoring.passage import Passage
from generator.anchoring.short_ends import longer_ends, short_end
from generator.anchoring.use import Use
from generator.anchoring.yaml_line import yaml_line
from generator.records.library import Library
from generator.records.problem import Problem

MOST_NAMED = 3
"""Items of evidence that stand for all of a source."""


def problems_of(
    use: Use, passage: Passage, text: Comparable | None, fits: Sequence[Fit], history: History
) -> list[Problem]:
    """Return what is wrong with a passage as one use points at it; at most one problem."""
    if text is None:
        return [_unproved(use)] if passage.state == "unproved" else []
    if passage.state == "ambiguous":
        return [_ambiguous(use, text, fits)]
    if not fits:
        return [_not_found(use, passage, text)]
    if passage.state == "changed":
        return [_changed(use, passage, text, fits[0], history)]
    return _short_end(use, text, fits[0])


def unproved_source(library: Library, source: str, uses: Sequence[Use]) -> Problem:
    """Return the one problem of a source that neither its text nor a single line of the lock speaks for."""
    passages = len({use.selector.digest for use in uses})
    owners = list(dict.fromkeys(f"{use.claim.id}/{use.number}" for use in uses))
    more = f" and {len(owners) - MOST_NAMED} more" if len(owners) > MOST_NAMED else ""
    message = (
        f"source '{source}': its {'passage' if passages == 1 else f'{passages} passages'} cannot be proved:"
        " its text is not in hand, and the lock holds nothing of it"
    )
    details = (
        f"evidence: {', '.join(owners[:MOST_NAMED])}{more}",
        f"get the text ({source}.txt), or a passages.lock made where it is in hand",
    )
    return Problem(library.sources[source].place, message, details)


def _unproved(use: Use) -> Problem:
    why = f"the text of '{use.source}' is not in hand, and the lock has no line for it"
    what_to_do = f"get the text ({use.source}.txt), or a passages.lock made where it is in hand"
    return Problem(use.place(), f"{use.subject} cannot be proved: {why}", (what_to_do,))


def _not_found(use: Use, passage: Passage, text: Comparable) -> Problem:
    miss = near_miss(text, use.source, use.selector, use.key)
    message = f"{use.subject} {miss.what}"
    details = miss.details
    if passage.state == "changed":
        message = f"{use.subject} has changed since it was locked on {passage.proved_on}: it {miss.what}"
        details = (*details, f"then see whether claim '{use.claim.id}' still holds")
    return Problem(use.place(miss.key), message, details)


def _ambiguous(use: Use, text: Comparable, fits: Sequence[Fit]) -> Problem:
    many = f"more than {MOST_FITS}" if len(fits) > MOST_FITS else str(len(fits))
    what_to_do = "add the line of the place you mean"
    if use.key == "attribution":
        what_to_do = "give `attribution` the key `quote`, and beside it the line of the place you mean"
    places = places_to_choose(text, use.selector, fits)
    return Problem(use.place(), f"{use.subject} fits {many} places in '{use.source}'", (*places, what_to_do))


def _changed(use: Use, passage: Passage, text: Comparable, fit: Fit, history: History) -> Problem:
    locked = history.lock.passages[passage.key]
    digests = digests_of(text, fit)
    around = "the sentence around " if what_changed(digests, locked) == "sentence" else ""
    message = f"{use.owner}: {around}{use.noun} in '{use.source}' has changed since it was locked on {locked.on}"
    what_to_do = (
        f'if the claim still holds: briefings accept {use.claim.id}/{use.number} --why "..."',
        "if not: correct the claim, or withdraw it",
    )
    return Problem(use.place(), message, (*old_and_new(text, fit, digests, locked, history), *what_to_do))


def _short_end(use: Use, text: Comparable, fit: Fit) -> list[Problem]:
    side = short_end(text, use.selector, fit)
    if side is None:
        return []
    quote = longer_ends(text, fit)
    more = f", such as  {yaml_line(use.key, quote)}" if quote else ": two or more on each side"
    return [Problem(use.place(), f"{use.subject} has too few words {side} ` … `", (f"write more of them{more}",))]
