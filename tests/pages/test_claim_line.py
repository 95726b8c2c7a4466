"""A claim in one line, with its support and its challenge in words."""

import datetime
from pathlib import Path

import pytest

from generator.evidence.as_of import reported_by
from generator.evidence.challenge import challenge_of
from generator.evidence.support import support_of
from generator.pages.claim_line import claim_line
from tests.evidence.records import cases, graph_of

CASES = cases(Path(__file__).parent / "cases/words.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_claim_is_said_with_its_speaker_support_and_challenge(case):
    graph, _ = graph_of(case["claims"])
    claim = graph.library.claims[list(case["claims"])[-1]]
    line = claim_line(graph, claim, support_of(graph, claim), challenge_of(graph, claim))
    assert line.text == case["line"]
    assert str(line.support) == case.get("support", str(line.support))
    assert line.challenge == case.get("challenge", "" if "—" not in case["line"] else line.challenge)


def test_no_line_is_without_a_speaker():
    graph, _ = graph_of(
        {"a": {"evidence": [{"source": "daily"}]}, "b": {"evidence": [{"source": "daily", "via": "open"}]}}
    )
    for claim in graph.library.claims.values():
        assert claim_line(graph, claim, support_of(graph, claim), challenge_of(graph, claim)).speaker


def test_a_denial_that_was_out_before_what_it_denies_has_a_line_in_the_earlier_state():
    graph, _ = graph_of(
        {
            "a": {"evidence": [{"source": "daily", "reported": "2031-06"}]},
            "b": {"kind": "denial", "denies": ["a"], "evidence": [{"source": "daily", "reported": "2031-04"}]},
        }
    )
    then = reported_by(graph, datetime.date(2031, 4, 30))
    denial = then.library.claims["b"]
    line = claim_line(then, denial, support_of(then, denial), challenge_of(then, denial))
    assert line.challenge == ""
