"""What is not known is found by rule, each thing once, key claims first."""

from pathlib import Path

import pytest

from generator.evidence.challenge import challenge_of
from generator.evidence.open_questions import open_questions
from generator.evidence.support import support_of
from tests.evidence.records import cases, graph_of

CASES = cases(Path(__file__).parent / "cases/open-questions.yml")


def asked_of(graph, ids):
    claims = graph.library.claims.values()
    supports = {claim.id: support_of(graph, claim) for claim in claims}
    challenges = {claim.id: challenge_of(graph, claim) for claim in claims}
    return open_questions(graph, supports, challenges, ids)


def told(question):
    words = [question.kind, question.about.id if question.about else "-", *(claim.id for claim in question.claims)]
    return " ".join([*words, *([f"({' '.join(question.missing)})"] if question.missing else [])])


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_is_not_known_follows_from_the_record(case):
    graph, problems = graph_of(case["claims"])
    assert not problems
    asked = asked_of(graph, list(case["claims"]))
    assert [told(one) for one in asked if "sources" in case or not one.kind.startswith("source")] == case["asks"]


def test_claims_are_asked_about_in_the_order_given():
    graph, _ = graph_of({"a": {"evidence": [{"source": "daily"}]}, "b": {"evidence": [{"source": "daily"}]}})
    [question] = [one for one in asked_of(graph, ["b", "a", "b"]) if one.kind == "own voice"]
    assert [claim.id for claim in question.claims] == ["b", "a"]


def test_only_what_is_asked_about_is_answered():
    graph, _ = graph_of({"a": {"evidence": [{"source": "daily"}]}, "b": {"evidence": [{"source": "weekly"}]}})
    assert {claim.id for one in asked_of(graph, ["a"]) for claim in one.claims} == {"a"}
