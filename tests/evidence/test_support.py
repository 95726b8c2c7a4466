"""Voices and reports are counted by rule."""

from pathlib import Path

import pytest

from generator.evidence.support import support_of
from tests.evidence.records import cases, graph_of

CASES = cases(Path(__file__).parent / "cases" / "support.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_support_follows_from_the_evidence(case):
    subject = {"kind": case.get("kind", "report"), "evidence": case["evidence"], "denies": case.get("denies", [])}
    graph, problems = graph_of({"subject": subject, "other": {}})
    assert not problems
    support = support_of(graph, graph.library.claims["subject"])
    for key, expected in case["expect"].items():
        found = getattr(support, "word" if key == "support" else key)
        if isinstance(found, tuple):
            found = [record.id for record in found]
        assert str(found) == str(expected), key
