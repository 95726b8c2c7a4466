import time
from itertools import pairwise

import pytest
from hypothesis import given

from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import find_quote
from generator.anchoring.words import count_words, has_more_words, is_boundary, word_ends, word_starts
from generator.records.selector import TextQuoteSelector
from tests.anchoring.small import cases
from tests.anchoring.strategies import texts

QUOTATIONS = [
    pytest.param(case["text"], quote, kind == "whole", id=f"{quote} in {case['text']}: {kind}")
    for case in cases("words")
    for kind in ("whole", "cut")
    for quote in case.get(kind, [])
]


@pytest.mark.parametrize(("text", "quote", "fits"), QUOTATIONS)
def test_a_quotation_is_found_only_as_whole_words(text, quote, fits):
    assert Comparable(quote).form.strip() in Comparable(text).form
    assert bool(find_quote(Comparable(text), TextQuoteSelector(quote))) == fits


def split(text, start=0, end=None):
    comparable = Comparable(text)
    end = len(comparable.form) if end is None else end
    cuts = [start, *word_ends(comparable, start, end)]
    return [comparable.form[a:b] for a, b in pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Lage, so – sagt er – sei so.", ["Die", " Lage,", " so", " - sagt", " er", " - sei", " so."]),
        ("5 000 Boote", ["5 000", " Boote"]),
        (" Die Lage ", [" Die", " Lage"]),
        ("第5回だ", ["第", "5", "回", "だ"]),
        ("a\u200db c", ["a\u200db", " c"]),
        ("... !", []),
        ("", []),
    ],
)  # fmt: skip
def test_punctuation_that_stands_alone_goes_with_the_next_word(text, words):
    assert split(text) == words


def test_words_going_back_begin_where_words_going_on_do():
    text = Comparable("Die Lage – sagt er – sei „ernst“ –")
    starts = word_starts(text, 0, len(text.form))
    assert [text.form[at:][:4] for at in starts] == ['"ern', "sei ", "er -", "sagt", "Lage", "Die "]


def test_going_back_each_character_of_a_script_without_spaces_begins_a_word():
    text = Comparable("第5回だ, 中文")
    assert list(word_starts(text, 0, len(text.form))) == [7, 6, 3, 2, 1, 0]


def test_words_are_looked_for_between_two_offsets_only():
    text = Comparable("eins zwei drei vier")
    assert list(word_ends(text, 5, 14)) == [9, 14]
    assert list(word_starts(text, 5, 14)) == [10, 5]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("a" + "\u200e" * 100 + "b", 50, False),
        ("a" + "\u200e" * 100, 50, False),
        ("a" + "\u200e" * 30, 20, True),
        ("\u200e" * 100 + "a", 20, True),
        ("\u200e" * 100 + "a", 60, False),
        ("a", 0, True),
        ("a", 1, True),
    ],
)
def test_among_many_unseen_characters_nothing_is_cut(text, at, expected):
    assert is_boundary(Comparable(text), at) == expected


@given(texts)
def test_every_word_begins_and_ends_at_a_boundary(text):
    comparable = Comparable(text)
    end = len(comparable.form)
    assert all(is_boundary(comparable, at) for at in word_ends(comparable, 0, end))
    assert all(is_boundary(comparable, at) for at in word_starts(comparable, 0, end))


@pytest.mark.parametrize(
    ("form", "count"),
    [
        ('Die Lage - sei "ernst".', 4),
        ("", 0),
        ("- ... !", 0),
        ("日本語 ok", 4),
        ("ไทย", 3),
        ("Ex-Präsident 5.000 a/b", 3),
        ("中文abc", 3),
    ],
)
def test_words_are_counted(form, count):
    assert count_words(form) == count
    assert count == 0 or has_more_words(form, 0, len(form), count - 1)
    assert not has_more_words(form, 0, len(form), count)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301" * 200_000,
        "\u200e" * 100_000,
        "中x" + "\u200e" * 20_000 + "y中",
        "中" + "," * 100_000 + "中",
        "a" * 300_000,
        "中" * 50_000,
        "5 " * 100_000,
        "- " * 100_000,
    ],
)
def test_a_hostile_text_is_walked_through_in_time(text):
    comparable = Comparable(text)
    began = time.process_time()
    sum(1 for _ in word_ends(comparable, 0, len(comparable.form)))
    sum(1 for _ in word_starts(comparable, 0, len(comparable.form)))
    assert time.process_time() - began < 5
