"""What is not known is found by rule, key claims first, sources last."""

from generator.evidence.open_questions import open_questions
from tests.evidence.records import graph_of


def kinds(graph, *claims):
    return [(question.kind, [claim.id for claim in question.claims]) for question in open_questions(graph, claims)]


def of_claims(graph, *claims):
    return [found for found in kinds(graph, *claims) if not found[0].startswith(("source", "report"))]


def test_a_corroborated_claim_that_nobody_denies_asks_nothing():
    evidence = [{"source": "daily", "said_by": "arvenia"}, {"source": "weekly", "said_by": "belmark"}]
    graph, _ = graph_of({"sale": {"evidence": evidence}})
    assert of_claims(graph, "sale") == []


def test_claims_are_asked_about_in_the_order_given():
    graph, _ = graph_of(
        {
            "a": {"evidence": [{"source": "daily"}]},
            "b": {"evidence": [{"source": "daily", "said_by": "open"}]},
            "no": {"kind": "denial", "denies": ["b"]},
        }
    )
    assert of_claims(graph, "b", "a") == [
        ("denied", ["b"]),
        ("no named voice", ["b"]),
        ("speaker left open", ["b"]),
        ("no named voice", ["a"]),
    ]


def test_a_report_nobody_has_read_is_asked_for_with_what_rests_on_it():
    graph, _ = graph_of({"sale": {"evidence": [{"source": "daily", "said_by": "arvenia", "via": "agency"}]}})
    assert ("report not read", ["sale"]) in kinds(graph, "sale")


def test_what_a_source_does_not_tell_of_itself_is_asked():
    graph, _ = graph_of({"sale": {}})
    asked = [kind for kind, _ in kinds(graph, "sale")]
    assert asked[-3:] == ["source without date", "source without publisher", "source without address"]


def test_a_contradiction_names_both_claims():
    graph, _ = graph_of({"one": {"contradicts": ["other"]}, "other": {}})
    assert ("contradicted", ["one", "other"]) in kinds(graph, "one")
