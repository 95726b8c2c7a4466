"""Problems in the forms that other tools read.

GitHub shows workflow commands as annotations, ten of a kind in one step; SARIF 2.1.0 is read by code scanning and by
editors; GitLab reads its own form of Code Climate's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

from generator.records.problem import Problem

GITHUB_SHOWS = 10
"""Annotations of one kind that GitHub shows for a step; the rest is only in the log."""


def as_text(problems: Sequence[Problem]) -> str:
    """Return the problems as the house writes them, with their number."""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    return "\n".join([*map(str, problems), count]) if problems else ""


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
        lines.append(f"::notice::{_escaped(f'{len(more)} more problems, told in the log below')}")
        lines += [_escaped_for_log(str(problem)) for problem in more]
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
        "results": [_sarif_result(problem) for problem in problems],
    }
    return _dump({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def as_gitlab(problems: Sequence[Problem]) -> str:
    """Return a GitLab code quality report."""
    return _dump(
        [
            {
                "description": _message(problem),
                "check_name": "briefings",
                "fingerprint": hashlib.sha256(f"{problem.place.file}\n{problem.message}".encode()).hexdigest(),
                "severity": "major",
                "location": {"path": problem.place.file, "lines": {"begin": max(problem.place.line, 1)}},
            }
            for problem in problems
        ]
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
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


def _sarif_result(problem: Problem) -> dict[str, Any]:
    place = problem.place
    location: dict[str, Any] = {"artifactLocation": {"uri": place.file}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    return {
        "ruleId": "problem",
        "level": "error",
        "message": {"text": _message(problem)},
        "locations": [{"physicalLocation": location}],
    }


def _message(problem: Problem) -> str:
    return "\n".join([problem.message, *problem.details])


def _escaped(text: str, also: str = "") -> str:
    # The escapes of GitHub's own toolkit; the per cent sign comes first.
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _escaped_for_log(text: str) -> str:
    # A line of ours that began with two colons would be a command.
    return "\n".join(f" {line}" if line.startswith("::") else line for line in text.split("\n"))


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
