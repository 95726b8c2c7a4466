"""The sentences that a passage stands in.

A `keine` put in right before a passage leaves the passage as it is and turns what it says round. So the lock also
remembers the sentences around, and a short remark before or after them (`Falsch!`, `Das stimmt nicht.`).

No grammar: where it is not plain that a sentence ends, it goes on. A longer one asks an editor to look again where a
shorter one would have missed something. The rules are few, and give the same on every machine:

- a sentence ends within its paragraph at `.`, `!`, `?` and their like, with quotation marks and brackets that close
  right after, before a space and a capital letter (or a letter of a script that has none), opening marks between or
  not; the full stops of Chinese and Japanese need no space;
- not at a full stop after a single letter, a number of one or two digits, a Roman numeral, a word with a full stop in
  it, another full stop or a known abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.anchoring.comparable import Comparable
from generator.anchoring.fit import Fit
from generator.anchoring.words import has_more_words

SHORT = 5
"""Words. A sentence of no more says little by itself: it is about its neighbour, and counted in with it."""

_FULL_STOPS_WITHOUT_SPACE = "。！？｡"
_STOP = re.compile(rf"""[.!?؟۔।॥]["')\]]* |[{_FULL_STOPS_WITHOUT_SPACE}]["')\]]* ?""")
_OPENING = frozenset("\"'([")
_GOES_ON_AFTER = re.compile(
    r"\W*(?:\w|\d{1,2}|[IVXLC]+|\w[\w.]*\.\w+|.*\."
    r"|(?i:abs|al|apr|art|aug|bd|betr|bzgl|bzw|ca|capt|cf|co|col|corp|dept|dez|dec|dipl|dr|eds?|est|etc|evtl|ff|fig|fr"
    r"|gen|ggf|gest|hl|hr|hrsg|inc|incl|ing|inkl|insb|jan|feb|jh|jhdt?|jr|jul|jun|kgl|lat|lt|ltd|mär|max|min|mio|mr"
    r"|mrd|mrs|ms|mt|nov|nr|no|obj|okt|oct|phil|pres|prof|rd|red|rep|resp|rev|sen|sep|sept|sgt|sog|sr|st|str|tel|tsd"
    r"|usf|usw|vgl|vol|vs|zit))"
)
_LONGEST_ABBREVIATION = 20  # code points
_FIRST_LOOK = 300  # code points back; most sentences are shorter


def sentences_around(text: Comparable, start: int, end: int) -> Fit:
    """Return the range of the sentences that hold `start` to `end`, and of a short one on either side of them."""
    paragraph = text.paragraph(text.paragraph_at(start))
    return Fit(_first(text.form, paragraph, start), _last(text.form, paragraph, end))


def _first(form: str, paragraph: Fit, at: int) -> int:
    look = _FIRST_LOOK
    while True:
        back = max(paragraph.start, at - look)
        begins = list(_begins(form, paragraph, back, at))
        if len(begins) >= 2 or back == paragraph.start:
            break
        look *= 4
    before, own = [paragraph.start, paragraph.start, *begins][-2:]
    return own if has_more_words(form, before, own, SHORT) else before


def _last(form: str, paragraph: Fit, at: int) -> int:
    # The passage may take in its full stop and what closes after it.
    near = max(paragraph.start, at - _LONGEST_ABBREVIATION)
    begins = (begin for begin in _begins(form, paragraph, near, paragraph.end) if begin >= at)
    own, after = [*islice(begins, 2), paragraph.end, paragraph.end][:2]
    end = own if has_more_words(form, own, after, SHORT) else after
    return end - 1 if form[end - 1] == " " else end


def _begins(form: str, paragraph: Fit, start: int, end: int) -> Iterator[int]:
    """Yield where sentences begin of which the one before ends between `start` and `end`."""
    for stop in _STOP.finditer(form, start, end):
        if stop[0][0] in _FULL_STOPS_WITHOUT_SPACE or _is_plain_end(form, paragraph, stop.start(), stop.end()):
            yield stop.end()


def _is_plain_end(form: str, paragraph: Fit, stop: int, following: int) -> bool:
    while form[following : following + 1] in _OPENING:
        following += 1
    letter = form[following : following + 1]
    if not letter.isalpha() or letter.islower():
        return False
    word = max(paragraph.start, stop - _LONGEST_ABBREVIATION, form.rfind(" ", paragraph.start, stop) + 1)
    return form[stop] != "." or _GOES_ON_AFTER.fullmatch(form, word, stop) is None
