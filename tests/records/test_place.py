"""Places point into files, down to a key."""

from hypothesis import given
from hypothesis import strategies as st

from generator.records.place import Place, pack


@given(st.integers(1, 10_000_000), st.integers(1, 0xFFFFF))
def test_line_and_column_come_back_from_their_number(line, column):
    place = Place("x.yml", marks={"a": (pack(1, 1), pack(line, column), None)}).at("a")
    assert (place.line, place.column) == (line, column)


def test_a_file_as_a_whole_has_no_line():
    assert str(Place("x.yml")) == "x.yml"
    assert str(Place("x.yml", 3)) == "x.yml:3"
    assert str(Place("x.yml", 3, 7)) == "x.yml:3:7"
