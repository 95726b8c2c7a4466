"""A library of one source and one claim, and the states of its passages before and after an edit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.anchoring.anchor import anchor_all
from generator.anchoring.locking import locked
from generator.anchoring.passage import Passage
from generator.records.claim import Claim, Evidence
from generator.records.library import Library
from generator.records.lock import Lock
from generator.records.place import Mark, Place, pack
from generator.records.problem import Problem
from generator.records.source import Source
from generator.records.text import ArticleText

SOURCE = "harbour"
CASES = Path(__file__).parent / "cases"


def cases(name: str) -> Any:
    """Return what a case file says, every scalar a string."""
    return yaml.load((CASES / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only


def library_of(text: str | None, *evidence: Mapping[str, Any], lock: Lock | None = None) -> Library:
    """Return a library in which claim `ferries` rests on `evidence`; without a text where it is None.

    Evidence N, from 1, is written from line N * 10 on, each key on a line of its own.
    """
    items = [Evidence(source=SOURCE, **keys) for keys in evidence]
    marks = {"evidence": (pack(1, 1), pack(1, 1), {i: _mark(i, keys) for i, keys in enumerate(evidence)})}
    claim = Claim(id="ferries", claim="It is so.", evidence=tuple(items), place=Place("claims.yml", 1, 1, marks))
    return Library(
        sources={SOURCE: Source(id=SOURCE, label="A report")},
        claims={claim.id: claim},
        texts={} if text is None else {SOURCE: ArticleText(SOURCE, f"articles/{SOURCE}.txt", text)},
        lock=Lock() if lock is None else lock,
    )


def passages_of(library: Library, cache: Path | None = None) -> tuple[list[Passage], list[Problem]]:
    """Return the passages of claim `ferries` as its evidence names them, and the problems."""
    passages, problems = anchor_all(library, cache)
    evidence = library.claims["ferries"].evidence
    return [passages[item.source, item.selector.digest] for item in evidence], problems


def lock_of(text: str, *evidence: Mapping[str, Any], on: str = "2031-04-01") -> Lock:
    """Return the lock of a text and evidence without problems."""
    library = library_of(text, *evidence)
    passages, problems = anchor_all(library)
    assert not problems, problems
    return locked(library, passages, on)


def state_after(original: str, edited: str, evidence: Mapping[str, Any]) -> str:
    """Return the state of a passage that was locked in `original` and is looked for in `edited`."""
    (passage,), _ = passages_of(library_of(edited, evidence, lock=lock_of(original, evidence)))
    return passage.state


def _mark(index: int, keys: Mapping[str, Any]) -> Mark:
    line = (index + 1) * 10
    return (pack(line, 9), pack(line, 9), _marks_of(keys, line, 11))


def _marks_of(keys: Mapping[str, Any], line: int, column: int) -> dict[str | int, Mark]:
    marks: dict[str | int, Mark] = {}
    for number, (key, value) in enumerate(keys.items()):
        inner = _marks_of(value, line + number, column + 2) if isinstance(value, Mapping) else None
        marks[key] = (pack(line + number, column), pack(line + number, column + len(key) + 2), inner)
    return marks
