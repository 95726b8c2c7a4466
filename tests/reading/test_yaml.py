"""Strict YAML: what is kept, what is refused, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.yaml import read_yaml
from generator.records.place import PlacedDict


def test_every_scalar_stays_as_it_is_written():
    data, problems = read_yaml("x.yml", "a: NO\nb: 11.000\nc: 12:30\nd: 2024-09-13\ne: 0x1F\nf: true\n7: .inf\n")
    assert not problems
    assert data == {"a": "NO", "b": "11.000", "c": "12:30", "d": "2024-09-13", "e": "0x1F", "f": "true", "7": ".inf"}


def test_nothing_and_the_words_for_it_are_null_unless_in_quotation_marks():
    data, _ = read_yaml("x.yml", "a:\nb: ~\nc: null\nd: ''\ne: 'null'\n")
    assert data == {"a": None, "b": None, "c": None, "d": "", "e": "null"}


def test_a_byte_column_is_never_mistaken_for_a_character():
    data, _ = read_yaml("x.yml", "{ä: ö, ü: ß}\n")
    assert data is not None
    place = data.place.key("ü")
    assert (place.line, place.column) == (1, 8)


def test_every_key_and_value_knows_its_line_and_column():
    data, _ = read_yaml("x.yml", "claims:\n  one:\n    evidence:\n      - {source: a, quote: b c}\n      - source: d\n")
    assert data is not None
    at = data.place.at("claims", "one", "evidence", 1, "source")
    assert (at.line, at.column) == (5, 17)
    key = data.place.key("claims", "one", "evidence", 0, "quote")
    assert (key.line, key.column) == (4, 21)


def test_the_place_of_something_not_written_is_that_of_what_should_hold_it():
    data, _ = read_yaml("x.yml", "claims:\n  one: {claim: x}\n")
    assert data is not None
    assert data.place.at("claims", "one", "evidence", 3) == data.place.at("claims", "one")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "x.yml:3:1: the key 'a' stands twice"),
        ("a: &b 1\n", "x.yml:1:4: the anchor &b is not read here"),
        ("a: *b\n", "x.yml:1:4: the alias *b is not read here"),
        (
            "a: !!python/object:os.system x\n",
            "x.yml:1:4: the tag tag:yaml.org,2002:python/object:os.system is not read",
        ),
        ("a:\n\tb: 1\n", "x.yml:2:1: a tab"),
        ("a: 'x\nb: 1\n", "a quotation mark or bracket is not closed"),
        ("a: b: c\n", "x.yml:1:5: cannot be read as YAML: a colon stands where none can"),
        ("a: Ferry #1 sails\nb: 2\n", "x.yml:1:10: the text would end before '#1 sails'"),
        ("- a\n", "x.yml:1:1: should be a mapping"),
        ("", "x.yml: is empty"),
        ("# only a comment\n", "x.yml: is empty"),
        ("---\na: 1\n---\nb: 1\n", "x.yml:3:1: a second document begins here"),
        ("a: " + "[" * 100, "is nested more than 32 levels deep"),
        ("{" * 100_000, "is nested more than 32 levels deep"),
        ("? [a, b]\n: c\n", "a key should be a word"),
        ("? \n: c\n", "a key is missing before the colon"),
        ("a: x\x07\n", "x.yml:1:5: a control character, U+0007"),
        ('a: "x\\e"\n', "x.yml:1:4: a control character, U+001B"),
        ('"\\0": x\n', "x.yml:1:1: a control character, U+0000"),
    ],
)
def test_what_strict_yaml_does_without_is_refused_with_its_place(text, message):
    data, problems = read_yaml("x.yml", text)
    assert data is None
    assert message in str(problems[0])


def test_a_comment_and_a_number_sign_in_quotation_marks_or_prose_cut_nothing():
    text = "a: x   # a comment\nb: 'no #1'\nc: |\n  no #2\nd: C#\n#e: f\n"
    data, problems = read_yaml("x.yml", text)
    assert not problems
    assert data == {"a": "x", "b": "no #1", "c": "no #2\n", "d": "C#"}


def test_an_alias_bomb_does_not_go_off():
    lines = ["a0: &a0 x"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    data, problems = read_yaml("x.yml", "\n".join(lines))
    assert data is None
    assert len(problems) < 1000


def test_all_refusals_of_a_file_come_together():
    _, problems = read_yaml("x.yml", "a: &x 1\nb: !t 2\nb: 3\n")
    assert [problem.place.line for problem in problems] == [1, 2, 3]


@given(st.text())
def test_any_text_gives_a_mapping_or_a_problem_and_nothing_else(text):
    data, problems = read_yaml("x.yml", text)
    assert isinstance(data, PlacedDict) != bool(problems)


@given(st.text(alphabet="ab: -{}[],'\"\n#&*!|>%?~", max_size=60))
def test_any_punctuation_gives_a_mapping_or_a_problem_and_nothing_else(text):
    data, problems = read_yaml("x.yml", text)
    assert isinstance(data, PlacedDict) != bool(problems)
