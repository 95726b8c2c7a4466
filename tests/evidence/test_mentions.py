"""Where an entity stands in the record: what it says, what it passes on, what is said of it."""

from generator.evidence.mentions import mentions
from tests.evidence.records import graph_of


def ids(items):
    return [item.claim.id for item in items]


def test_an_entity_says_denies_and_passes_on():
    graph, _ = graph_of(
        {
            "a": {"evidence": [{"source": "daily", "said_by": "ministry", "via": "envoys"}]},
            "b": {"evidence": [{"source": "daily", "said_by": "open", "perhaps": ["ministry"]}]},
            "no": {"kind": "denial", "denies": ["b"], "evidence": [{"source": "daily", "said_by": "ministry"}]},
        }
    )
    found = mentions(graph)
    assert (ids(found["ministry"].says), ids(found["ministry"].denies)) == (["a"], ["no"])
    assert ids(found["ministry"].perhaps) == ["b"]
    assert ids(found["envoys"].passed_on) == ["a"]
    assert [one.id for one in found["ministry"].spoken_by] == ["spokesman"]


def test_what_an_entity_says_of_itself_is_not_what_others_say_of_it():
    graph, _ = graph_of(
        {
            "own": {"entities": ["arvenia"], "evidence": [{"source": "daily", "said_by": "ministry"}]},
            "both": {"entities": ["arvenia"], "evidence": [{"source": "daily", "said_by": ["arvenia", "belmark"]}]},
            "others": {"entities": ["arvenia", "belmark"], "evidence": [{"source": "daily"}]},
        }
    )
    assert [claim.id for claim in mentions(graph)["arvenia"].concerned] == ["others"]


def test_every_entity_has_its_place_even_where_nothing_is_on_record():
    graph, _ = graph_of({"a": {}})
    found = mentions(graph)
    assert set(found) == set(graph.library.entities)
    assert not found["envoys"].says
