"""Two tables: edits that change what a passage says, of which none may be accepted, and harmless ones, all accepted.

The cases are in cases/meaning.yml and cases/harmless.yml.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest

from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import find_quote
from generator.anchoring.passage import STOPS
from generator.records.selector import TextQuoteSelector
from tests.anchoring.small import cases, state_after

MEANING = cases("meaning")
HARMLESS = cases("harmless")


def each(table: Mapping[str, Any]) -> list[Any]:
    """Return every edit as it is written, and again with its passage given by its first and last words."""
    each_edit = []
    for edit in table["edits"]:
        text = table["texts"][edit["text"]]
        evidence = {key: edit[key] for key in ("quote", "prefix", "suffix") if key in edit}
        change = f"{edit['quote']}: {edit.get('change', '')!a} to {edit.get('to', edit.get('form', ''))!a}"
        each_edit.append(pytest.param(text, edit, evidence, id=change))
        by_ends = ends_of(text, edit["quote"])
        if by_ends:
            each_edit.append(pytest.param(text, edit, {"quote": by_ends}, id=f"{change}, by its ends"))
    return each_edit


def ends_of(text: str, quote: str) -> str | None:
    words = quote.split()
    if len(words) < 5 or "…" in words or not all(any(map(str.isalnum, word)) for word in words[:2] + words[-2:]):
        return None
    exact = f"{' '.join(words[:2])} … {' '.join(words[-2:])}"
    return exact if len(find_quote(Comparable(text), TextQuoteSelector(exact))) == 1 else None


def edited(text: str, edit: Mapping[str, str]) -> str:
    if "change" in edit:
        assert edit["change"] in text, "nothing to change"
        text = text.replace(edit["change"], edit["to"])
    if "form" in edit:
        text = unicodedata.normalize(edit["form"], text)
    return edit.get("before", "") + text + edit.get("after", "")


@pytest.mark.parametrize(("text", "edit", "evidence"), each(MEANING))
def test_an_edit_that_changes_the_meaning_stops_the_build(text, edit, evidence):
    assert text.count(edit["change"]) == 1, "the edit should be at one place"
    assert state_after(text, text, evidence) == "exact"
    assert state_after(text, edited(text, edit), evidence) in STOPS


@pytest.mark.parametrize(("text", "edit", "evidence"), each(HARMLESS))
def test_a_harmless_edit_is_accepted(text, edit, evidence):
    assert edited(text, edit) != text
    assert state_after(text, edited(text, edit), evidence) == edit["state"]


def test_there_are_at_least_sixty_edits_in_each_table():
    assert len(MEANING["edits"]) >= 60
    assert len(HARMLESS["edits"]) >= 60
