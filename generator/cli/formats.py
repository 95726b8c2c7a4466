"""Problems in the forms that other tools read.

GitHub shows workflow commands as annotations, ten of a kind in one step; SARIF 2.1.0 is read by code scanning and by
editors; GitLab reads its own form of Code Climate's.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from generator.records.problem import Problem

GITHUB_SHOWS = 10
"""Annotations of one kind that GitHub shows for a step; the rest is only in the log."""


def as_json(problems: Sequence[Problem]) -> str:
    """Return an object with one list, `problems`; line and column are null for a file as a whole."""
    return _dump({"problems": [_plain(problem) for problem in problems]})


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands, the first ten as annotations and a notice of how many more there are."""
    lines = []
    for problem in problems[:GITHUB_SHOWS]:
        place = problem.place
        where = {"file": place.file, "line": place.line, "col": place.column}
        properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in where.items() if value)
        lines.append(f"::error {properties}::{_escaped(_message(problem))}")
    more = problems[GITHUB_SHOWS:]
    if more:
        number = f"{len(more)} more problem{'' if len(more) == 1 else 's'}"
        lines.append(f"::notice::{number}, told in the log of this step: GitHub shows {GITHUB_SHOWS} of a kind")
        lines += _not_obeyed("\n".join(map(str, more)))
    return "\n".join(lines)


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a SARIF 2.1.0 log of one run."""
    driver = {
        "name": "briefings",
        "rules": [{"id": "problem", "shortDescription": {"text": "Something an editor must put right"}}],
    }
    run = {
        "tool": {"driver": driver},
        # Our columns count code points, as SARIF can say.
        "columnKind": "unicodeCodePoints",
        "results": [
            _sarif_result(problem, fingerprint)
            for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
        ],
    }
    return _dump({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def as_gitlab(problems: Sequence[Problem]) -> str:
    """Return a GitLab code quality report."""
    return _dump(
        [
            {
                "description": _message(problem),
                "check_name": "briefings",
                "fingerprint": fingerprint,
                "severity": "major",
                "location": {"path": problem.place.file, "lines": {"begin": max(problem.place.line, 1)}},
            }
            for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
        ]
    )


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "gitlab": as_gitlab,
}


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.place.file,
        "line": problem.place.line or None,
        "column": problem.place.column or None,
        "message": problem.message,
        "details": list(problem.details),
    }


def _sarif_result(problem: Problem, fingerprint: str) -> dict[str, Any]:
    place = problem.place
    path = PurePath(place.file)
    uri = path.as_uri() if path.is_absolute() else quote(place.file)
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    return {
        "ruleId": "problem",
        "level": "error",
        "message": {"text": _message(problem)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"problem/v1": fingerprint},
    }


def _fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Name each problem, so that it stays the same one when lines above it come and go; no two are named alike."""
    seen: Counter[str] = Counter()
    names = []
    for problem in problems:
        what = "\n".join([problem.place.file, problem.message])
        names.append(hashlib.sha256(f"{what}\n{seen[what]}".encode()).hexdigest())
        seen[what] += 1
    return names


def _message(problem: Problem) -> str:
    return "\n".join([problem.message, *problem.details])


def _escaped(text: str, also: str = "") -> str:
    # The escapes of GitHub's own toolkit; the per cent sign comes first.
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _not_obeyed(text: str) -> list[str]:
    """Return lines among which GitHub looks for no commands: an editor's words could be one (`::add-mask::`, `##[`).

    What ends such lines is a word that cannot stand in them, for it is made from them.
    """
    word = hashlib.sha256(text.encode()).hexdigest()
    return [f"::stop-commands::{word}", text, f"::{word}::"]


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
