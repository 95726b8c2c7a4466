from generator.pages.time_strip import Dated, time_strip
from generator.records.date import parse_date


def strip(*dates, against=False):
    return time_strip([Dated(parse_date(date), is_event=True, against=against) for date in dates])


def test_nothing_dated_is_not_drawn():
    assert time_strip([]) is None


def test_bars_that_would_meet_stand_in_lanes_of_their_own():
    drawn = strip("2031-02", "2031-03", "2031-03", "2031-11-04").drawn
    assert len({one.y for one in drawn}) == 3
    assert drawn[0].y == drawn[3].y


def test_the_line_has_as_many_years_as_have_room():
    few, many = strip("2029", "2031-05-04"), strip("1990/2031")
    assert [year.text for year in few.years] == ["2029", "2030", "2031"]
    assert [year.text for year in many.years] == ["1990", "1997", "2004", "2011", "2018", "2025"]
    assert (few.span, many.span, strip("2031-05").span) == ("2029 to 2031", "1990 to 2031", "2031")


def test_what_lies_far_back_does_not_press_all_else_together():
    found = strip("1953", "2000", "2028-05", "2030", "2031-02", "1999/2031")
    assert (found.span, found.earlier, len(found.drawn)) == ("2028 to 2031", 2, 4)
    most_is_old = strip("1953", "1954", "1955", "2031")
    assert (most_is_old.span, most_is_old.earlier) == ("1953 to 2031", 0)


def test_open_ends_do_not_stretch_the_line():
    assert strip("../2030-05", "2031/..").span == "2030 to 2031"


def test_what_something_stands_against_looks_so():
    assert [one.look for one in strip("2031", against=True).drawn] == ["event against"]
