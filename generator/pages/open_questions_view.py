"""What is not known, over the whole record: by kind, with what each briefing leaves open a step away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.evidence.open_questions import open_questions
from generator.pages.home_view import in_order
from generator.pages.language import gettext
from generator.pages.material import Material
from generator.pages.questions import QuestionGroup, question_groups
from generator.pages.url import OPEN_QUESTIONS, QUESTIONS_FRAGMENT, briefing_url


@dataclass(frozen=True, slots=True)
class BriefingQuestions:
    """Where to find what one briefing leaves open."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class OpenQuestionsView:
    """What the page of open questions shows."""

    url: str
    title: str
    description: str
    briefings: tuple[BriefingQuestions, ...]
    groups: tuple[QuestionGroup, ...]


def open_questions_views(material: Material) -> Iterator[OpenQuestionsView]:
    """Yield the one page."""
    graph = material.graph
    briefings = in_order(material)
    key = dict.fromkeys(claim for briefing in briefings for claim in briefing.key)
    cited = (claim for briefing in briefings for claim in graph.claims_by_briefing[briefing.id])
    asked = partial(open_questions, graph, material.supports, material.challenges)
    yield OpenQuestionsView(
        url=OPEN_QUESTIONS,
        title=gettext("Open questions"),
        description=gettext(
            "What is not known, found by rule in the record: who is right, who says so, what it rests on."
        ),
        briefings=tuple(
            BriefingQuestions(
                briefing.title,
                f"{briefing_url(briefing.id)}#{QUESTIONS_FRAGMENT}",
                len(asked([*briefing.key, *graph.claims_by_briefing[briefing.id]])),
            )
            for briefing in briefings
        ),
        groups=question_groups(material, asked([*key, *cited, *graph.library.claims])),
    )
