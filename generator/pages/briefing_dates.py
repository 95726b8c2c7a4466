"""When things happened that a briefing tells of: its events in short, and all of its dates on one line of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.evidence.chronology import Entry, chronology
from generator.pages import say
from generator.pages.date_words import date_words
from generator.pages.language import gettext
from generator.pages.material import Material
from generator.pages.time_strip import TimeStrip
from generator.pages.timeline_view import strip_of
from generator.pages.url import event_fragment, timeline_url
from generator.records.briefing import Briefing
from generator.records.claim import Claim
from generator.records.event import Event


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in short."""

    when: str
    title: str
    told: str
    """By how many claims, and how many of them something stands against: `3 claims, 1 challenged`."""
    url: str
    """Its place on the timeline."""


@dataclass(frozen=True, slots=True)
class BriefingDates:
    """What is dated in a briefing."""

    strip: TimeStrip
    words: str
    """What is drawn, in a sentence."""
    events: tuple[EventLine, ...]
    url: str
    """Of the briefing's timeline."""
    link: str


def briefing_dates(material: Material, briefing: Briefing) -> BriefingDates | None:
    """Return what is dated in `briefing`, None where nothing is."""
    entries = chronology(material.graph, material.graph.claims_by_briefing[briefing.id])
    strip = strip_of(material, entries)
    if strip is None:
        return None
    events = tuple(_event_line(material, briefing.id, entry, entry.event) for entry in entries if entry.event)
    others = len(entries) - len(events)
    parts = [say.count(len(events), "event")] if events else []
    parts += [say.count(others, "dated claim")] if others else []
    counts = say.listed(parts)
    drawn, link = f"{say.capital(counts)}, {strip.span}", gettext("Timeline: %(what)s", what=counts)
    if strip.earlier:
        drawn += gettext(", %(number)s earlier not drawn", number=strip.earlier)
        link += gettext(", %(number)s earlier", number=strip.earlier)
    return BriefingDates(
        strip=strip,
        words=gettext("%(drawn)s. The timeline says the same in words.", drawn=drawn),
        events=events,
        url=timeline_url(briefing.id),
        link=link,
    )


def _event_line(material: Material, briefing: str, entry: Entry, event: Event) -> EventLine:
    return EventLine(
        when=date_words(entry.when) if entry.when else say.undated(),
        title=event.title,
        told=_told(material, entry.claims),
        url=f"{timeline_url(briefing)}#{event_fragment(event.id)}",
    )


def _told(material: Material, claims: Sequence[Claim]) -> str:
    challenged = sum(material.challenges[claim.id].word != "none" for claim in claims)
    against = gettext(", %(number)s challenged", number=challenged) if challenged else ""
    return say.count(len(claims), "claim") + against
