import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.comparable import Comparable
from generator.anchoring.sentence import sentences_around
from generator.anchoring.words import word_ends
from tests.anchoring.small import cases
from tests.anchoring.strategies import texts

MARKS = ("[[", "]]", "{", "}")


def unmarked(case):
    for mark in MARKS:
        case = case.replace(mark, "")
    return case


def offset(case, mark):
    return len(unmarked(case[: case.index(mark)]))


@pytest.mark.parametrize("case", cases("sentence"), ids=lambda case: case.partition("[[")[2][:40])
def test_the_sentences_around_a_passage_are_those_of_its_case(case):
    text = Comparable(unmarked(case))
    start, end = sentences_around(text, *text.as_compared(offset(case, "[["), offset(case, "]]")))
    assert text.plain[start:end] == unmarked(case[case.index("{") : case.index("}")]).replace("\n", " ")


def test_a_sentence_is_found_however_far_back_it_begins():
    long = "Das ist lang, " + "und noch mehr, " * 1000
    text = Comparable(f"Es war einmal vor langer Zeit. {long}und das Schiff fuhr. Und dann kam lange gar nichts mehr.")
    at = text.form.index("Schiff")
    start, end = sentences_around(text, at, at + 6)
    assert (start, text.form[end - 5 : end]) == (31, "fuhr.")


def test_a_short_sentence_is_counted_in_however_far_back_it_begins():
    for length in range(260, 320):
        long = f"Und {'x' * length} so, dass das Schiff fuhr."
        text = Comparable(f"Es war einmal vor langer Zeit ein Schiff. Falsch! {long}")
        at = text.form.index("fuhr")
        start, end = sentences_around(text, at, at + 4)
        assert text.form[start:end] == f"Falsch! {long}"


@given(texts, st.data())
def test_sentences_hold_the_passage_and_stay_in_its_paragraph(text, data):
    comparable = Comparable(text)
    if comparable.paragraphs:
        paragraph = comparable.paragraph(data.draw(st.integers(1, comparable.paragraphs)))
        cuts = [paragraph.start, *word_ends(comparable, *paragraph)]
        start, end = sorted(data.draw(st.tuples(st.sampled_from(cuts), st.sampled_from(cuts))))
        if start < end:
            first, last = sentences_around(comparable, start, end)
            assert paragraph.start <= first <= start < end <= last <= paragraph.end
            assert sentences_around(comparable, first, last)[0] <= first


@pytest.mark.parametrize("text", ["Ja. " * 200_000, "ja, " * 200_000, "z.B. " * 100_000, "Ja.) " * 100_000])
def test_a_hostile_paragraph_is_searched_in_time(text):
    comparable = Comparable(text)
    began = time.process_time()
    for at in (0, len(text) // 2, len(text) - 4):
        sentences_around(comparable, at, at + 2)
    assert time.process_time() - began < 10
