from dataclasses import replace

import pytest

from generator.anchoring.anchor import anchor_all
from generator.records.claim import Attribution, Claim, Evidence
from generator.records.library import Library
from generator.records.selector import TextQuoteSelector
from generator.records.source import Source
from tests.anchoring.small import SOURCE, library_of, lock_of, passages_of

TEXT = "Streit um die Fähre\n\nEin Sprecher wies das zurück. Es gebe „keinen“ Vertrag – und keine Lieferung."
QUOTE = {"quote": "gebe „keinen“ … keine Lieferung"}


def state(text, evidence=QUOTE, *, locked=TEXT):
    lock = lock_of(locked, evidence) if locked else None
    (passage,), _ = passages_of(library_of(text, evidence, lock=lock))
    return passage.state


@pytest.mark.parametrize(
    ("text", "locked", "expected"),
    [
        (TEXT, None, "new"),
        (TEXT, TEXT, "exact"),
        (f"Vorweg.\n{TEXT}", TEXT, "moved"),
        (TEXT.replace("–", "—"), TEXT, "retyped"),
        (TEXT.replace("Vertrag", "Plan"), TEXT, "changed"),
        (TEXT.replace("Es gebe", "Falsch, es gebe"), TEXT, "changed"),
        (TEXT.replace("gebe", "gab"), TEXT, "changed"),
        (TEXT.replace("gebe", "gab"), None, "missing"),
        (f"{TEXT}\n{TEXT}", TEXT, "ambiguous"),
        (f"{TEXT}\n{TEXT}", None, "ambiguous"),
        (None, TEXT, "locked"),
        (None, None, "unproved"),
    ],
)
def test_each_state_has_its_cause(text, locked, expected):
    assert state(text, locked=locked) == expected
    _, problems = passages_of(library_of(text, QUOTE, lock=lock_of(locked, QUOTE) if locked else None))
    assert len(problems) == (expected in ("changed", "missing", "ambiguous", "unproved"))


def test_a_passage_holds_what_stands_there_as_held():
    (passage,), problems = passages_of(library_of(f"\ufeff{TEXT}", {"quote": 'Es gebe "keinen" Vertrag -'}))
    assert not problems
    assert (passage.paragraph, passage.start, passage.end) == (2, 52, 78)
    assert passage.words == "Es gebe „keinen“ Vertrag –"
    assert (passage.state, passage.proved_on) == ("new", None)


def test_a_passage_without_its_text_stands_where_it_was_locked():
    (passage,), _ = passages_of(library_of(None, QUOTE, lock=lock_of(TEXT, QUOTE, on="2031-05-06")))
    assert (passage.paragraph, passage.start, passage.end) == (2, 54, 97)
    assert (passage.words, passage.digests, passage.proved_on) == (None, None, "2031-05-06")


@pytest.mark.parametrize("text", [f"{TEXT}\n{TEXT}", "nichts davon"])
def test_what_is_not_found_once_stands_nowhere(text):
    (passage,), _ = passages_of(library_of(text, QUOTE))
    assert (passage.paragraph, passage.start, passage.end, passage.words, passage.digests) == (None,) * 5


def test_an_attribution_is_a_passage_too():
    evidence = {**QUOTE, "attribution": {"quote": "Ein Sprecher", "suffix": "wies"}}
    passages, problems = anchor_all(library_of(TEXT, evidence))
    assert not problems
    assert {passage.words for passage in passages.values()} == {
        "Ein Sprecher",
        "gebe „keinen“ Vertrag – und keine Lieferung",
    }


def test_what_several_claims_use_is_anchored_once_and_told_to_each():
    library = library_of(TEXT, QUOTE, QUOTE, {"quote": "gibt es nicht"}, {"quote": "gibt es nicht"})
    passages, problems = anchor_all(library)
    assert len(passages) == 2
    assert [str(problem.place) for problem in problems] == ["claims.yml:30:18", "claims.yml:40:18"]
    assert ["evidence 3" in str(problems[0]), "evidence 4" in str(problems[1])] == [True, True]


def test_a_problem_stands_at_the_key_that_is_wrong():
    evidence = {
        "quote": "Ein Sprecher",
        "prefix": "Auch",
        "attribution": {"quote": "Streit um die", "suffix": "Boote"},
    }
    _, problems = anchor_all(library_of(TEXT, evidence))
    assert [(p.place.line, p.place.column) for p in problems] == [(11, 19), (13, 21)]


def test_the_same_words_in_two_sources_are_two_passages():
    library = library_of(TEXT, QUOTE)
    claim = library.claims["ferries"]
    sources = {**library.sources, "other": Source(id="other", label="Another")}
    evidence = (*claim.evidence, Evidence(source="other", **QUOTE))
    passages, problems = anchor_all(
        replace(library, sources=sources, claims={"ferries": replace(claim, evidence=evidence)})
    )
    assert [passage.state for passage in passages.values()] == ["new", "unproved"]
    assert len(problems) == 1


def test_evidence_from_a_source_that_is_unknown_or_not_held_has_no_passage():
    evidence = (
        Evidence(source="nobody", quote="so"),
        Evidence(source="agency", quote="so", attribution=Attribution(quote="so")),
    )
    library = Library(
        sources={"agency": Source(id="agency", label="An agency", held=False)},
        claims={"ferries": Claim(id="ferries", claim="It is so.", evidence=evidence)},
    )
    assert anchor_all(library) == ({}, [])


def test_passages_are_named_by_source_and_selector_in_order():
    passages, _ = anchor_all(library_of(TEXT, QUOTE, {"quote": "Ein Sprecher"}))
    assert list(passages) == sorted(passages)
    assert (SOURCE, TextQuoteSelector(QUOTE["quote"]).digest) in passages
    assert all(passage.key == key for key, passage in passages.items())
