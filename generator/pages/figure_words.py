"""A figure in words, with its bound, unit and period."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

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
    amount, period = amount_words(value, measure), period_words(value)
    return f"{amount}, {period}" if period else amount


def amount_words(value: Figure, measure: Measure) -> str:
    """Return a figure with its bound and unit: `nearly 5 000 000 shells`, `tens of millions of rounds`."""
    bound = _BOUNDS[value.bound]
    if value.value is not None:
        return f"{bound}{grouped(value.value)} {measure.unit}"
    # Dozens, thousands: a plural is a noun, and the unit its complement.
    return f"{bound}{value.amount} {'of ' if value.amount.endswith('s') else ''}{measure.unit}"


def period_words(value: Figure) -> str:
    """Return the time that a figure counts: `from May 2024 to June 2024`, `until June 2024`, `in June 2024`.

    Empty where none is given.
    """
    if value.since and value.since == value.until:
        return f"in {value.since.text}"
    words = f"from {value.since.text}" if value.since else ""
    if value.until:
        words += f" to {value.until.text}" if words else f"until {value.until.text}"
    return words


def grouped(number: Decimal) -> str:
    """Return a number in groups of three, held together: `5 000 000`."""
    return f"{number:,f}".replace(",", "\u00a0")
