import pytest

from generator.pages.typeset import typeset


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("Korea's count", "Korea’s count"),
        ("the states' views", "the states’ views"),
        ("'new lever' and \"count\"", "‘new lever’ and “count”"),
        ('("yes," he said)', "(“yes,” he said)"),
        ('"… so"', "“… so”"),
        ("“as it is” – ‘so’", "“as it is” – ‘so’"),
        ("", ""),
    ],
)
def test_straight_marks_become_typographic_ones(typed, set_as):
    assert typeset(typed) == set_as
