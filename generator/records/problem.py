"""Something an editor must put right, in the editor's words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.records.place import Place


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, told once, where it is made. Problems sort by file, line and column."""

    place: Place
    message: str
    """`kind 'id': what is wrong`, without a full stop."""
    details: tuple[str, ...] = ()
    """What was wanted, what is there, what to do: one line each."""

    def __str__(self) -> str:
        return "\n".join([f"{self.place}: {self.message}", *(f"    {line}" for line in self.details)])


class ProblemsFound(Exception):  # noqa: N818 - problems are the editor's, an error would be ours
    """All problems of one run, sorted, each once. Raised before anything is written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")

    def __str__(self) -> str:
        count = len(self.problems)
        return "\n".join([*map(str, self.problems), f"{count} problem{'' if count == 1 else 's'}"])


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return one line of advice naming the nearest of `known`, or nothing when none is near."""
    near: Sequence[str] = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return (f"did you mean '{near[0]}'?",) if near else ()
