import pytest

from generator.pages.way import Way, way_of
from tests.pages.lunn import graph, material


def way(claim: str) -> Way:
    return way_of(material(), graph().library.claims[claim])


def boxes(claim: str):
    """Return what is drawn, from the top: the look of each box and its text."""
    return [(box.look, " ".join(text for _, text in box.lines)) for box in way(claim).drawing.boxes]


def test_two_articles_that_had_it_from_one_report_are_drawn_on_one_way():
    assert boxes("radar-nearly-40")[:6] == [
        ("voice", "Republic of Cassia"),
        ("speaker", "Cassia's navy ministry"),
        ("unread", "Report of the agency Nordsee on radar sets"),
        ("article", "Report on the dispute over radar sets"),
        ("article", "Article on the radar sets and the contract"),
        ("claim", "one voice; denied"),
    ]


def test_what_stands_against_a_claim_comes_from_below_and_says_how_it_does():
    against = boxes("radar-nearly-40")[6:]
    assert [look for look, _ in against] == ["denial", "general", "article", "article", "voice", "voice"]
    assert [text for _, text in against][:2] == ["Denies it", "Denies it in general"]
    assert {stroke.look for stroke in way("radar-nearly-40").drawing.strokes} == {"support", "denial", "general"}


def test_the_same_is_said_in_words():
    assert way("radar-nearly-40").ways[0] == (
        "Republic of Cassia → Cassia's navy ministry → Report of the agency Nordsee on radar sets (not read)"
        " → “Report on the dispute over radar sets” → this claim."
    )
    assert way("radar-nearly-40").ways[-1].endswith("→ denies it in general.")


def test_where_nobody_is_named_the_drawing_says_so():
    assert boxes("no-weapons-mentioned")[0] == ("article", "Commentary on the contract")
    assert way("no-weapons-mentioned").drawing.boxes[0].label == "Article, in its own voice"
    assert boxes("radar-for-fishing")[0] == ("nobody", "Left open (perhaps Cassia's navy ministry)")
    assert ("nobody", "Observers") in boxes("contract-expected")


def test_a_denial_is_drawn_as_one():
    assert way("no-arms-trade").title == "The way to this denial"


@pytest.mark.parametrize("claim", graph().library.claims)
def test_no_box_lies_on_another_or_outside_the_drawing(claim):
    drawing = way(claim).drawing
    assert drawing.width <= 288
    places = [tuple(map(float, (one.x, one.y, one.width, one.height))) for one in (box.place for box in drawing.boxes)]
    for x, y, width, height in places:
        assert x >= 1
        assert y >= 1
        assert x + width <= drawing.width - 1
        assert y + height <= drawing.height - 1
    for one, (x, y, width, height) in enumerate(places):
        for other_x, other_y, other_width, other_height in places[:one]:
            beside = x >= other_x + other_width or other_x >= x + width
            below = y >= other_y + other_height or other_y >= y + height
            assert beside or below
