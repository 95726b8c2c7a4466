"""Whose words a passage gives, as the marks around them tell."""

import pytest

from generator.anchoring.quotation_marks import quotes
from tests.anchoring.small import cases, library_of, passages_of

CASES = cases("quotation_marks")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_words_in_quotation_marks_are_somebodys(case):
    assert str(quotes(case.get("before", ""), case["words"])).lower() == case["quotes"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Er sagte: „Wir haben keine Waffen geliefert.“", True),
        ("Er sagte, man habe keine Waffen geliefert.", False),
        ("Er sagte: „Wir haben nichts.\nUnd keine Waffen geliefert.", False),
        (None, None),
    ],
)
def test_a_passage_knows_whether_its_words_are_somebodys(text, told):
    [passage], _ = passages_of(library_of(text, {"quote": "keine Waffen geliefert"}))
    assert passage.quotes is told
