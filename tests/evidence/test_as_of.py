"""What could be read on an earlier day, with the support and challenge it had then."""

import datetime

import pytest

from generator.evidence.as_of import as_of, reported_by
from generator.evidence.challenge import challenge_of
from generator.evidence.support import support_of
from tests.evidence.records import graph_of


@pytest.fixture
def graph():
    claims = {
        "sale": {
            "evidence": [
                {"source": "daily", "said_by": "arvenia", "reported": "2031-03-10"},
                {"source": "weekly", "said_by": "belmark", "reported": "2031-05"},
            ]
        },
        "no-sale": {
            "kind": "denial",
            "denies": ["sale"],
            "evidence": [{"source": "daily", "said_by": "belmark", "reported": "2031-04~"}],
        },
        "undated": {},
    }
    return graph_of(claims)[0]


def test_a_briefing_speaks_up_to_its_latest_report(graph):
    assert str(as_of(graph, ["no-sale", "sale"])) == "May 2031"
    assert as_of(graph, ["undated"]) is None


@pytest.mark.parametrize(
    ("day", "claims", "support", "challenge"),
    [
        ("2031-03-31", {"sale"}, "one voice", "none"),
        ("2031-04-30", {"sale", "no-sale"}, "one voice", "denied"),
        ("2031-05-30", {"sale", "no-sale"}, "one voice", "denied"),
        ("2031-05-31", {"sale", "no-sale"}, "corroborated", "denied"),
    ],
)
def test_the_record_as_it_was_knows_only_what_had_surely_been_reported(graph, day, claims, support, challenge):
    then = reported_by(graph, datetime.date.fromisoformat(day))
    sale = then.library.claims["sale"]
    assert set(then.library.claims) == claims
    assert support_of(then, sale).word == support
    assert challenge_of(then, sale).word == challenge
