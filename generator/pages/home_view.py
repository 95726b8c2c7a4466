"""The home page: every briefing at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import say
from generator.pages.briefing_order import sort_briefings
from generator.pages.citation import citations_of
from generator.pages.counts import Counts
from generator.pages.language import gettext
from generator.pages.material import Material
from generator.pages.prose import Prose, render_prose
from generator.pages.url import HOME, briefing_url
from generator.records.briefing import Briefing


@dataclass(frozen=True, slots=True)
class Teaser:
    """A briefing at a glance."""

    url: str
    name: str
    question: str
    summary: Prose
    """The bottom line; its citations lead to the briefing's notes."""
    as_of: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    url: str
    title: str
    description: str
    briefings: tuple[Teaser, ...]


def in_order(material: Material) -> list[Briefing]:
    """Return the briefings as lists of them show them: the most recent first, then by title."""
    return sort_briefings(material.graph.library.briefings.values(), material.latest)


def home_views(material: Material) -> Iterator[HomeView]:
    """Yield the one home page."""
    yield HomeView(
        url=HOME,
        title="",
        description=gettext("Briefings in which every statement can be followed to the exact words of its source."),
        briefings=tuple(_teaser(material, briefing) for briefing in in_order(material)),
    )


def _teaser(material: Material, briefing: Briefing) -> Teaser:
    claims = material.graph.claims_by_briefing[briefing.id]
    citations = citations_of(material, briefing.id, claims)
    return Teaser(
        url=briefing_url(briefing.id),
        name=briefing.title,
        question=briefing.question,
        summary=render_prose(
            briefing.summary, page=HOME, level=2, mark=citations.mark_elsewhere, left_out=material.left_out
        ),
        as_of=say.published(material.latest[briefing.id]),
        counts=material.counts[briefing.id],
    )
