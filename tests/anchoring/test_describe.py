import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.comparable import Comparable
from generator.anchoring.describe import MOST_OF_ENDS, describe, settle
from generator.anchoring.find_quote import find_quote
from generator.anchoring.fit import Fit
from generator.anchoring.sentence import sentences_around
from generator.anchoring.words import count_words, is_boundary, word_ends, word_starts
from generator.records.selector import TextQuoteSelector, check_context, check_quote
from tests.anchoring.small import cases
from tests.anchoring.strategies import runs, texts


@pytest.mark.parametrize("case", cases("describe"), ids=lambda case: case["text"])
def test_a_passage_is_described_as_its_case_says(case):
    text = Comparable(case["text"].replace("[[", "").replace("]]", ""))
    start = case["text"].index("[[")
    fit = text.as_compared(start, case["text"].index("]]") - 2)
    selector = TextQuoteSelector(case["quote"], case.get("prefix", ""), case.get("suffix", ""))
    assert describe(text, *fit) == selector
    assert find_quote(text, selector) == [fit]


def assert_round_trip(text: Comparable, fit: Fit) -> TextQuoteSelector:
    selector = describe(text, *fit)
    assert find_quote(text, selector) == [fit]
    assert text.as_compared(*text.as_held(*fit)) == fit
    assert check_quote(selector.exact) == selector.exact
    assert all(check_context(context) == context for context in (selector.prefix, selector.suffix) if context)
    return selector


@given(texts | runs, st.data())
def test_any_passage_of_any_text_is_found_again_and_nothing_else(text, data):
    comparable = Comparable(text)
    if comparable.paragraphs:
        paragraph = comparable.paragraph(data.draw(st.integers(1, comparable.paragraphs)))
        starts, ends = sorted(word_starts(comparable, *paragraph)), list(word_ends(comparable, *paragraph))
        if starts and ends:
            start = data.draw(st.sampled_from(starts))
            later = [end for end in ends if end > start]
            if later:
                assert_round_trip(comparable, Fit(start, data.draw(st.sampled_from(later))))


@given(st.text(alphabet="ab .,\n'-5…\u0301\u00ad中👍\u200d\u200e", max_size=60), st.data())
def test_any_range_that_cuts_no_word_is_found_again(text, data):
    comparable = Comparable(text)
    at = st.integers(0, len(comparable.form))
    start, end = sorted(data.draw(st.tuples(at, at)))
    words = comparable.form[start:end]
    is_passage = (
        start < end
        and " " not in (words[0], words[-1])
        and is_boundary(comparable, start)
        and is_boundary(comparable, end)
        and comparable.paragraph_at(start) == comparable.paragraph_at(end - 1)
    )
    # An ellipsis that stands alone is ours in a selector.
    if is_passage and count_words(words) and "…" not in text:
        assert_round_trip(comparable, Fit(start, end))
    elif not is_passage or not count_words(words):
        with pytest.raises(ValueError, match="passage"):
            describe(comparable, start, end)


OWN = """Das Ministerium von Arwenien teilte mit, dass es fast fünf Millionen Westen geliefert habe. Belmark wies das
zurück: „Wir haben ‚keine‘ Westen – das ist so.“ Das Ministerium von Arwenien teilte mit, dass es fast sechs habe.

Das Ministerium von Arwenien teilte mit, dass es nichts mehr sage. Belmark auch. Belmark auch. Belmark auch."""


def articles() -> dict[str, str]:
    """Return our own text and those of the folder that BRIEFINGS_ARTICLES names."""
    folder = os.environ.get("BRIEFINGS_ARTICLES")
    paths = sorted(Path(folder).glob("*.txt")) if folder else []
    return {"our own": OWN, **{path.stem: path.read_bytes().decode() for path in paths}}


@pytest.mark.parametrize("text", articles().values(), ids=articles())
def test_every_sentence_of_an_article_is_found_again_by_few_words(text):
    comparable = Comparable(text)
    found = 0
    for number in range(1, comparable.paragraphs + 1):
        paragraph = comparable.paragraph(number)
        at = paragraph.start
        while at < paragraph.end:
            sentence = sentences_around(comparable, at, at + 1)
            selector = assert_round_trip(comparable, Fit(at, sentence.end))
            assert count_words(selector.exact) <= MOST_OF_ENDS
            at = sentence.end + 1
            found += 1
    assert found > 4


@pytest.mark.parametrize(
    "text",
    ["Der [[Haf]]en", "Der[[ Hafen]]", "Der [[Hafen ]]ist", "[[eins\nzwei]]", "a [[]]b", "a [[–]] b", "2,[[5]] b"],
)
def test_what_is_no_passage_has_no_selector(text):
    start, end = text.index("[["), text.index("]]") - 2
    comparable = Comparable(text.replace("[[", "").replace("]]", ""))
    with pytest.raises(ValueError, match="whole words within one paragraph"):
        describe(comparable, start, end)


def test_offsets_outside_of_the_text_have_no_selector():
    for start, end in ((-1, 1), (0, 9), (2, 1)):
        with pytest.raises(ValueError, match="passage"):
            describe(Comparable("eins"), start, end)


def test_context_settles_with_no_more_words_than_allowed():
    text = Comparable("Lunn liegt nah bei Lunn, und Kordien liegt nah bei Lunn.")
    fit = Fit(51, 55)
    assert settle(text, "Lunn", fit, 3) is None
    assert settle(text, "Lunn", fit, 4) == TextQuoteSelector("Lunn", "Kordien liegt nah bei")


def test_context_settles_only_what_begins_after_it_and_ends_before_it():
    text = Comparable("a b x a b y c d z c d.")
    assert settle(text, "a b … c d", Fit(6, 15)) == TextQuoteSelector("a b … c d", "x", "z")
    assert settle(text, "a b … c d", Fit(0, 15)) is None


def test_a_hostile_text_is_described_in_time():
    text = Comparable("aa " * 20_000)
    began = time.process_time()
    assert_round_trip(text, Fit(30_000, 30_002))
    assert time.process_time() - began < 20
