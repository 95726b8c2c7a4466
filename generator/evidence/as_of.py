"""Dates up to which something speaks: a briefing's latest report, and the whole record as it was at an earlier day."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable

from generator.evidence.graph import Graph
from generator.evidence.link import join
from generator.records.date import Date


def as_of(graph: Graph, claims: Iterable[str]) -> Date | None:
    """Return the date of the latest report among the evidence of `claims`, at that report's own precision.

    None where no report is dated.
    """
    dates = [item.reported for claim in claims for item in graph.items_by_claim[claim] if item.reported]
    return max(dates, key=lambda date: (date.latest, date.earliest, date.edtf), default=None)


def reported_by(graph: Graph, day: datetime.date) -> Graph:
    """Return the record as it could be read on `day`: only what was surely reported by then.

    A report of a month is sure when the month has ended; one without a date never is. A claim whose evidence is all
    later is not there yet, and neither is what it denied or contradicted.
    """
    items_by_claim = {
        id: kept
        for id, items in graph.items_by_claim.items()
        if (kept := tuple(item for item in items if item.reported and item.reported.latest <= day))
    }
    claims = {id: claim for id, claim in graph.library.claims.items() if id in items_by_claim}
    return join(dataclasses.replace(graph.library, claims=claims), graph.passages, items_by_claim)
