"""What all views are made from: the graph, and what follows from it for every claim and passage.

Nothing is worked out before a view asks for it, and each thing once.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from generator.evidence.as_of import as_of, months_of_reports
from generator.evidence.challenge import Challenge, challenge_of
from generator.evidence.chronology import chronology
from generator.evidence.fallen import Touched, touched_claims
from generator.evidence.graph import Graph
from generator.evidence.resting import Resting, resting, voices
from generator.evidence.support import Support, support_of
from generator.pages.briefing_order import Named, Neighbours, named, neighbours_of, places_of, sort_briefings
from generator.pages.claim_line import ClaimLine, claim_line
from generator.pages.counts import Counts, counts_of
from generator.pages.language import ENGLISH, Language, language_of, spoken_in
from generator.pages.mentioned import Names, names_of
from generator.pages.past import Past, past_of
from generator.pages.picture_view import PictureView, picture_of_briefing
from generator.pages.show import ShownPassages, ShownShare, shown_by_source, shown_shares
from generator.pages.source_row import SourceRow, source_row
from generator.pages.teaser import Teaser, teaser
from generator.records.date import Date
from generator.records.options import Options
from generator.records.traced import Derived, Nested, Traced

TOLD = "told"
"""The kind of facts that whoever builds tells."""

_ALL = ("",)
"""The key of what is worked out once for the whole record."""


@dataclass(frozen=True, slots=True)
class Material:
    """The graph with what is computed from it. Mappings are by claim id and have a key for every claim.

    Each stands after those that it draws on: they are renewed in this order.
    """

    graph: Graph = field(repr=False)
    shown_by_source: Mapping[str, ShownPassages] = field(repr=False)
    shares: Mapping[str, ShownShare] = field(repr=False)
    """By source id; only of texts in hand."""
    supports: Mapping[str, Support] = field(repr=False)
    challenges: Mapping[str, Challenge] = field(repr=False)
    lines: Mapping[str, ClaimLine] = field(repr=False)
    latest: Mapping[str, Date | None] = field(repr=False)
    """By briefing id: the latest report among its evidence, as `as_of` gives it."""
    counts: Mapping[str, Counts] = field(repr=False)
    """By briefing id."""
    source_rows: Mapping[str, SourceRow] = field(repr=False)
    """By source id."""
    pictures: Mapping[str, PictureView] = field(repr=False)
    """By briefing id."""
    teasers: Mapping[str, Teaser] = field(repr=False)
    """By briefing id."""
    order_once: Mapping[str, tuple[Named, ...]] = field(repr=False)
    neighbours_once: Mapping[str, Mapping[str, Neighbours]] = field(repr=False)
    neighbours: Mapping[str, Neighbours] = field(repr=False)
    """By briefing id; of which a page draws on its own alone."""
    places_once: Mapping[str, Mapping[str, int]] = field(repr=False)
    voices_once: Mapping[str, tuple[str, ...]] = field(repr=False)
    resting: Mapping[str, Resting | None] = field(repr=False)
    """By id of an entity: what rests on its word, None where that is nothing or it is no voice."""
    moments: Mapping[str, int] = field(repr=False)
    """By briefing id: how many entries its timeline has."""
    moments_once: Mapping[str, int] = field(repr=False)
    """How many the timeline of all that is dated has, whose id is empty."""
    months_once: Mapping[str, tuple[datetime.date, ...]] = field(repr=False)
    past_once: Mapping[str, Past] = field(repr=False)
    touched_once: Mapping[str, Mapping[str, tuple[Touched, ...]]] = field(repr=False)
    names_once: Mapping[str, Names] = field(repr=False)
    uncited_once: Mapping[str, tuple[str, ...]] = field(repr=False)
    language: Language = ENGLISH
    """Of the frame; the claims' lines are worded in it."""
    left_out: frozenset[str] = frozenset()
    """Kinds of page that this site does without."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What whoever builds says of this build: `commit`."""

    @property
    def rights(self) -> tuple[Derived[Any, Any], ...]:
        """What is worked out for the checks as well, in the order in which it draws on each other."""
        return tuple(one for one in (self.shown_by_source, self.shares) if isinstance(one, Derived))

    @property
    def worked(self) -> tuple[Derived[Any, Any], ...]:
        """What is worked out of a record without problems only, in the order in which it draws on each other."""
        mappings = (getattr(self, one.name) for one in fields(self))
        return tuple(
            one for one in mappings if isinstance(one, Derived) and all(one is not other for other in self.rights)
        )

    @property
    def commit(self) -> str:
        """Which version of the record this is; empty where nobody says."""
        return self.told["commit"]

    @property
    def shown(self) -> ShownPassages:
        """What may be shown of each passage."""
        return Nested(self.shown_by_source, lambda one: one)

    @property
    def touched(self) -> Mapping[str, tuple[Touched, ...]]:
        """By claim id: what sources that are withdrawn or corrected do to it; only where there are any."""
        return self.touched_once[""]

    @property
    def order(self) -> tuple[Named, ...]:
        """The briefings as lists of them show them: the most recent first, then by title."""
        return self.order_once[""]

    @property
    def places(self) -> Mapping[str, int]:
        """By briefing id: its place in `order`."""
        return self.places_once[""]

    @property
    def voices(self) -> tuple[str, ...]:
        """The ids of all voices that something rests on, in order."""
        return self.voices_once[""]

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The last days of all months of which there is a page, in order."""
        return self.months_once[""]

    @property
    def past(self) -> Past:
        """The record as it stood at the end of each of these months."""
        return self.past_once[""]

    @property
    def names(self) -> Names:
        """Names that prose leads from."""
        return self.names_once[""]

    @property
    def uncited(self) -> tuple[str, ...]:
        """The claims that no briefing cites, in the order of their ids."""
        return self.uncited_once[""]

    def denied_in_general(self, denial: str) -> tuple[str, ...]:
        """Return the claims that a denial meets only through a broader one."""
        library = self.graph.library
        met: set[str] = set()
        ahead = list(library.claims[denial].denies)
        while ahead:
            narrower = set(library.naming.of("implies", ahead.pop())) - met
            met |= narrower
            ahead += narrower
        against = self.graph.denials_by_claim
        return tuple(id for id in sorted(met) if any(one.general and one.denial.id == denial for one in against[id]))


def material_of(graph: Graph, options: Options, left_out: frozenset[str] = frozenset()) -> Material:
    """Return what the pages of one build are made from, which does without the kinds of page that are `left_out`."""
    library = graph.library
    language = language_of(options.locale, options.language)
    trace, claims = library.trace, library.claims
    shown = shown_by_source(graph, options)
    supports = Derived(trace, "support", claims, lambda id: support_of(graph, claims[id]))
    challenges = Derived(trace, "challenge", claims, lambda id: challenge_of(graph, claims[id]))
    cites = graph.claims_by_briefing
    latest = Derived(trace, "latest", library.briefings, lambda id: as_of(graph, cites[id]), lasting=True)
    counts = Derived(
        trace, "counts", library.briefings, lambda id: counts_of(graph, challenges, cites[id]), lasting=True
    )
    # Asked for while pages are made, and brought up to date before: their words are the same at any time.
    lines = Derived(
        trace,
        "line",
        claims,
        spoken_in(language, lambda id: claim_line(graph, claims[id], supports[id], challenges[id])),
    )
    row = spoken_in(language, lambda id: source_row(graph, library.sources[id]))
    rows = Derived(trace, "row", library.sources, row, lasting=True)
    picture = spoken_in(language, lambda id: picture_of_briefing(graph, id, latest[id], counts[id], supports))
    pictures = Derived(trace, "picture", library.briefings, picture, lasting=True)
    at_a_glance = spoken_in(language, lambda id: teaser(graph, id, lines, latest[id], counts[id], left_out))
    order = Derived(
        trace, "order", _ALL, lambda _: named(sort_briefings(library.briefings.values(), latest)), lasting=True
    )
    months = Derived(trace, "months", _ALL, lambda _: months_of_reports(graph), lasting=True)
    neighbours = Derived(trace, "beside", _ALL, lambda _: neighbours_of(order[""]), lasting=True)

    def rests(id: str) -> Resting | None:
        return resting(graph, supports, challenges, library.entities[id])

    return Material(
        graph=graph,
        shown_by_source=shown,
        shares=shown_shares(graph, Nested(shown, lambda one: one), options),
        supports=supports,
        challenges=challenges,
        lines=lines,
        latest=latest,
        counts=counts,
        source_rows=rows,
        pictures=pictures,
        teasers=Derived(trace, "teaser", library.briefings, at_a_glance, lasting=True),
        order_once=order,
        neighbours_once=neighbours,
        neighbours=Derived(trace, "neighbours", library.briefings, lambda id: neighbours[""][id]),
        places_once=Derived(trace, "places", _ALL, lambda _: places_of(order[""]), lasting=True),
        voices_once=Derived(trace, "voices", _ALL, lambda _: voices(graph), lasting=True),
        resting=Derived(trace, "resting", library.entities, rests),
        moments=Derived(
            trace, "moments", library.briefings, lambda id: len(chronology(graph, cites[id])), lasting=True
        ),
        moments_once=Derived(trace, "all moments", _ALL, lambda _: len(chronology(graph)), lasting=True),
        months_once=months,
        past_once=Derived(trace, "past", _ALL, spoken_in(language, lambda _: past_of(graph, months[""]))),
        touched_once=Derived(trace, "touched", _ALL, lambda _: touched_claims(graph), lasting=True),
        names_once=Derived(
            trace, "names", _ALL, lambda _: names_of(() if "entity" in left_out else library.entities.values())
        ),
        uncited_once=Derived(trace, "uncited", _ALL, lambda _: _uncited(graph), lasting=True),
        language=language,
        left_out=left_out,
        told=Traced(trace, TOLD, {"commit": options.commit}),
    )


def _uncited(graph: Graph) -> tuple[str, ...]:
    cited = set().union(*graph.claims_by_briefing.values())
    return tuple(id for id in graph.library.claims if id not in cited)
