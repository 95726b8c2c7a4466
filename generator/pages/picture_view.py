"""The preview picture of the home page and of each briefing: what networks and messengers show beside a link to it.

A claim is never on it: there is no room for who says it and what stands against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.evidence.graph import Graph
from generator.evidence.support import Support, SupportWord
from generator.pages import say
from generator.pages.counts import Counts
from generator.pages.language import gettext
from generator.pages.say import SUPPORT_LOOKS
from generator.pages.typeset import typeset
from generator.pages.url import HOME, briefing_url, picture_url
from generator.records.date import Date


@dataclass(frozen=True, slots=True)
class Portion:
    """How many claims have one kind of support."""

    look: str
    claims: int
    text: str
    """`one voice: 5`."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """What a preview picture shows, besides the name of the site."""

    url: str
    title: str
    """Empty for the home page, whose picture bears the name of the site."""
    description: str
    """All that it shows, in words, for those who do not see it."""
    text: str
    """The question of a briefing, or what the site is."""
    counts: tuple[str, ...]
    """`As of June 2031`, `9 claims`, `4 sources`."""
    against: str
    """`4 denied`; empty where there is no such count."""
    portions: tuple[Portion, ...]
    """Its claims by support, from the most to the least; denials have none. None where there are no others."""


def picture_of_home(graph: Graph) -> PictureView:
    """Return the picture of the home page."""
    library = graph.library
    counts = say.count(len(library.briefings), "briefing"), say.count(len(library.claims), "claim")
    text = gettext("Briefings in which every statement can be followed to the exact words of its source.")
    return PictureView(picture_url(HOME), "", f"{text} {' · '.join(counts)}.", text, counts, "", ())


def picture_of_briefing(
    graph: Graph, id: str, latest: Date | None, counts: Counts, supports: Mapping[str, Support]
) -> PictureView:
    """Return the picture of a briefing; `latest` is the latest report among its evidence."""
    briefing = graph.library.briefings[id]
    counted: Counter[SupportWord] = Counter(supports[claim].word for claim in graph.claims_by_briefing[id])
    portions = tuple(
        Portion(look, counted[word], f"{say.verdict(word)}: {counted[word]}")
        for word, look in SUPPORT_LOOKS
        if counted[word]
    )
    dated = [gettext("As of %(date)s", date=say.published(latest))] if latest else []
    shown = *dated, say.count(counts.claims, "claim"), say.count(counts.sources, "source")
    against = counts.denied_text
    told = " · ".join((*shown, against, *(portion.text for portion in portions)))
    return PictureView(
        url=picture_url(briefing_url(id)),
        title=typeset(briefing.title),
        description=f"{briefing.title}: {briefing.question} {told}.",
        text=typeset(briefing.question),
        counts=shown,
        against=against,
        portions=portions,
    )
