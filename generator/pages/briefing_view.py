"""A briefing: its question, the bottom line, the key points, sections of prose, and the evidence for each citation."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.open_questions import open_questions
from generator.pages import say
from generator.pages.briefing_dates import BriefingDates, briefing_dates
from generator.pages.briefing_order import Named
from generator.pages.citation import Card, Citations, citations_of
from generator.pages.claim_line import ClaimLine
from generator.pages.counts import Counts
from generator.pages.doubt import Doubt, doubts_of_briefing
from generator.pages.frame import Link
from generator.pages.language import content, gettext
from generator.pages.material import Material
from generator.pages.mentioned import Mentioned
from generator.pages.prose import Mark, Prose, render_prose, underline
from generator.pages.questions import QuestionGroup, question_groups
from generator.pages.url import QUESTIONS_FRAGMENT, briefing_url, month_of, month_url

SECTION = 2
"""The level of a section's heading."""


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A claim that the briefing puts first."""

    line: ClaimLine
    opening: str
    """The statement up to its last word, which stays on one line with the mark."""
    last_word: str
    mark: Mark
    look: str
    """The classes of its words, by support and challenge."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A titled part."""

    fragment: str
    title: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class BriefingView:
    """What the page of a briefing shows."""

    url: str
    title: str
    description: str
    name: str
    question: str
    as_of: str
    """The latest report among its evidence, at that report's own precision."""
    as_of_url: str
    """Of the whole record as it stood then; empty where no report is dated."""
    doubts: tuple[Doubt, ...]
    """Sources it rests on that are withdrawn or corrected."""
    counts: Counts
    summary: Prose
    key: tuple[KeyPoint, ...]
    dates: BriefingDates | None
    """What is dated in it; None where nothing is."""
    sections: tuple[SectionView, ...]
    cards: tuple[Card, ...]
    questions: tuple[QuestionGroup, ...]
    """What its claims leave open, key claims first."""
    earlier: Link | None
    """The briefing before it in the order of the home page."""
    later: Link | None


def briefing_views(material: Material) -> Iterator[BriefingView]:
    """Yield the view of each briefing."""
    for briefing in material.graph.library.briefings.values():
        yield briefing_view(material, briefing.id)


def briefing_view(material: Material, id: str) -> BriefingView:
    """Return the view of one briefing."""
    briefing = material.graph.library.briefings[id]
    graph, url, claims = material.graph, briefing_url(briefing.id), material.graph.claims_by_briefing[briefing.id]
    citations = citations_of(material, briefing.id, claims)
    # Marks are counted as they are made, so they are made in the order of reading.
    summary = render_prose(briefing.summary, page=url, level=SECTION, mark=citations.mark, left_out=material.left_out)
    # The bottom line is short and leads to its evidence; names begin to lead anywhere in the sections.
    mentioned = Mentioned(material.names)
    key = tuple(_key_point(material, citations, claim) for claim in briefing.key)
    sections = tuple(
        SectionView(
            fragment=f"section-{number}",
            title=section.title,
            prose=render_prose(
                section.text,
                page=url,
                level=SECTION,
                mark=citations.mark,
                mentioned=mentioned,
                left_out=material.left_out,
            ),
        )
        for number, section in enumerate(briefing.sections, start=1)
    )
    beside = material.neighbours[id]
    latest, counts = material.latest[briefing.id], material.counts[briefing.id]
    until = gettext("As of %(date)s: ", date=say.published(latest)) if latest else ""
    return BriefingView(
        url=url,
        title=f"{briefing.title}: {briefing.question}",
        description=f"{briefing.question} {until}{counts.text}.",
        name=briefing.title,
        question=briefing.question,
        as_of=say.published(latest),
        as_of_url=month_url(month_of(latest.latest)) if latest and latest.latest != datetime.date.max else "",
        doubts=doubts_of_briefing(material, claims),
        counts=counts,
        summary=summary,
        key=key,
        dates=briefing_dates(material, briefing),
        sections=sections,
        cards=citations.cards(),
        questions=question_groups(
            material,
            open_questions(graph, material.supports, material.challenges, [*briefing.key, *claims]),
            prefix=f"{QUESTIONS_FRAGMENT}-",
        ),
        earlier=_way(beside.earlier),
        later=_way(beside.later),
    )


def _way(briefing: Named | None) -> Link | None:
    return Link(content(briefing.title), briefing_url(briefing.id)) if briefing else None


def _key_point(material: Material, citations: Citations, id: str) -> KeyPoint:
    line = material.lines[id]
    opening, _, last_word = line.statement.rpartition(" ")
    mark = citations.mark(id)
    return KeyPoint(line=line, opening=opening, last_word=last_word, mark=mark, look=underline([mark]))
