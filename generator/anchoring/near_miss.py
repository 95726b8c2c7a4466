"""What is wrong with a selector that was not found: what was wanted, what is there instead, what to do.

Every way of missing has its own answer, because each is put right at another place: the words are not there, or only at
one end of a range, or in two paragraphs, or there but not beside this prefix or suffix. The nearest wording is a
suggestion in a message, never an answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.find_quote import MOST_FITS, find_quote, occurrences, stands_after, stands_before
from generator.anchoring.fit import Fit
from generator.anchoring.nearest import Near, nearest
from generator.anchoring.two_wordings import MOST_WORDS, clip, common_words, two_wordings
from generator.anchoring.words import count_words, word_ends, word_starts
from generator.records.selector import TextQuoteSelector

Key = Literal["quote", "prefix", "suffix"]
_ALMOST = 70  # of 100; words as like as this in the right paragraph are the ones meant, with a word or two changed
_MOST_TRIED = 5  # places of one end of a range that the other is looked for beside
_SPLIT = "a passage stands within one paragraph: make two of it, one item of evidence each"
_SAFE_IN_A_SHELL = re.compile(r"\w[\w ,.-]*\w|\w")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Why a selector fits nowhere."""

    key: Key
    """What is to be put right."""
    what: str
    """Goes on after `the passage`: `is not in 'source'`."""
    details: tuple[str, ...]


def near_miss(text: Comparable, source: str, selector: TextQuoteSelector, key: str = "quote") -> NearMiss:
    """Return why `selector`, which `find_quote` did not find, is not there. `key` is what editors write it under."""
    fits = find_quote(text, TextQuoteSelector(selector.exact))
    if fits:
        return _wrong_context(text, source, selector, fits)
    if selector.ends[1]:
        return _wrong_range(text, source, selector, key)
    wanted = comparable_form(selector.exact)
    start = next(occurrences(text, wanted), None)
    if start is not None:
        paragraphs = text.paragraph_at(start), text.paragraph_at(start + len(wanted) - 1)
        return NearMiss("quote", f"runs over paragraphs {paragraphs[0]} and {paragraphs[1]} of '{source}'", (_SPLIT,))
    near = nearest(text, selector.exact)
    details = _compared(text, selector.exact, near, MOST_WORDS)
    return NearMiss("quote", f"is not in '{source}'", (*details, _see(text, source, key, (selector.exact, near))))


def _wrong_context(text: Comparable, source: str, selector: TextQuoteSelector, fits: Sequence[Fit]) -> NearMiss:
    best = max(fits, key=lambda fit: _context_likeness(text, selector, fit))
    prefix, suffix = comparable_form(selector.prefix), comparable_form(selector.suffix)
    failing: list[Key] = []
    if prefix and not stands_before(text, prefix, best.start):
        failing.append("prefix")
    if suffix and not stands_after(text, suffix, best.end):
        failing.append("suffix")
    details: list[str] = []
    for key in failing:
        wanted = selector.prefix if key == "prefix" else selector.suffix
        most = min(MOST_WORDS // len(failing), max(1, count_words(comparable_form(wanted))))
        there = _words_before(text, best.start, most) if key == "prefix" else _words_after(text, best.end, most)
        note = f"   (paragraph {text.paragraph_at(best.start)})"
        if there:
            details += two_wordings(("wanted", "there"), (wanted, there), note=note, most=most)
        else:
            edge = "begins" if key == "prefix" else "ends"
            details += f"wanted: {clip(wanted, most)}", f"there:  nothing, the text {edge} here"
    names = " and ".join(f"`{key}`" for key in failing)
    once = "; the quotation is there only once, so you can leave it out" if len(fits) == 1 else ""
    where = {1: f"right {'after' if failing[0] == 'prefix' else 'before'} this", 2: "between this"}[len(failing)]
    return NearMiss(failing[0], f"is in '{source}', but not {where} {names}", (*details, f"correct {names}{once}"))


def _context_likeness(text: Comparable, selector: TextQuoteSelector, fit: Fit) -> float:
    from rapidfuzz import fuzz  # not before a message wants it

    prefix, suffix = comparable_form(selector.prefix), comparable_form(selector.suffix)
    before = text.form[max(0, fit.start - len(prefix) - 1) : fit.start].strip()
    after = text.form[fit.end : fit.end + len(suffix) + 1].strip()
    return fuzz.ratio(prefix, before) * bool(prefix) + fuzz.ratio(suffix, after) * bool(suffix)


def _wrong_range(text: Comparable, source: str, selector: TextQuoteSelector, key: str) -> NearMiss:
    first, last = selector.ends
    begins = list(islice(occurrences(text, comparable_form(first)), MOST_FITS))
    ends = list(islice(occurrences(text, comparable_form(last)), MOST_FITS))
    after = [(at, text.paragraph(text.paragraph_at(at)).end) for at in begins]
    before = [(text.paragraph(text.paragraph_at(at)).start, at) for at in ends]
    if begins and ends:
        # A word that changed at one end leaves that end to be found elsewhere; there it is not what was meant.
        last_words, first_words = _best(text, last, after), _best(text, first, before)
        likeness = max(near.likeness if near else 0 for near in (last_words, first_words))
        if _share_a_paragraph(text, begins, ends) or likeness < _ALMOST:
            return _apart(text, source, begins, ends, key)
        begins, ends = (begins, []) if last_words and last_words.likeness == likeness else ([], ends)
    if begins:
        near = _nearest_beside(text, last, after)
        what = f"begins in {_paragraphs(text, begins)} of '{source}', but its last words are not there"
        missing = [(last, near)]
    elif ends:
        near = _nearest_beside(text, first, before)
        what = f"ends in {_paragraphs(text, ends)} of '{source}', but its first words are not there"
        missing = [(first, near)]
    else:
        near = nearest(text, first)
        beside = [(near.fit.end, text.paragraph(text.paragraph_at(near.fit.start)).end)] if near else []
        what = f"is not in '{source}'"
        missing = [(first, near), (last, _nearest_beside(text, last, beside))]
    details: list[str] = []
    for wanted, near in missing:
        details += _compared(text, wanted, near, MOST_WORDS // len(missing))
    return NearMiss("quote", what, (*details, _see(text, source, key, *missing)))


def _apart(text: Comparable, source: str, begins: Sequence[int], ends: Sequence[int], key: str) -> NearMiss:
    """Tell of a range whose first and last words are there, but make no passage."""
    shared = _share_a_paragraph(text, begins, ends)
    if shared:
        what = f"ends before it begins, in paragraph {min(shared)} of '{source}'"
        return NearMiss("quote", what, (f"correct `{key}`: first the words it begins with, then those it ends with",))
    begin = text.paragraph_at(begins[0])
    end = min((text.paragraph_at(at) for at in ends), key=lambda number: (number < begin, abs(number - begin)))
    return NearMiss("quote", f"begins in paragraph {begin} of '{source}' and ends in paragraph {end}", (_SPLIT,))


def _share_a_paragraph(text: Comparable, begins: Sequence[int], ends: Sequence[int]) -> set[int]:
    return {text.paragraph_at(at) for at in begins} & {text.paragraph_at(at) for at in ends}


def _paragraphs(text: Comparable, offsets: Sequence[int]) -> str:
    numbers = list(dict.fromkeys(text.paragraph_at(at) for at in offsets))
    return f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _nearest_beside(text: Comparable, words: str, places: Sequence[tuple[int, int]]) -> Near | None:
    """Return what is nearest in one of `places`, or else anywhere."""
    return _best(text, words, places) or nearest(text, words)


def _best(text: Comparable, words: str, places: Sequence[tuple[int, int]]) -> Near | None:
    """Return what is nearest in one of `places`, None where nothing there is like it."""
    found = [nearest(text, words, start, end) for start, end in places[:_MOST_TRIED]]
    return max((near for near in found if near), key=lambda near: near.likeness, default=None)


def _compared(text: Comparable, wanted: str, near: Near | None, most: int) -> tuple[str, ...]:
    if near is None:
        return f"wanted:  {clip(wanted, most)}", "nearest: nothing like it is there"
    note = f"   (paragraph {text.paragraph_at(near.fit.start)})"
    return two_wordings(("wanted", "nearest"), (wanted, _plain(text, near)), note=note, most=most)


def _see(text: Comparable, source: str, key: str, *missing: tuple[str, Near | None]) -> str:
    """Tell what to do, with words to look for that are in the text."""
    for wanted, near in missing:
        common = _SAFE_IN_A_SHELL.search(common_words(wanted, _plain(text, near), 3)) if near else None
        if common:
            return f'correct `{key}`, or see: briefings quote {source} "{common[0]}"'
    return f"correct `{key}`, or the source it is taken from"


def _plain(text: Comparable, near: Near) -> str:
    return text.plain[near.fit.start : near.fit.end]


def _words_before(text: Comparable, at: int, most: int) -> str:
    starts = list(islice(word_starts(text, 0, at), most))
    return text.plain[starts[-1] : at].strip() if starts else ""


def _words_after(text: Comparable, at: int, most: int) -> str:
    ends = list(islice(word_ends(text, at, len(text.form)), most))
    return text.plain[at : ends[-1]].strip() if ends else ""
