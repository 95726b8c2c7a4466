from generator.pages.figures_view import figures_views
from tests.pages.lunn import material


def view():
    [found] = figures_views(material())
    return found


def test_every_figure_stands_under_its_measure_with_who_when_and_how_much():
    sets, steel = view().measures
    assert [(row.amount, row.line.speaker, row.period) for row in sets.rows] == [
        ("nearly 40 radar sets", "Cassia's navy ministry", "from January 2031 to April 2031"),
        ("over 50 radar sets", "Cassia's navy ministry", "from spring 2031 to June 2031"),
    ]
    assert [(row.spoken.said, row.spoken.reported) for row in sets.rows] == [
        ("", "15 April 2031; June 2031"),
        ("", "12 June 2031"),
    ]
    assert [(row.amount, row.period) for row in steel.rows] == [("11\u00a0000 tonnes", "in March 2031")]


def test_two_figures_that_cannot_both_be_right_are_told_in_a_sentence():
    [conflict] = view().measures[0].conflicts
    assert (conflict.one.amount, conflict.other.amount) == ("nearly 40 radar sets", "over 50 radar sets")
    assert conflict.note == "The second brings the first up to date."
    assert view().measures[0].verdict == ""


def test_a_figure_by_itself_is_said_to_be_one():
    assert view().measures[1].verdict == "One figure on record; there is no other to set beside it."


def test_measures_are_listed_with_most_figures_first_and_can_be_reached():
    assert [link.url for link in view().contents] == ["figures/#measure-radar-sets", "figures/#measure-steel-landed"]
    assert view().description.startswith("3 figures of 2 measures, ")
