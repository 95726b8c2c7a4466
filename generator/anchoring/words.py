"""Where words begin and end: a quotation may not be cut inside one.

Half a word says something else than the word: `bestätigt` stands in `unbestätigt`, `5 Millionen` in `2,5 Millionen`.
So these are never cut:

- letters, digits and the marks on them; words joined by a hyphen (`Ex-Präsident`) or an apostrophe (`can't`);
- numbers, with what stands between their digits (`2,5`, `11.000`, `5 000`, `12:30`, `1/2`, `5-7`) and their minus sign;
- what a reader sees as one character (UAX #29): emoji of several parts, flags, a letter with its accents.

In scripts written without spaces each character counts as a word. Dictionaries would know better, but not always alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.anchoring.comparable import HYPHENS, Comparable

# Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_COUNTED = re.compile(rf"(?=\w)[{_UNSPACED}]|[^\W{_UNSPACED}][^ {_UNSPACED}]*")
_WORD = re.compile(r"\w")
# Control and format characters are neither seen nor read: they part nothing.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u202a-\u202e\u2061-\u206f\ufff9-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a]"
)
_JOINERS = frozenset("\u200c\u200d")
# Letters by category, but no reader sees them alone: Thai and Lao am, halfwidth voicing marks.
_LETTERS_USED_AS_MARKS = frozenset("\u0e33\u0eb3\uff9e\uff9f")
_APOSTROPHES = frozenset("'’‘ʼʻʽ＇`´")
_JOINING = frozenset(HYPHENS) | _APOSTROPHES
_BETWEEN_DIGITS = frozenset(".,:/'-^·٫٬．，：／⁄∕∶")
_DIGIT_GROUP = re.compile(r"\d{3}(?!\d)")
_DIGITS_BEFORE_GROUP = re.compile(r"(?<![\w.,])\d{1,3}$")
# No letter carries more marks; a text that is nothing but marks must not be walked through again and again.
_MOST_MARKS = 32
_LOOK = _MOST_MARKS + 8  # code points on either side that can matter


def is_boundary(text: Comparable, at: int) -> bool:
    """Whether a quotation may begin or end at this offset of the comparable form."""
    form = text.form
    if not 0 < at < len(form):
        return True
    # The two plain cases first: they are nearly all, and the rules give the same for them.
    before, after = form[at - 1], form[at]
    if before.isascii() and after.isascii():
        if before.isalnum() and after.isalnum():
            return False
        if (before == " " and after.isalpha()) or (after == " " and before.isalpha()):
            return True
    start, end = max(0, at - _LOOK), min(len(form), at + _LOOK)
    if _UNSEEN.search(form, start, end) is None:
        return _may_part(form, text.plain, at)
    left, right = (_UNSEEN.sub("", part) for part in (form[start:at], form[at:end]))
    if not left or not right:
        return start == 0 if not left else end == len(form)
    return _may_part(left + right, _UNSEEN.sub("", text.plain[start:end]), len(left))


def _may_part(form: str, plain: str, at: int) -> bool:
    """Whether the rules above let two parts of a text part here; both are of its characters that can be seen."""
    if _is_one_character(form[at - 1], form[at]):
        return False
    left, right = _base(form, at - 1), at
    before, after = form[left], form[right]
    if before == " " or after == " ":
        return not _parts_digit_groups(form, left if before == " " else right)
    if _is_inside_number(form, left, right):
        return False
    if is_word(before) and is_word(after):
        if before.isnumeric() and after.isnumeric():
            return False
        return _IS_UNSPACED.match(before) is not None or _IS_UNSPACED.match(after) is not None
    if is_word(before):
        return not (plain[right] in _JOINING and is_word(form[right + 1 : right + 2]))
    if is_word(after):
        return not (plain[left] in _JOINING and left > 0 and is_word(form[_base(form, left - 1)]))
    return True


def is_word(character: str) -> bool:
    """Whether a character is a letter or digit, or joins them into one word."""
    return character.isalnum() or character == "_"


def word_ends(text: Comparable, start: int, end: int) -> Iterator[int]:
    """Yield, going on from `start`, where each word ends; punctuation that stands alone goes with the word after it."""
    form = text.form
    at, has_word = start, False
    while at < end:
        space = form.find(" ", at, end)
        stop = end if space < 0 else space
        is_unspaced = _IS_UNSPACED.search(form, at, stop) is not None
        for cut in range(at + 1, stop + 1) if is_unspaced else (stop,):
            has_word = has_word or (is_word(form[cut - 1]) if is_unspaced else _WORD.search(form, at, stop) is not None)
            if has_word and is_boundary(text, cut):
                yield cut
                has_word = False
        at = stop + 1


def word_starts(text: Comparable, start: int, end: int) -> Iterator[int]:
    """Yield, going back from `end`, where each word begins; punctuation that stands alone goes with the word before."""
    form = text.form
    at, has_word = end, False
    while at > start:
        stop = form.rfind(" ", start, at) + 1 or start
        is_unspaced = _IS_UNSPACED.search(form, stop, at) is not None
        for cut in range(at - 1, stop - 1, -1) if is_unspaced else (stop,):
            has_word = has_word or (is_word(form[cut]) if is_unspaced else _WORD.search(form, stop, at) is not None)
            if has_word and is_boundary(text, cut):
                yield cut
                has_word = False
        at = stop - 1


def count_words(form: str) -> int:
    """Return how many words there are in a comparable form, or in some of it."""
    return len(_COUNTED.findall(form))


def has_more_words(form: str, start: int, end: int, than: int) -> bool:
    """Whether more than so many words stand between two offsets; looks no further than it must."""
    return next(islice(_COUNTED.finditer(form, start, end), than, None), None) is not None


def _is_mark(character: str) -> bool:
    return character > "\u02ff" and unicodedata.category(character)[0] == "M"


def _base(form: str, at: int) -> int:
    """Return the offset of the character that the marks ending at `at` stand on."""
    for offset in range(at, max(-1, at - _MOST_MARKS), -1):
        if not _is_mark(form[offset]):
            return offset
    return at


def _is_one_character(left: str, right: str) -> bool:
    if right < "\u0300":
        return left in _JOINERS and right.isalnum()
    if _is_mark(right) or right in _JOINERS or right in _LETTERS_USED_AS_MARKS:
        return True
    if "\U0001f3fb" <= right <= "\U0001f3ff" or "\U000e0020" <= right <= "\U000e007f":  # skin tones, tags
        return True
    if "\U0001f1e6" <= right <= "\U0001f1ff" and "\U0001f1e6" <= left <= "\U0001f1ff":  # two halves of a flag
        return True
    return left in _JOINERS and not unicodedata.category(right).startswith("P")


def _parts_digit_groups(form: str, space: int) -> bool:
    if not _DIGIT_GROUP.match(form, space + 1):
        return False
    return _DIGITS_BEFORE_GROUP.search(form[max(0, space - 4) : space]) is not None


def _is_inside_number(form: str, left: int, right: int) -> bool:
    before, after = form[left], form[right]
    if before.isdecimal():
        return after in _BETWEEN_DIGITS and form[right + 1 : right + 2].isdecimal()
    if not after.isdecimal():
        return False
    earlier = form[left - 1 : left]
    if before in _BETWEEN_DIGITS and earlier.isdecimal():
        return True
    if before == "-":
        return not is_word(earlier)
    return before == "±" or (before in ".," and earlier in ("", " ", "-", "("))
