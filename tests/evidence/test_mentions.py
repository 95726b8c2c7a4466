"""Where an entity stands in the record: what it says, what it passes on, what is said of it."""

from dataclasses import astuple

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
    entities = graph.library.entities
    found = mentions(graph, entities["ministry"])
    assert (ids(found.says), ids(found.denies)) == (["a"], ["no"])
    assert ids(found.perhaps) == ["b"]
    assert ids(mentions(graph, entities["envoys"]).passed_on) == ["a"]
    assert graph.spokesmen_by_entity["ministry"] == (entities["spokesman"],)


def test_what_an_entity_says_of_itself_is_not_what_others_say_of_it():
    graph, _ = graph_of(
        {
            "own": {"entities": ["arvenia"], "evidence": [{"source": "daily", "said_by": "ministry"}]},
            "both": {"entities": ["arvenia"], "evidence": [{"source": "daily", "said_by": ["arvenia", "belmark"]}]},
            "others": {"entities": ["arvenia", "belmark"], "evidence": [{"source": "daily"}]},
        }
    )
    assert [claim.id for claim in mentions(graph, graph.library.entities["arvenia"]).concerned] == ["others"]


def test_of_an_entity_that_nothing_names_there_is_nothing():
    graph, _ = graph_of({"a": {}})
    assert not any(astuple(mentions(graph, graph.library.entities["envoys"])))
