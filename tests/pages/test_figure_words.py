import pytest

from generator.pages.figure_words import figure_words, period_words
from generator.pages.language import language_of, spoken_in
from generator.records.figure import Figure, Measure

SHIPS = Measure(id="ships", label="Ships", unit="ships")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"amount": "5000", "bound": "nearly", "until": "2031-06"}, "nearly 5 000 ships, until June 2031"),
        ({"amount": "5 000", "bound": "at-least"}, "at least 5 000 ships"),
        ({"amount": "12.50"}, "12.50 ships"),
        ({"amount": "tens of thousands", "since": "2031"}, "tens of thousands of ships, from 2031"),
        ({"amount": "a hundred"}, "a hundred ships"),
    ],
)
def test_a_figure_keeps_its_bound_and_its_time(figure, words):
    assert figure_words(Figure(measure="ships", **figure), SHIPS).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, ""),
        ("2031-01", "2031-04", "from January 2031 to April 2031"),
        ("2031-03", "2031-03", "in March 2031"),
        (None, "2031-03", "until March 2031"),
    ],
)
def test_the_time_counted_is_said_as_it_is_given(since, until, words):
    assert period_words(Figure(measure="ships", amount="5", since=since, until=until)) == words


@pytest.mark.parametrize(
    ("date", "english", "german"),
    [
        ("2024", "in 2024", "im Jahr 2024"),
        ("2024-06", "in June 2024", "im Juni 2024"),
        ("2024-23", "in autumn 2024", "im Herbst 2024"),
        ("2024-06-05", "on 5 June 2024", "am 5. Juni 2024"),
        ("2024-06~", "in about June 2024", "Zeitraum: etwa Juni 2024"),
    ],
)
def test_the_time_of_a_figure_that_begins_and_ends_in_one(date, english, german):
    figure = Figure(measure="ships", amount="3", since=date, until=date)
    assert period_words(figure) == english
    assert spoken_in(language_of("de"), period_words)(figure) == german
