"""What holds for every message about a passage; the messages themselves are in cases/problems.yml."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import find_quote
from generator.anchoring.history import keep_text
from generator.anchoring.near_miss import near_miss
from generator.records.selector import TextQuoteSelector, check_quote
from tests.anchoring.small import SOURCE, library_of, lock_of, passages_of
from tests.anchoring.strategies import runs, texts

ARTICLE = [f"wort{number}" for number in range(300)]
TEXT = "\n".join(" ".join(ARTICLE[at : at + 60]) for at in range(0, 300, 60))
OTHERS = ["anders", "nicht", "wort", "wort12x"]


def is_quote(value: str) -> bool:
    try:
        return check_quote(value) == value
    except ValueError:
        return False


def words_shown(message: str, written: str) -> set[str]:
    return (set(re.findall(r"\w+", message)) & set(ARTICLE)) - set(written.split())


@st.composite
def wrong_words(draw: st.DrawFn) -> str:
    """Return some words of the article with a mistake or two among them."""
    start = draw(st.integers(0, 290))
    words = ARTICLE[start : start + draw(st.integers(1, 40))]
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 3))] = [draw(st.sampled_from(OTHERS))]
    return " ".join(words)


@given(
    wrong_words(), st.none() | wrong_words(), st.sampled_from(["", "wort5", "anders"]), st.sampled_from(["", "nicht"])
)
def test_no_more_than_twelve_words_of_an_article_are_shown(first, last, prefix, suffix):
    exact = f"{first} … {last}" if last else first
    selector = TextQuoteSelector(exact, prefix, suffix)
    comparable = Comparable(TEXT)
    if not find_quote(comparable, selector):
        miss = near_miss(comparable, SOURCE, selector)
        assert len(words_shown("\n".join(miss.details), f"{exact} {prefix} {suffix}")) <= 12
        assert not words_shown(miss.what, "")


@given(st.integers(0, 290), st.integers(5, 40), st.data())
def test_no_more_than_twelve_words_of_a_changed_passage_are_shown(tmp_path_factory, start, length, data):
    words = ARTICLE[start : start + length]
    quote = f"{' '.join(words[:2])} … {' '.join(words[-2:])}"
    at = data.draw(st.integers(max(0, start - 20), min(299, start + length + 20)))
    edited = re.sub(rf"\b{ARTICLE[at]}\b", data.draw(st.sampled_from(["", "anders", "doch anders"])), TEXT)
    if find_quote(Comparable(TEXT), TextQuoteSelector(quote)):
        cache = tmp_path_factory.getbasetemp()
        keep_text(cache, library_of(TEXT, {"quote": quote}).texts[SOURCE])
        library = library_of(edited, {"quote": quote}, lock=lock_of(TEXT, {"quote": quote}))
        for problem in passages_of(library, cache)[1]:
            assert len(words_shown("\n".join(problem.details), quote)) <= 12


@st.composite
def evidence_about(draw: st.DrawFn, text: str) -> dict[str, str]:
    """Return a selector made of words of the text, rightly or wrongly put together."""
    tokens = [*text.split(), "anders"]
    runs_of_tokens = st.tuples(st.integers(0, len(tokens) - 1), st.integers(1, 6)).map(
        lambda run: " ".join(tokens[run[0] : sum(run)])
    )
    exact = draw(runs_of_tokens | st.tuples(runs_of_tokens, runs_of_tokens).map(" … ".join))
    context = {key: draw(st.just("") | runs_of_tokens) for key in ("prefix", "suffix")}
    evidence = {"quote": exact, **context}
    return {key: value if is_quote(value) else "anders" for key, value in evidence.items() if value}


@given(texts | runs | st.text(max_size=40), texts | runs, st.data())
def test_no_text_and_no_selector_makes_anything_but_a_passage_or_a_problem(text, other, data):
    evidence = data.draw(evidence_about(text))
    (passage,), problems = passages_of(library_of(text, evidence))
    assert len(problems) == (passage.state in ("missing", "ambiguous")) or "too few words" in str(problems)
    if passage.state == "new" and not problems:
        lock = lock_of(text, evidence)
        (again,), none = passages_of(library_of(text, evidence, lock=lock))
        assert (again.state, none) == ("exact", [])
        (after,), told = passages_of(library_of(other, evidence, lock=lock))
        assert (after.state in ("changed", "ambiguous")) == bool(told)


@pytest.mark.parametrize(
    ("exact", "near"),
    [
        ("die Werft habe … Eisen bestellt", "Stahl bestellt   (paragraph 2)"),
        ("die Werft habe … Schrauben geliefert", "Schrauben auch geliefert   (paragraph 1)"),
        ("Eisen bestellt … sagt sie", "Stahl bestellt   (paragraph 2)"),
    ],
)
def test_one_end_is_looked_for_beside_the_other_first(exact, near):
    text = Comparable(
        "Das Werk hat Eisen bestelltes, Schrauben auch geliefert.\n\nUnd die Werft habe viel Stahl bestellt, sagt sie."
    )
    assert f"nearest: {near}" in near_miss(text, SOURCE, TextQuoteSelector(exact)).details


@pytest.mark.parametrize(
    "text",
    [
        "aa " * 300_000,
        "aa\n" * 100_000,
        "a" * 800_000,
        "中" * 200_000,
        "a\u0301" * 200_000,
        "wort, " * 200_000 + "ende",
    ],
    ids=["words", "lines", "one word", "no spaces", "marks", "one paragraph"],
)
def test_a_hostile_text_is_explained_in_time(text):
    began = time.process_time()
    for evidence in (
        {"quote": "aa … bb"},
        {"quote": "ab aa ab " * 20},
        {"quote": "aa", "prefix": "bb"},
        {"quote": "中"},
    ):
        passages_of(library_of(text, evidence))
    assert time.process_time() - began < 20
