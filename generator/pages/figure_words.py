"""A figure in words, with its bound, unit and period."""

from __future__ import annotations

from collections.abc import Mapping

from generator.records.figure import Bound, Figure, Measure

_BOUNDS: Mapping[Bound, str] = {
    "exactly": "",
    "about": "about ",
    "nearly": "nearly ",
    "over": "over ",
    "at-least": "at least ",
    "at-most": "at most ",
}


def figure_words(value: Figure, measure: Measure) -> str:
    """Return a figure with its bound, unit and period: `nearly 5 000 000 shells, until June 2024`."""
    amount = value.amount.replace(" ", "\u00a0") if value.value is not None else value.amount
    words = f"{_BOUNDS[value.bound]}{amount} {measure.unit}"
    if value.since:
        words += f", from {value.since.text}"
    if value.until:
        words += f"{' to' if value.since else ', until'} {value.until.text}"
    return words
