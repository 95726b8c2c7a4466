"""Bars that show parts of a number, as rectangles in a drawing that is stretched to its place.

Colours are classes of the rectangles, so that nothing needs a style of its own; the numbers stand beside the bar.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 1000
"""Units from end to end of the longest bar."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of a bar."""

    look: str
    """The class that gives its colour."""
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; its parts follow one another from the left."""

    parts: tuple[Stretch, ...]


def bar(parts: Iterable[tuple[str, int]], longest: int) -> Bar:
    """Return the bar of `parts`, given by look and number; `longest` is the number of the longest bar beside it."""
    stretches, done = [], 0
    for look, number in parts:
        if number:
            stretches.append(Stretch(look, _units(done, longest), _units(number, longest)))
            done += number
    return Bar(tuple(stretches))


def _units(number: int, longest: int) -> str:
    return f"{number * WIDTH / longest:.1f}".removesuffix(".0") if longest else "0"
