import pytest

from generator.pages.briefing_view import briefing_views
from generator.pages.material import material_of
from generator.pages.relations import relations_of
from tests.evidence.records import graph_of
from tests.pages.lunn import OPTIONS, material

RELATED = {
    "old": {"kind": "forecast", "superseded_by": "new"},
    "new": {"updates": ["old"], "fulfils": ["old"], "implies": ["broad"], "perhaps_same": ["same"]},
    "broad": {},
    "same": {},
    "no": {"kind": "denial", "denies": ["broad"], "withdrawn": {"on": "2031", "why": "Taken back."}},
}


@pytest.mark.parametrize(
    ("claim", "relations"),
    [
        ("old", {"Brought up to date by": ["new"], "Fulfilled by": ["new"], "Superseded by": ["new"]}),
        (
            "new",
            {
                "If this is so, so is": ["broad"],
                "Brings up to date": ["old"],
                "Fulfils the forecast": ["old"],
                "Perhaps the same act or find as": ["same"],
                "Supersedes": ["old"],
            },
        ),
        ("broad", {"Follows from": ["new"], "Once denied, and no longer, by": ["no"]}),
        ("same", {"Perhaps the same act or find as": ["new"]}),
    ],
)
def test_relations_are_told_from_both_sides(claim, relations):
    graph, _ = graph_of(RELATED)
    made = material_of(graph, OPTIONS)
    told = relations_of(made, graph.library.claims[claim])
    assert {one.label: [line.id for line in one.lines] for one in told} == relations


def test_a_card_tells_what_brings_its_claim_up_to_date_and_leaves_the_rest_to_its_page():
    briefing = next(one for one in briefing_views(material()) if one.name == "Radar sets")
    card = next(card for card in briefing.cards if card.line.id == "radar-nearly-40")
    assert [(one.label, [line.id for line in one.lines]) for one in card.relations] == [
        ("Brought up to date by", ["radar-over-50"])
    ]
