"""What rests on each voice, and on what is no voice, is counted by rule."""

from generator.evidence.challenge import challenge_of
from generator.evidence.resting import heaviest_first, in_order_of_time, resting, voiceless
from generator.evidence.support import support_of
from tests.evidence.records import graph_of


def made(claims):
    graph, problems = graph_of(claims)
    assert not problems
    records = graph.library.claims
    supports = {id: support_of(graph, claim) for id, claim in records.items()}
    challenges = {id: challenge_of(graph, claim) for id, claim in records.items()}
    return graph, supports, challenges


def voices(claims):
    graph, *what = made(claims)
    return heaviest_first(resting(graph, *what, entity) for entity in graph.library.entities.values())


def ids(claims):
    return [claim.id for claim in claims]


def test_a_voice_has_the_claims_of_all_who_speak_for_it():
    claims = {
        "a": {"evidence": [{"source": "daily", "said_by": "ministry"}]},
        "b": {"evidence": [{"source": "daily", "said_by": "spokesman"}]},
        "c": {"evidence": [{"source": "weekly", "said_by": ["spokesman", "belmark"]}]},
    }
    arvenia, belmark = voices(claims)
    assert (arvenia.voice.id, ids(arvenia.alone), ids(arvenia.shared)) == ("arvenia", ["a", "b"], ["c"])
    assert [speaker.id for speaker in arvenia.speakers] == ["spokesman", "ministry"]
    assert (belmark.voice.id, ids(belmark.alone), ids(belmark.shared)) == ("belmark", [], ["c"])


def test_the_voice_on_which_most_rests_comes_first():
    claims = {
        "a": {"evidence": [{"source": "daily", "said_by": "arvenia"}]},
        "b": {"evidence": [{"source": "daily", "said_by": "belmark"}]},
        "c": {"evidence": [{"source": "daily", "said_by": "belmark"}]},
    }
    assert [(one.voice.id, one.claims) for one in voices(claims)] == [("belmark", 2), ("arvenia", 1)]


def test_denials_are_counted_apart_and_denied_claims_are_marked():
    claims = {
        "a": {"evidence": [{"source": "daily", "said_by": "arvenia"}]},
        "no": {"kind": "denial", "denies": ["a"], "evidence": [{"source": "daily", "said_by": "belmark"}]},
    }
    arvenia, belmark = voices(claims)
    assert (ids(arvenia.denied), arvenia.denials) == (["a"], ())
    assert (belmark.claims, ids(belmark.denials)) == (0, ["no"])


def test_what_has_no_voice_is_told_by_how_it_is_stated():
    claims = {
        "own": {"evidence": [{"source": "daily"}]},
        "also-own": {"evidence": [{"source": "copy"}, {"source": "weekly", "said_by": "arvenia"}]},
        "nameless": {"evidence": [{"source": "daily", "said_by": "envoys"}]},
        "open": {"evidence": [{"source": "daily", "said_by": "open"}]},
        "report": {"evidence": [{"source": "daily", "via": "agency"}]},
        "some-report": {"evidence": [{"source": "daily", "via": "open"}]},
    }
    found = [
        (one.why, one.record.id if one.record else None, ids(one.claims), ids(one.alone))
        for one in voiceless(*made(claims))
    ]
    # A copy is the text that it repeats.
    assert found == [
        ("own voice", "daily", ["also-own", "own"], ["own"]),
        ("report in between", "agency", ["report"], ["report"]),
        ("unnamed speaker", "envoys", ["nameless"], ["nameless"]),
        ("report in between", None, ["some-report"], ["some-report"]),
        ("speaker left open", None, ["open"], ["open"]),
    ]


def test_claims_are_in_the_order_in_which_they_were_first_said():
    def evidence(**fields):
        return {"evidence": [{"source": "daily", "said_by": "arvenia", **fields}]}

    graph, _, _ = made(
        {
            "undated": evidence(),
            "late": evidence(reported="2031-06"),
            "early": evidence(said="2030-01-03", reported="2031-07"),
        }
    )
    assert ids(in_order_of_time(graph, graph.library.claims.values())) == ["early", "late", "undated"]
