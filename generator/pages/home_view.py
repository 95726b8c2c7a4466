"""The home page: every briefing at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.language import gettext
from generator.pages.material import Material
from generator.pages.teaser import Teaser
from generator.pages.url import HOME
from generator.records.briefing import Briefing


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    url: str
    title: str
    description: str
    briefings: tuple[Teaser, ...]


def in_order(material: Material) -> list[Briefing]:
    """Return all briefings in the order of `material.order`."""
    return [material.graph.library.briefings[one.id] for one in material.order]


def home_views(material: Material) -> Iterator[HomeView]:
    """Yield the one home page."""
    yield HomeView(
        url=HOME,
        title="",
        description=gettext("Briefings in which every statement can be followed to the exact words of its source."),
        briefings=tuple(material.teasers[briefing.id] for briefing in material.order),
    )
