"""What a figure can mean is drawn with its ends as they are: closed, open, or our own reading of about."""

from generator.pages.range_chart import range_chart
from generator.records.figure import Figure


def bars(*figures):
    chart = range_chart(Figure(measure="ships", **figure) for figure in figures)
    return [
        None if bar is None else (bar.words, len(bar.pieces), len(bar.stops), bar.dot is not None) for bar in chart.bars
    ]


def test_each_kind_of_end_is_drawn_in_its_own_way():
    assert bars(
        {"amount": "40"},
        {"amount": "40", "bound": "nearly"},
        {"amount": "40", "bound": "over"},
        {"amount": "40", "bound": "at-least"},
        {"amount": "40", "bound": "at-most"},
        {"amount": "40", "bound": "about"},
        {"amount": "dozens", "low": "24", "high": "60"},
        {"amount": "dozens", "low": "24"},
    ) == [
        ("one number, 40", 0, 0, True),
        ("open below, closed at 40", 5, 1, False),
        ("closed at 40, open above", 5, 1, False),
        ("closed at 40, open above", 5, 1, False),
        ("open below, closed at 40", 5, 1, False),
        ("around 40, drawn a tenth to either side", 1, 0, False),
        ("closed at 24, closed at 60", 1, 2, False),
        ("closed at 24, open above", 5, 1, False),
    ]


def test_an_amount_in_words_without_numbers_is_not_drawn():
    assert bars({"amount": "dozens"}, {"amount": "40"}) == [None, ("one number, 40", 0, 0, True)]
    assert range_chart([Figure(measure="ships", amount="dozens")]) is None


def test_an_open_end_leads_away_from_the_closed_one_and_stays_on_the_line():
    chart = range_chart(
        [
            Figure(measure="ships", amount="40", bound="nearly"),
            Figure(measure="ships", amount="40", bound="over"),
            Figure(measure="ships", amount="1", bound="at-most"),
        ]
    )
    below, above, small = chart.bars
    assert max(piece.x + piece.width for piece in below.pieces) <= below.stops[0] + 0.01
    assert min(piece.x for piece in above.pieces) >= above.stops[0] - 0.01
    for bar in chart.bars:
        assert all(piece.x >= 0 and piece.x + piece.width <= 100 for piece in bar.pieces)
    assert len(small.pieces) == 5
    assert [piece.opacity for piece in below.pieces] == sorted((p.opacity for p in below.pieces), reverse=True)


def test_the_line_leaves_room_for_an_end_that_is_open_above():
    chart = range_chart([Figure(measure="ships", amount="40", bound="over")])
    assert [tick.text for tick in chart.ticks] == ["0", "20", "40", "60"]
