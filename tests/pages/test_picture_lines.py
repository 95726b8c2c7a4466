import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.picture_lines import words_of


def words(text: str):
    """Return words whose letters are all one em wide."""
    return words_of(text, len)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, []),
        ("one two three", 20, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one  two\nthree", 8, ["one two", "three"]),
        ("North-South dialogue", 7, ["North-", "South", "dialogu", "e"]),
        ("a Donaudampfschiff", 6, ["a", "Donaud", "ampfsc", "hiff"]),
        ("-- a", 2, ["--", "a"]),
    ],
)
def test_lines_break_between_words_and_after_hyphens(text, width, lines):
    assert words(text).lines(width) == lines


@given(st.text("ab -\n", max_size=60), st.integers(1, 12))
def test_nothing_is_lost_and_no_line_is_too_long(text, width):
    lines = words(text).lines(width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(0 < len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("width", "most", "lines"),
    [
        (9, 3, ["one two", "three", "four"]),
        (9, 2, ["one two", "three …"]),
        (7, 1, ["one …"]),
        (3, 1, ["o …"]),
    ],
)
def test_what_is_cut_ends_after_a_whole_word_where_one_fits(width, most, lines):
    text = words("one two three four")
    assert text.cut(text.lines(width), most, width) == lines


def test_the_longest_piece_says_whether_a_size_fits():
    assert words("a North-South line").longest == len("North-")
    assert words("").longest == 0
