"""Two wordings one above the other, with `^^^^` under the words in which the second differs.

A message can end in a public log: no more than a few words of each are shown, those around the first difference.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.words import word_ends

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

MOST_WORDS = 12
"""Of an article, in one message."""
_WORDS_BEFORE = 2  # shown before the first difference
_LONGEST_WORD = 40  # characters shown
_MOST_COMPARED = 400  # words; a difference farther on is not looked for


def two_wordings(
    labels: tuple[str, str], wordings: tuple[str, str], *, note: str = "", most: int = MOST_WORDS
) -> tuple[str, ...]:
    """Return a line for each wording, `note` after the second, and a line that marks where they differ, if they do."""
    first, second = _words(wordings[0]), _words(wordings[1])
    changes = [change for change in _opcodes(first, second) if change.tag != "equal"]
    beginning = changes[0].dest_start if changes else 0
    width = max(map(len, labels)) + 2
    lines = []
    for label, words, after in zip(labels, (first, second), ("", note), strict=True):
        shown = _window(len(words), beginning, most)
        lines.append(f"{label + ':':{width}}{_line(words, shown)}{after}")
    marks = _marks(second, _window(len(second), beginning, most), changes)
    return (*lines, " " * width + marks) if marks else tuple(lines)


def common_words(one: str, other: str, most: int) -> str:
    """Return the longest run of words that both wordings have, `most` of them at most; empty where there is none."""
    words = _words(other)
    runs = [words[same.dest_start : same.dest_end] for same in _opcodes(_words(one), words) if same.tag == "equal"]
    return clip("".join(max(runs, key=len)[:most])) if runs else ""


def clip(wording: str, most: int = MOST_WORDS) -> str:
    """Return a wording fit for a message: its first and last words, at most so many, all of them printable."""
    words = _words(wording)
    if len(words) <= most:
        return _line(words, range(len(words)))
    tail = most // 2
    return f"{_join(words[: most - tail])} … {_join(words[len(words) - tail :])}"


def _words(wording: str) -> list[str]:
    """Cut a wording into words, each with the white space before it and the punctuation around it."""
    text = Comparable(wording.strip())
    cuts = [0, *islice(word_ends(text, 0, len(text.form)), _MOST_COMPARED)]
    if len(cuts) <= _MOST_COMPARED:
        cuts[max(1, len(cuts) - 1) :] = [len(text.plain)]
    return [text.plain[start:end] for start, end in pairwise(cuts)]


def _opcodes(first: Sequence[str], second: Sequence[str]) -> list[Opcode]:
    from rapidfuzz.distance import Levenshtein  # not before a message wants it

    return list(Levenshtein.opcodes(list(map(comparable_form, first)), list(map(comparable_form, second))))


def _window(count: int, beginning: int, most: int) -> range:
    start = max(0, min(beginning - _WORDS_BEFORE, count - most))
    return range(start, min(count, start + most))


def _line(words: Sequence[str], shown: range) -> str:
    before, after = "… " if shown.start else "", " …" if shown.stop < len(words) else ""
    return f"{before}{_join(words[shown.start : shown.stop])}{after}"


def _join(words: Sequence[str]) -> str:
    return "".join(map(_printable, words)).strip()


def _printable(word: str) -> str:
    word = "".join(mark if mark.isprintable() or mark in "\u200c\u200d" else "\ufffd" for mark in word)
    return word if len(word) <= _LONGEST_WORD else f"{word[: _LONGEST_WORD - 1]}…"


def _marks(words: Sequence[str], shown: range, changes: Sequence[Opcode]) -> str:
    """Return `^` under every shown word that is not in the other wording, and where the other has words more."""
    differing = {index for change in changes for index in range(change.dest_start, change.dest_end)}
    gaps = {change.dest_start for change in changes if change.tag == "delete"}
    marks = "  " if shown.start else ""
    for index in shown:
        word = _printable(words[index])
        bare = word.lstrip()
        space = "" if index == shown.start else "^" if index in gaps else " "
        marks += space[: len(word) - len(bare)] + ("^" if index in differing else " ") * _width(bare)
    if len(words) in gaps and shown.stop == len(words):
        marks += "^"
    if shown.start in gaps and shown.start == 0:
        marks = "^" + marks[1:]
    return marks.rstrip()


def _width(word: str) -> int:
    """Return how many columns a terminal gives to `word`."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in word)
    return len(word) + wide - sum(unicodedata.category(character) in ("Mn", "Me", "Cf") for character in word)
