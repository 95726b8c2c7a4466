"""Dates are drawn no more exactly than they are known."""

import pytest

from generator.pages.time_bar import line_of_years
from generator.records.date import parse_date

LINE = line_of_years(2031, 2031)


@pytest.mark.parametrize("date", ["2031-05-04", "2031-05-04/2031-05-04"])
def test_a_day_is_a_dot(date):
    bar = LINE.bar(parse_date(date))
    assert bar.dot is not None
    assert not bar.pieces


@pytest.mark.parametrize(
    "date",
    [
        "2031",
        "2031-05",
        "2031-22",
        "2031-05-04~",
        "2031-05-04?",
        "2031-05-04/2031-05-05",
        "../2031-05-04",
        "2031-05-04/..",
    ],
)
def test_everything_else_is_a_span_and_never_a_dot(date):
    bar = LINE.bar(parse_date(date))
    assert bar.dot is None
    assert bar.pieces


def test_a_span_is_as_long_as_what_is_not_known():
    month, year = LINE.bar(parse_date("2031-05")), LINE.bar(parse_date("2031"))
    assert month.end - month.start == pytest.approx(97 * 31 / 365, abs=0.02)
    assert (year.start, year.end) == (1.5, 98.5)
    assert [piece.opacity for piece in year.pieces] == [1.0]


@pytest.mark.parametrize(("date", "unsure"), [("2031-05", False), ("2031-05~", True), ("2031-05%", True)])
def test_what_is_only_about_so_says_so(date, unsure):
    assert LINE.bar(parse_date(date)).unsure is unsure


@pytest.mark.parametrize(
    ("date", "dark_end"),
    [
        ("../2031-05", "right"),  # only the end is known
        ("2031-05/..", "left"),
        ("2030-05/2031-05", "right"),  # it comes from beyond the line
        ("2031-05/2032-05", "left"),
    ],
)
def test_what_goes_on_beyond_or_is_not_known_dissolves_there(date, dark_end):
    pieces = sorted(LINE.bar(parse_date(date)).pieces, key=lambda piece: piece.x)
    opacities = [piece.opacity for piece in pieces]
    assert opacities == sorted(opacities, reverse=dark_end == "left")
    assert opacities[0] != opacities[-1]


def test_nothing_leaves_the_drawing():
    for date in ("2000/2040", "2031-01-01", "2031-12-31", "../2031-01", "2031-12/..", "2031-12-31~"):
        bar = LINE.bar(parse_date(date))
        assert all(piece.x >= 0 and piece.x + piece.width <= 100 for piece in bar.pieces), date
        assert bar.dot is None or 0 < bar.dot < 100
