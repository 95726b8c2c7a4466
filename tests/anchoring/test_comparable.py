import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.comparable import REMOVED, WHITE, Comparable, comparable_form
from generator.anchoring.fit import Fit
from generator.anchoring.words import word_ends
from tests.anchoring.small import cases
from tests.anchoring.strategies import runs, texts

anything = texts | runs | st.text(max_size=40)


@pytest.mark.parametrize("case", cases("comparable"), ids=lambda case: case["what"])
def test_a_text_has_the_comparable_form_written_in_its_case(case):
    assert Comparable(case["text"]).form.strip() == case["form"]


def test_every_white_space_of_unicode_is_known():
    spaces = {chr(code) for code in range(0x110000) if chr(code).isspace()}
    assert spaces == {" ", *WHITE}


@given(anything)
def test_text_without_a_way_back_is_folded_alike(text):
    assert comparable_form(text) == Comparable(text).form.strip(" ")


@given(anything)
def test_a_comparable_form_is_its_own_comparable_form(text):
    form = Comparable(text).form
    assert Comparable(form).form == form


@given(anything)
def test_the_unicode_form_of_a_text_makes_no_difference(text):
    forms = {Comparable(unicodedata.normalize(form, text)).form for form in ("NFC", "NFD")}
    assert forms == {Comparable(text).form}


@given(anything)
def test_composing_is_that_of_unicode(text):
    kept = "".join(character for character in text if character not in REMOVED)
    plain = " ".join(Comparable(text).plain.split())
    assert plain == " ".join(unicodedata.normalize("NFC", kept).split())


@given(anything)
def test_each_character_stands_for_some_of_the_text_in_order(text):
    comparable = Comparable(text)
    assert len(comparable.plain) == len(comparable.form)
    ranges = [comparable.as_held(at, at + 1) for at in range(len(comparable.form))]
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert ranges == sorted(ranges)
    assert all(one == other or one[1] <= other[0] for one, other in pairwise(ranges))


@given(anything, st.data())
def test_the_text_that_words_stand_for_has_their_form(text, data):
    comparable = Comparable(text)
    cuts = [0, *word_ends(comparable, 0, len(comparable.form))]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(cuts), st.sampled_from(cuts))))
    if start < end:
        held = comparable.as_held(start, end)
        assert comparable_form(text[slice(*held)]) == comparable.form[start:end].strip()
        assert comparable.as_compared(*held) == Fit(start, end)


def test_offsets_are_those_of_the_text_as_held():
    #       0         1          2
    #       0123456789 0123456789
    text = "Wa\u00adf\u200bfen  u\u0308ber\n\nalles"
    comparable = Comparable(text)
    assert comparable.form == "Waffen über alles"
    assert comparable.as_held(0, 6) == (0, 8)
    assert comparable.as_held(7, 11) == (10, 15)
    assert comparable.as_held(7, 8) == (10, 12)
    assert comparable.as_held(12, 17) == (17, 22)
    assert comparable.as_compared(11, 12) == Fit(7, 8)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("eins\nzwei\n\ndrei", ["eins", "zwei", "drei"]),
        ("eins\r\nzwei\rdrei", ["eins", "zwei", "drei"]),
        ("\n\n  eins \n \t\nzwei\n", ["eins", "zwei"]),
        ("\ufeff\n\u200b\neins\u2028noch eins\n\u00ad zwei", ["eins noch eins", "zwei"]),
        ("u\u0308ber\nu\u0308ber", ["über", "über"]),
        ("eins\x0bzwei\x0cdrei\u0085vier", ["eins zwei drei vier"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_paragraphs_are_the_lines_with_something_to_read(text, paragraphs):
    comparable = Comparable(text)
    ranges = [comparable.paragraph(number) for number in range(1, comparable.paragraphs + 1)]
    assert [comparable.form[start:end] for start, end in ranges] == paragraphs
    for number, (start, end) in enumerate(ranges, 1):
        assert comparable.paragraph_at(start) == number
        assert comparable.paragraph_at(end - 1) == number


def test_before_the_first_paragraph_there_is_none():
    assert Comparable(" a").paragraph_at(0) == 0


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301" * 100_000 + "\u0316" * 100_000,
        "\u0344" * 100_000,
        "\u1100\u1161" * 100_000,
        ("a\u0301\u0316" * 20) + "\u0316\u0301" * 50_000,
        "a\u00ad" * 100_000,
        " \n" * 100_000,
        "a\n" * 100_000,
    ],
    ids=["unsorted marks", "marks of two", "jamo", "mixed marks", "soft hyphens", "empty lines", "short lines"],
)
def test_a_hostile_text_takes_no_more_than_its_share_of_time(text):
    began = time.process_time()
    Comparable(text)
    assert time.process_time() - began < 5
