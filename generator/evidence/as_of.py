"""Dates up to which something speaks: a briefing's latest report, and the whole record as it was at an earlier day."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
from collections.abc import Iterable

from generator.evidence.graph import Graph
from generator.evidence.link import join
from generator.records.claim import Claim
from generator.records.date import Date
from generator.records.traced import Trace


def as_of(graph: Graph, claims: Iterable[str]) -> Date | None:
    """Return the date of the latest report among the evidence of `claims`, at that report's own precision.

    None where no report is dated.
    """
    dates = [item.reported for claim in claims for item in graph.items_by_claim[claim] if item.reported]
    return max(dates, key=lambda date: (date.latest, date.earliest, date.edtf), default=None)


def months_of_reports(graph: Graph) -> tuple[datetime.date, ...]:
    """Return the last day of each month by whose end some report was surely out, in order."""
    days = {item.reported.latest for items in graph.items_by_claim.values() for item in items if item.reported}
    days.discard(datetime.date.max)
    return tuple(sorted({_end_of_month(day) for day in days}))


def reported_by(graph: Graph, day: datetime.date) -> Graph:
    """Return the record as it could be read on `day`: only what was surely reported by then.

    A report of a month is sure when the month has ended; one without a date never is. A claim whose evidence is all
    later is not there yet, and neither is what it denied or contradicted. What was withdrawn later still stood.
    """
    items_by_claim = {
        id: kept
        for id, items in graph.items_by_claim.items()
        if (kept := tuple(item for item in items if item.reported and item.reported.latest <= day))
    }
    claims = {id: _then(claim, day) for id, claim in graph.library.claims.items() if id in items_by_claim}
    # With a trace of its own: what is worked out here is no part of what is known of the record as it is.
    library = dataclasses.replace(graph.library, claims=claims, trace=Trace())
    cited = {id: graph.briefings_by_claim[id] for id in claims}
    return join(library, graph.passages, items_by_claim, graph.claims_by_briefing, cited)


def _then(claim: Claim, day: datetime.date) -> Claim:
    later = claim.withdrawn is not None and claim.withdrawn.on.latest > day
    return dataclasses.replace(claim, withdrawn=None) if later else claim


def _end_of_month(day: datetime.date) -> datetime.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
