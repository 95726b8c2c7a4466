"""Every message about a passage, in full; the cases are in cases/problems.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.anchoring.history import keep_text
from tests.anchoring.small import SOURCE, cases, library_of, lock_of, passages_of

TABLE = cases("problems")


def text_of(name: str) -> str | None:
    if name == "none":
        return None
    if name == "base":
        return TABLE["base"]
    old, new = name.split(" => ")
    assert TABLE["base"].count(old) == 1
    return TABLE["base"].replace(old, new)


def messages(case: Mapping[str, Any], cache: Path) -> list[str]:
    evidence = case["evidence"]
    lock = lock_of(text_of(case["locked"]), evidence) if "locked" in case else None
    if case.get("kept"):
        keep_text(cache, library_of(text_of(case["locked"]), evidence).texts[SOURCE])
    _, problems = passages_of(library_of(text_of(case.get("text", "base")), evidence, lock=lock), cache)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["what"])
def test_an_editor_is_told_what_is_wrong_and_what_to_do(case, tmp_path):
    assert messages(case, tmp_path) == [case["message"].rstrip("\n")]


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["what"])
def test_a_message_shows_no_more_than_twelve_words_of_an_article(case, tmp_path):
    """Words that the editor has written are not counted: they are in the record already."""
    written = set(re.findall(r"\w+", str(case["evidence"])))
    article = set(re.findall(r"\w+", f"{text_of(case.get('text', 'base'))} {TABLE['base']}"))
    (message,) = messages(case, tmp_path)
    details = [line.split("#")[0] for line in message.splitlines()[1:]]
    shown = [word for line in details if not line.strip().startswith("wanted:") for word in re.findall(r"\w+", line)]
    assert sum(word in article and word not in written for word in shown) <= 12
