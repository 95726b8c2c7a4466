from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.sentences import sentence_starts
from tests.evidence.records import cases

CASES = cases(Path(__file__).parent / "cases/sentences.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_paragraph_is_read_as_its_sentences(case):
    text = case["text"]
    starts = sentence_starts(text)
    found = [text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
    assert found == case["sentences"].splitlines()


def test_there_are_no_sentences_in_nothing():
    assert sentence_starts(" \n ") == []


@given(st.text(alphabet='Aa1.!? "„“()…', max_size=80))
def test_starts_are_ordered_and_begin_with_a_character(text):
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(not text[start].isspace() for start in starts)
    assert bool(starts) == bool(text.strip())
