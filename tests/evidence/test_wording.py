"""What a text tells of how something was said: the day, and the words."""

import pytest

from generator.evidence.wording import Wording, wording_of
from tests.evidence.records import graph_of


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
    assert wording_of(graph.items_by_claim["no"]) == wording
