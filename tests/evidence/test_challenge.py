"""What stands against a claim is computed from denials and contradictions."""

from pathlib import Path

import pytest

from generator.evidence.challenge import challenge_of
from tests.evidence.records import cases, graph_of

CASES = cases(Path(__file__).parent / "cases" / "challenge.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_challenge_follows_from_the_record(case):
    graph, problems = graph_of(case["claims"])
    assert not problems
    challenge = challenge_of(graph, graph.library.claims["subject"])
    assert challenge.word == case["expect"]["challenge"]
    if "denials" in case["expect"]:
        assert [against.denial.id for against in challenge.denials] == case["expect"]["denials"]
    if "contradictions" in case["expect"]:
        assert [claim.id for claim in challenge.contradictions] == case["expect"]["contradictions"]
