from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.briefing import Briefing, Section
from generator.records.markers import cited_claims, read_sentences
from tests.evidence.records import cases

CASES = cases(Path(__file__).parent / "cases/markers.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_each_marker_carries_the_words_before_it(case):
    text = case["text"]
    found = [
        [{"ids": list(marker.ids), "words": text[marker.begins : marker.ends]} for marker in sentence.markers]
        for sentence in read_sentences(text)
    ]
    assert found == case["sentences"]


@given(st.text(alphabet="Ab .[]@;#->\n()!", max_size=60))
def test_any_text_can_be_read(text):
    for sentence in read_sentences(text):
        assert sentence.start <= sentence.end <= len(text)
        for marker in sentence.markers:
            assert marker.begins <= marker.ends <= marker.start < marker.end
            assert text[marker.start : marker.start + 2] == "[@"


def test_a_briefing_cites_its_claims_in_the_order_of_reading():
    briefing = Briefing(
        id="b",
        title="B",
        question="What?",
        summary="One [@c]. Ours [@ours].",
        key=("a", "c"),
        sections=(Section(title="S", text="Two [@b; @a]. Three [@d]."),),
    )
    assert cited_claims(briefing) == ("c", "a", "b", "d")
