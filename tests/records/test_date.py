"""EDTF dates: never completed, never beyond what is written."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.date import parse_date


@pytest.mark.parametrize(
    ("edtf", "text", "earliest", "latest"),
    [
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "February 2024", "2024-02-01", "2024-02-29"),
        ("2024-09-13", "13 September 2024", "2024-09-13", "2024-09-13"),
        ("2024-06~", "about June 2024", "2024-06-01", "2024-06-30"),
        ("2024?", "perhaps 2024", "2024-01-01", "2024-12-31"),
        ("2022-23", "autumn 2022", "2022-09-01", "2022-11-30"),
        ("2022-24", "winter 2022", "2022-12-01", "2023-02-28"),
        ("2024-02/2024-03", "February to March 2024", "2024-02-01", "2024-03-31"),
        ("2024-06-18/2024-06-19", "18 to 19 June 2024", "2024-06-18", "2024-06-19"),
        ("2024-05-28/2024-06-03", "28 May to 3 June 2024", "2024-05-28", "2024-06-03"),
        ("2023-12/2024-12", "December 2023 to December 2024", "2023-12-01", "2024-12-31"),
        ("2024-02/2024-02-15", "February to 15 February 2024", "2024-02-01", "2024-02-15"),
        ("2024-05~/2024-06", "about May 2024 to June 2024", "2024-05-01", "2024-06-30"),
        ("../2024-09", "until September 2024", "0001-01-01", "2024-09-30"),
        ("2024-09/..", "since September 2024", "2024-09-01", "9999-12-31"),
    ],
)
def test_a_date_reads_at_its_own_precision(edtf, text, earliest, latest):
    date = parse_date(edtf)
    assert (str(date), date.earliest.isoformat(), date.latest.isoformat()) == (text, earliest, latest)


NO_DATES = [
    "24",
    "2024-13",
    "2024-00",
    "2024-02-30",
    "2023-02-29",
    "2024-9",
    "0000",
    "2024-23-01",
    "..",
    "../..",
    "2024-03/2024-02",
    "2024-06-31",
    "12.09.2024",
    "2024-09-13T10:00",
    "２０２４",
]


@pytest.mark.parametrize("edtf", ["", "June 2024", *NO_DATES])
def test_what_is_no_date_is_refused_in_words(edtf):
    with pytest.raises(ValueError, match=r"is not a date|ends before|neither"):
        parse_date(edtf)


@given(st.dates(min_value=datetime.date(1, 1, 1)))
def test_any_day_is_itself(day):
    date = parse_date(day.isoformat())
    assert date.earliest == date.latest == day


def test_two_dates_overlap_where_some_day_may_lie_in_both():
    assert parse_date("2024").overlaps(parse_date("2024-12-31"))
    assert parse_date("../2024-06").overlaps(parse_date("2024-06/.."))
    assert not parse_date("2024-06").overlaps(parse_date("2024-07"))
