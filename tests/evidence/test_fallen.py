"""What falls with a source that is withdrawn or corrected."""

from pathlib import Path

import pytest

from generator.evidence.fallen import touched_by, touched_claims
from tests.evidence.records import cases, graph_of

CASES = cases(Path(__file__).parent / "cases" / "fallen.yml")


def doubt(case):
    withdrawn = {id: {"withdrawn": {"on": "2031", "why": "Taken back."}} for id in case.get("withdrawn", ())}
    return withdrawn | {id: {"correction": "A name was wrong."} for id in case.get("corrected", ())}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_a_source_in_doubt_does_to_a_claim(case):
    graph, problems = graph_of({"subject": {"evidence": case["evidence"]}}, doubt(case))
    assert not problems
    touched = touched_claims(graph).get("subject", ())
    assert {one.source.id: one.outcome for one in touched} == (case["expect"] or {})


def test_what_is_left_is_weighed_without_the_source():
    evidence = [
        {"source": "daily", "said_by": "arvenia"},
        {"source": "weekly", "said_by": "belmark", "via": "agency"},
        {"source": "weekly", "said_by": "ministry", "quote": "other words there"},
    ]
    graph, _ = graph_of({"sale": {"evidence": evidence}}, {"daily": {"correction": "A name was wrong."}})
    [touched] = touched_by(graph, graph.library.sources["daily"])
    assert [source.id for source in touched.left.reports] == ["weekly"]
    assert [voice.id for voice in touched.left.voices] == ["belmark", "arvenia"]
    assert touched.left.word == "several voices, one report"


def test_those_that_fall_stand_first():
    graph, _ = graph_of(
        {
            "a": {"evidence": [{"source": "daily", "said_by": "arvenia"}, {"source": "weekly", "said_by": "arvenia"}]},
            "b": {"evidence": [{"source": "daily", "said_by": "arvenia"}, {"source": "weekly"}]},
            "c": {},
        }
    )
    found = touched_by(graph, graph.library.sources["daily"])
    assert [(one.claim.id, one.outcome) for one in found] == [
        ("c", "falls"),
        ("b", "no other voice"),
        ("a", "stands"),
    ]
