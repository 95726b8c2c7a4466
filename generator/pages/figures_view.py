"""The page of figures: per measure all that is said, as a table and as ranges, and where two cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.figures import conflicts
from generator.pages.claim_line import ClaimLine
from generator.pages.figure_words import amount_words, period_words
from generator.pages.frame import Link
from generator.pages.language import gettext, ngettext
from generator.pages.material import Material
from generator.pages.range_chart import RangeBar, RangeChart, range_chart
from generator.pages.spoken import Spoken, spoken
from generator.pages.url import FIGURES, measure_fragment
from generator.records.claim import Claim
from generator.records.figure import Figure, Measure

MOST_CONFLICTS = 12
"""Told in sentences, of one measure; the others are counted."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure."""

    line: ClaimLine
    amount: str
    """With bound and unit."""
    period: str
    """Empty where it is not given."""
    spoken: Spoken
    bar: RangeBar | None
    """None for an amount in words without numbers."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures that cannot both be right."""

    one: FigureRow
    other: FigureRow
    note: str
    """That one brings the other up to date; else empty."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """All figures of one measure."""

    fragment: str
    label: str
    note: str
    rows: tuple[FigureRow, ...]
    """By the end of the time they count."""
    chart: RangeChart | None
    """None where no figure has a number."""
    conflicts: tuple[Conflict, ...]
    more_conflicts: int
    """Beyond those told."""
    verdict: str
    """What there is to compare, where nothing is in conflict."""


@dataclass(frozen=True, slots=True)
class FiguresView:
    """What the page of figures shows."""

    url: str
    title: str
    description: str
    contents: tuple[Link, ...]
    measures: tuple[MeasureView, ...]
    unused: tuple[str, ...]
    """Labels of measures that no claim gives a figure of."""


def figures_views(material: Material) -> Iterator[FiguresView]:
    """Yield the one page."""
    library = material.graph.library
    measures, unused, number = [], [], 0
    for id, claims in material.graph.figures_by_measure.items():
        measure = library.measures[id]
        if claims:
            measures.append(_measure_view(material, measure, claims))
            number += len(claims)
        else:
            unused.append(measure.label)
    measures.sort(key=lambda view: (-len(view.rows), view.chart is None, view.label.casefold(), view.fragment))
    yield FiguresView(
        url=FIGURES,
        title=gettext("Figures"),
        description=gettext(
            "%(figures)s of %(measures)s, each with its bound, the time it counts, its support and what stands "
            "against it.",
            figures=ngettext("%(number)s figure", "%(number)s figures", number),
            measures=ngettext("%(number)s measure", "%(number)s measures", len(measures)),
        ),
        contents=tuple(Link(view.label, f"{FIGURES}#{view.fragment}") for view in measures),
        measures=tuple(measures),
        unused=tuple(sorted(unused, key=str.casefold)),
    )


def _measure_view(material: Material, measure: Measure, claims: Sequence[Claim]) -> MeasureView:
    figures = {claim.id: claim.figure for claim in claims if claim.figure}
    chart = range_chart(figures.values())
    bars = dict(zip(figures, chart.bars, strict=True)) if chart else {}
    rows = {id: _row(material, id, figure, measure, bars.get(id)) for id, figure in figures.items()}
    found = conflicts(claims)
    return MeasureView(
        fragment=measure_fragment(measure.id),
        label=measure.label,
        note=measure.note or "",
        rows=tuple(rows.values()),
        chart=chart,
        conflicts=tuple(
            Conflict(rows[one.id], rows[other.id], _note(one, other)) for one, other in found[:MOST_CONFLICTS]
        ),
        more_conflicts=max(0, len(found) - MOST_CONFLICTS),
        verdict="" if found else _verdict(len(rows)),
    )


def _row(material: Material, id: str, figure: Figure, measure: Measure, bar: RangeBar | None) -> FigureRow:
    return FigureRow(
        line=material.lines[id],
        amount=amount_words(figure, measure),
        period=period_words(figure),
        spoken=spoken(material.graph.items_by_claim[id]),
        bar=bar,
    )


def _note(one: Claim, other: Claim) -> str:
    if other.id in one.updates:
        return gettext("The first brings the second up to date.")
    return gettext("The second brings the first up to date.") if one.id in other.updates else ""


def _verdict(number: int) -> str:
    if number == 1:
        return gettext("One figure on record; there is no other to set beside it.")
    return gettext(
        "No two of these %(number)s figures are in conflict: where their times overlap, so do they.", number=number
    )
