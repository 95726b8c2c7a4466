"""What a text tells of how something was said: the day, and the words."""

from pathlib import Path

import pytest

from generator.evidence.wording import Wording, quotes, wording_of
from tests.evidence.records import cases, graph_of

CASES = cases(Path(__file__).parent / "cases/wording.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_words_in_quotation_marks_are_somebodys(case):
    assert str(quotes(case.get("before", ""), case["words"])).lower() == case["quotes"]


@pytest.mark.parametrize(
    ("evidence", "wording"),
    [
        ({"quote": "hat das bestritten"}, Wording(dated=False, quoted=False)),
        ({"quote": "hat das bestritten", "said": "2031-05"}, Wording(dated=True, quoted=False)),
        ({"quote": "„nie … geliefert“"}, Wording(dated=False, quoted=True)),
        ({"quote": "keine Waffen geliefert", "prefix": "sagte: „Wir haben"}, Wording(dated=False, quoted=True)),
        ({"quote": "hat das bestritten", "reported": "2031-05-02"}, Wording(dated=False, quoted=False)),
    ],
)
def test_without_the_text_the_record_itself_is_asked(evidence, wording):
    graph, _ = graph_of({"no": {"evidence": [{"source": "daily", "said_by": "belmark", **evidence}]}})
    assert wording_of(graph.items_by_claim["no"], graph.library) == wording
