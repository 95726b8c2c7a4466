"""The date up to which a briefing speaks: its latest report, at that report's own precision."""

from __future__ import annotations

from collections.abc import Iterable

from generator.evidence.graph import Graph
from generator.records.date import Date


def as_of(graph: Graph, claims: Iterable[str]) -> Date | None:
    """Return the date of the latest report among the evidence of `claims`, None where none is dated."""
    dates = [item.reported for claim in claims for item in graph.items_by_claim[claim] if item.reported]
    return max(dates, key=lambda date: (date.latest, date.earliest, date.edtf), default=None)
