import time

import pytest

from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import MOST_FITS, find_quote, occurrences
from generator.records.selector import TextQuoteSelector
from tests.anchoring.small import cases


@pytest.mark.parametrize("case", cases("find_quote"), ids=lambda case: case["what"])
def test_a_selector_fits_where_its_case_says(case):
    text = Comparable(case["text"])
    fits = find_quote(text, TextQuoteSelector(case["quote"], case.get("prefix", ""), case.get("suffix", "")))
    assert [list(text.as_held(*fit)) for fit in fits] == [[int(at) for at in fit] for fit in case["fits"]]


def test_no_more_fits_are_given_than_were_asked_for():
    text = Comparable("a b " * 1000)
    for exact in ("a", "a … b"):
        assert len(find_quote(text, TextQuoteSelector(exact))) == MOST_FITS
        assert len(find_quote(text, TextQuoteSelector(exact), most=3)) == 3


@pytest.mark.parametrize("exact", ["", " ", "\u00ad", "\u200b … \u2060"])
def test_a_selector_without_words_fits_nowhere(exact):
    assert find_quote(Comparable("a b"), TextQuoteSelector(exact)) == []


def test_context_without_words_is_no_context():
    assert len(find_quote(Comparable("a b"), TextQuoteSelector("b", "\u00ad", "\u200b"))) == 1


def test_occurrences_stand_between_two_offsets():
    text = Comparable("so so so so")
    assert list(occurrences(text, "so", 1, 8)) == [3, 6]
    assert list(occurrences(text, "so", 1, 7)) == [3]


LONG = "aa " * 300_000
HOSTILE = {
    "many pairs": (LONG, TextQuoteSelector("aa … aa")),
    "no end": (LONG, TextQuoteSelector("aa … bb")),
    "no beginning": (LONG, TextQuoteSelector("bb … aa")),
    "one end, at the beginning": ("bb " + LONG, TextQuoteSelector("aa … bb")),
    "one end, far on": (LONG + "bb", TextQuoteSelector("aa … bb")),
    "an end in another paragraph": (LONG + "\nbb", TextQuoteSelector("aa … bb")),
    "paragraphs without an end": ("aa\n" * 100_000 + "\nbb aa", TextQuoteSelector("aa … bb")),
    "paragraphs without an end, and a suffix": ("aa\n" * 100_000 + "\nbb cc", TextQuoteSelector("aa … bb", "", "cc")),
    "paragraphs far on, and a prefix": (
        "x\n" * 70_000 + "x aa b\n" * 70_000 + "cc",
        TextQuoteSelector("aa … cc", "x"),
    ),
    "always inside a word": (LONG, TextQuoteSelector("a")),
    "no such prefix": (LONG, TextQuoteSelector("aa", "bb")),
    "no such suffix": (LONG, TextQuoteSelector("aa", "", "bb")),
    "a prefix that is nearly there": (LONG + "bb", TextQuoteSelector("aa", "bb aa")),
    "a long quotation": (LONG, TextQuoteSelector("aa " * 1000 + "b")),
    "one long word": ("a" * 500_000, TextQuoteSelector("aaaa")),
}


@pytest.mark.parametrize(("text", "selector"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_searched_in_time(text, selector):
    comparable = Comparable(text)
    began = time.process_time()
    find_quote(comparable, selector)
    assert time.process_time() - began < 10
