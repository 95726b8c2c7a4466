"""A range of a text's comparable form; what a selector fits, before it is a passage."""

from __future__ import annotations

from typing import NamedTuple


class Fit(NamedTuple):
    """Where something stands in a comparable form. Only `Comparable` turns it into offsets of the text as held."""

    start: int
    """Code points from 0."""
    end: int
    """Exclusive."""
