"""The timeline, of all that is dated and of each briefing; what a claim is about, and when it was said and reported."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.evidence.chronology import Entry, chronology
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.date_words import date_words
from generator.pages.frame import Link
from generator.pages.language import gettext
from generator.pages.material import Material
from generator.pages.spoken import Spoken, spoken
from generator.pages.time_bar import TimeBar, TimeLine, line_of_years
from generator.pages.time_strip import Dated, TimeStrip, time_strip
from generator.pages.url import briefing_url, claim_moment_fragment, event_fragment, timeline_url
from generator.records.claim import Claim, Kind
from generator.records.date import Date

MOST_DRAWN = 32
"""Entries in one drawing; one of more shows nothing."""

_KINDS: tuple[Kind, ...] = ("report", "figure", "quote", "legal", "assessment", "forecast", "denial")
"""What happened before what was said of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its dates, each apart."""

    line: ClaimLine
    about: str
    """What it is about, where that is another date than that of the entry; else empty."""
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Moment:
    """An event with what is said of it, or a dated claim that stands by itself."""

    fragment: str
    when: str
    bar: TimeBar | None
    """On the line of its year; None where no date is recorded."""
    title: str
    """Of the event; empty for a claim that stands by itself."""
    where: str
    note: str
    belongs_to: str
    """For a claim by itself: the event that it goes with; else empty."""
    claims: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What stands in one year."""

    fragment: str
    name: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A timeline that can be chosen."""

    link: Link
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What the page of a timeline shows."""

    url: str
    title: str
    description: str
    heading: str
    briefing: Link | None
    choices: tuple[Choice, ...]
    strip: TimeStrip | None
    contents: tuple[Choice, ...]
    """The years, with how much stands in each."""
    years: tuple[Year, ...]


def timelines(material: Material) -> Iterator[str]:
    """Yield the ids of what has a timeline: nothing for all that is dated, then the briefings."""
    yield ""
    for briefing in material.order:
        yield briefing.id


def timeline_views(material: Material) -> Iterator[TimelineView]:
    """Yield the timeline of everything, then that of each briefing."""
    for id in timelines(material):
        yield timeline_view(material, id)


def timeline_view(material: Material, id: str) -> TimelineView:
    """Return the timeline of a briefing, or of everything, which has no id."""
    graph, moments = material.graph, {"": material.moments_once[""]}
    names = {"": gettext("All that is dated")}
    for briefing in material.order:
        names[briefing.id], moments[briefing.id] = briefing.title, material.moments[briefing.id]
    entries = chronology(graph, graph.claims_by_briefing[id] if id else None)
    return TimelineView(
        url=timeline_url(id),
        title=gettext("Timeline: %(what)s", what=names[id]) if id else gettext("Timeline"),
        description=_description(entries),
        heading=names[id] if id else gettext("Timeline"),
        briefing=Link(names[id], briefing_url(id)) if id else None,
        choices=tuple(Choice(Link(names[one], timeline_url(one)), moments[one], one == id) for one in names),
        strip=strip_of(material, entries),
        contents=tuple(
            Choice(Link(name, f"#{fragment}"), len(group), chosen=False) for name, fragment, group in _years(entries)
        ),
        years=tuple(_year(material, *year) for year in _years(entries)),
    )


def strip_of(material: Material, entries: Iterable[Entry]) -> TimeStrip | None:
    """Return the drawing of all entries that have a date; None where there are none, or too many to see anything."""
    dated = [
        Dated(one.when, one.event is not None, _all_challenged(material, one.claims)) for one in entries if one.when
    ]
    return time_strip(dated) if len(dated) <= MOST_DRAWN else None


def _all_challenged(material: Material, claims: Sequence[Claim]) -> bool:
    return all(material.challenges[claim.id].word != "none" for claim in claims)


def _description(entries: Sequence[Entry]) -> str:
    events = sum(entry.event is not None for entry in entries)
    counts = [say.count(events, "event")] if events else []
    if len(entries) > events:
        counts.append(say.count(len(entries) - events, "dated claim"))
    dated = say.capital(say.listed(counts)) if counts else gettext("Nothing dated")
    return gettext("%(dated)s, each with who says it and what stands against it.", dated=dated)


def _years(entries: Iterable[Entry]) -> Iterator[tuple[str, str, list[Entry]]]:
    """Yield each year's name, fragment and entries."""
    for year, group in groupby(entries, key=lambda entry: entry.year):
        name, fragment = (str(year), f"year-{year}") if year else (gettext("Without a date"), "undated")
        yield name, fragment, list(group)


def _year(material: Material, name: str, fragment: str, entries: Iterable[Entry]) -> Year:
    return Year(fragment, name, tuple(_moment(material, entry) for entry in entries))


def _moment(material: Material, entry: Entry) -> Moment:
    library, event = material.graph.library, entry.event
    line = _line(entry)
    single = entry.claims[0]
    own = library.events.get(single.event or "") if event is None else None
    place = library.entities.get(event.where or "") if event else None
    return Moment(
        fragment=event_fragment(event.id) if event else claim_moment_fragment(single.id),
        when=date_words(entry.when) if entry.when else say.undated(),
        bar=line.bar(entry.when) if line and entry.when else None,
        title=event.title if event else "",
        where=place.name if place else "",
        note=(event.note or "") if event else "",
        belongs_to=own.title if own else "",
        claims=tuple(_said(material, claim, entry.when) for claim in _in_order(material, entry.claims)),
    )


def _line(entry: Entry) -> TimeLine | None:
    return line_of_years(entry.year, entry.year) if entry.year else None


def _said(material: Material, claim: Claim, when: Date | None) -> Said:
    about = date_words(claim.when) if claim.when and claim.when != when else ""
    return Said(material.lines[claim.id], about, spoken(material.graph.items_by_claim[claim.id]))


def _in_order(material: Material, claims: Iterable[Claim]) -> list[Claim]:
    """Return what is told under one entry: by kind, then as it was reported."""

    def reported(claim: Claim) -> tuple[bool, datetime.date]:
        dates = [item.reported.earliest for item in material.graph.items_by_claim[claim.id] if item.reported]
        return not dates, min(dates, default=datetime.date.max)

    return sorted(claims, key=lambda claim: (_KINDS.index(claim.kind), reported(claim), claim.id))
