"""Where the sentences of a paragraph begin, for English prose that may quote other languages.

A stop ends a sentence when white space and something that is not lower case follow, unless it belongs to an
abbreviation, an initial, an ordinal or stands inside quotation marks or brackets. Where a stop could be both, as in
`U.S.`, the next word decides: only words that commonly open a sentence make it a boundary.
"""

from __future__ import annotations

import re

_STOP = re.compile(r"(?P<stop>[.!?…]+)[\"'”’»«“‘)\]*_]*(?P<gap>\s+)(?=\S)")
_WORD_BEFORE = re.compile(r"[^\s\"“”„«»‘(\[*_]+$")
_WORD_AFTER = re.compile(r"[\"'“„«»‘’(\[*_]*(?P<word>\w*)")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_A_NAME = _words("Mr Mrs Ms Dr Prof Gen Col Lt Maj Capt Cmdr Sgt Adm Sen Rep Gov Pres Hon Rev Messrs St Mt Ft")
_BEFORE_A_NUMBER = _words(
    "No Nos Nr Art Arts Sec Fig Figs Vol Vols Ch Chap p pp para paras Res approx ca c"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_NEVER_LAST = _words("e.g i.e cf vs viz approx ca incl resp bzw z.B d.h")
_PERHAPS_LAST = _words("etc al Inc Ltd Co Corp Bros Jr Sr")
_LETTERS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]|[A-Z]")
_ORDINAL = re.compile(r"[0-9]{1,2}")
_MONTHS = _words(
    "January February March April May June July August September October November December"
    " Januar Februar März Mai Juni Juli Oktober Dezember"
)
_OPENS_A_SENTENCE = _words(
    "The A An This That These Those It Its He She They We I You In On At By For From To With Without After Before Since"
    " Until When While As If But And Or Nor So Yet Both Neither Either Each All Some Most Many Several Few No Not None"
    " Nobody There Here Then Thus Still Also However Meanwhile Moreover Instead Only Whether What Who"
)

_LONGEST_ABBREVIATION = 40  # characters; looking farther back from every stop would take the square of a text's length
_DEEPEST = 20  # marks open at once; more are no quotations, and each would be looked through at every mark

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "(": ")", "[": "]"}
_MARK = re.compile(f"[{re.escape(''.join(dict.fromkeys(''.join((*_CLOSERS, *_CLOSERS.values())))))}]")


def sentence_starts(text: str) -> list[int]:
    """Return the offset of the first character of each sentence of `text`, one paragraph without mark-up."""
    first = re.search(r"\S", text)
    if not first:
        return []
    inside = _enclosed(text)
    starts = [first.start()]
    for match in _STOP.finditer(text):
        gap = match.start("gap")
        if match.start() < starts[-1] or any(begin < gap < end for begin, end in inside):
            continue
        if _ends_a_sentence(text, match):
            starts.append(match.end())
    return starts


def _ends_a_sentence(text: str, match: re.Match[str]) -> bool:
    stop = match["stop"]
    after = _WORD_AFTER.match(text, match.end())
    next_word = after["word"] if after else ""
    if next_word[:1].islower():
        return False
    if set(stop) <= {"…"} or stop == "...":
        # Words left out stand between spaces; a voice that trails off touches its last word.
        return match.start() > 0 and not text[match.start() - 1].isspace()
    if stop != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_ABBREVIATION), match.start())
    word = before[0] if before else ""
    if word in _BEFORE_A_NAME or word in _NEVER_LAST:
        return False
    if word in _BEFORE_A_NUMBER and next_word[:1].isdigit():
        return False
    if _ORDINAL.fullmatch(word) and next_word in _MONTHS:
        return False
    if word in _PERHAPS_LAST or _LETTERS.fullmatch(word):
        return next_word in _OPENS_A_SENTENCE
    return True


def _enclosed(text: str) -> list[tuple[int, int]]:
    """Return where quotation marks and brackets open and close; one that is never closed encloses nothing."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text):
        at, character = mark.start(), mark[0]
        depth = next((n for n in reversed(range(len(waiting))) if character in waiting[n][1]), None)
        if depth is not None:
            pairs.append((waiting[depth][0], at))
            del waiting[depth:]
        elif (
            len(waiting) < _DEEPEST
            and character in _CLOSERS
            and not (character == '"' and at and text[at - 1].isalnum())
        ):
            waiting.append((at, _CLOSERS[character]))
    return pairs
