"""The record as it stood at the end of a month in which something was reported: a past state, and plainly one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.date_words import month_words
from generator.pages.frame import Link
from generator.pages.home_view import in_order
from generator.pages.language import gettext, ngettext
from generator.pages.material import Material
from generator.pages.past import State
from generator.pages.url import AS_OF, HOME, briefing_url, month_of, month_url
from generator.records.briefing import Briefing


@dataclass(frozen=True, slots=True)
class LineThen:
    """A claim as it stood at the end of the month."""

    line: ClaimLine
    before: tuple[str, ...]
    """What it stood on, and what stood against it, a month with reports earlier; only where that has changed."""
    now: tuple[str, ...]
    """The same today; only where it is not the same."""


@dataclass(frozen=True, slots=True)
class BriefingThen:
    """What a briefing's claims were at the end of the month."""

    fragment: str
    name: str
    url: str
    """Of the briefing as it is now."""
    count: str
    """`12 of 38 claims`."""
    new: tuple[LineThen, ...]
    changed: tuple[LineThen, ...]
    as_before: tuple[LineThen, ...]

    @property
    def has_begun(self) -> bool:
        """Whether anything of it had been reported."""
        return bool(self.new or self.changed or self.as_before)


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """Of the claims that briefings cite, each counted once."""

    claims: int
    new: int
    changed: int
    denied: int


@dataclass(frozen=True, slots=True)
class MonthView:
    """What the page of a month shows."""

    url: str
    title: str
    description: str
    month: str
    """`June 2024`; the page means its end."""
    counts: MonthCounts
    counted: str
    """The same in words."""
    earlier: Link | None
    later: Link | None
    now: Link
    briefings: tuple[BriefingThen, ...]
    not_begun: str
    """Briefings of which nothing had been reported, in a sentence; empty where there are none."""
    uncited: int
    """Claims reported by then that no briefing cites."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in the list of all."""

    link: Link
    counts: MonthCounts


@dataclass(frozen=True, slots=True)
class MonthsView:
    """What the list of months shows."""

    url: str
    title: str
    description: str
    rows: tuple[MonthRow, ...]
    """The latest first."""
    undated: int
    """Claims without any dated report, which no earlier state can show."""


def month_views(material: Material) -> Iterator[MonthView]:
    """Yield the view of each month, the earliest first."""
    for day in material.months:
        yield month_view(material, month_of(day))


def month_view(material: Material, id: str) -> MonthView:
    """Return the view of one month: `2024-06`."""
    days, state = material.months, material.past.at(id)
    number = [month_of(day) for day in days].index(id)
    counts, month = _counts(state), month_words(days[number].year, days[number].month)
    briefings = [_briefing_then(material, briefing, state) for briefing in in_order(material)]
    return MonthView(
        url=month_url(id),
        title=gettext("As of %(date)s", date=month),
        description=ngettext(
            "The record as it stood at the end of %(month)s: %(number)s claim, %(new)s of them new. A past state.",
            "The record as it stood at the end of %(month)s: %(number)s claims, %(new)s of them new. A past state.",
            counts.claims,
            month=month,
            new=counts.new,
        ),
        month=month,
        counts=counts,
        counted=_counted(counts, state.uncited),
        uncited=state.uncited,
        earlier=_link(days[number - 1]) if number else None,
        later=_link(days[number + 1]) if number + 1 < len(days) else None,
        now=Link(gettext("The record now"), HOME),
        briefings=tuple(one for one in briefings if one.has_begun),
        not_begun=_not_begun([one.name for one in briefings if not one.has_begun]),
    )


def months_views(material: Material) -> Iterator[MonthsView]:
    """Yield the one list of months."""
    rows = [MonthRow(_link(day), _counts(material.past.at(month_of(day)))) for day in material.months]
    cited = [id for id, briefings in material.graph.briefings_by_claim.items() if briefings]
    yield MonthsView(
        url=AS_OF,
        title=gettext("Earlier states"),
        description=ngettext(
            "The record as it stood at the end of each of the %(number)s month in which something was reported.",
            "The record as it stood at the end of each of the %(number)s months in which something was reported.",
            len(rows),
        ),
        rows=tuple(reversed(rows)),
        undated=sum(not any(item.reported for item in material.graph.items_by_claim[id]) for id in cited),
    )


def _counts(state: State) -> MonthCounts:
    lines, before = state.lines, state.before
    return MonthCounts(
        claims=len(lines),
        new=sum(id not in before for id in lines),
        changed=sum(id in before and bool(_difference(before[id], line)) for id, line in lines.items()),
        denied=sum(line.challenge_word.startswith("denied") for line in lines.values()),
    )


def _counted(counts: MonthCounts, uncited: int) -> str:
    parts = [
        say.count(counts.claims, "claim"),
        gettext("%(number)s new", number=counts.new),
        gettext("%(number)s changed", number=counts.changed),
        gettext("%(number)s denied", number=counts.denied),
    ]
    if uncited:
        parts.append(gettext("%(number)s more that no briefing cites", number=uncited))
    return " · ".join(parts)


def _briefing_then(material: Material, briefing: Briefing, state: State) -> BriefingThen:
    lines, before = state.lines, state.before
    cited = material.graph.claims_by_briefing[briefing.id]
    there = [_line_then(material, lines[id], before.get(id)) for id in cited if id in lines]
    return BriefingThen(
        fragment=f"briefing-{briefing.id}",
        name=briefing.title,
        url=briefing_url(briefing.id),
        count=gettext("%(number)s of %(all)s", number=len(there), all=say.count(len(cited), "claim")),
        new=tuple(one for one in there if one.line.id not in before),
        changed=tuple(one for one in there if one.before),
        as_before=tuple(one for one in there if one.line.id in before and not one.before),
    )


def _line_then(material: Material, line: ClaimLine, before: ClaimLine | None) -> LineThen:
    return LineThen(
        line=line,
        before=_difference(before, line, gettext("nothing stood against it")) if before else (),
        now=_difference(material.lines[line.id], line, gettext("nothing stands against it")),
    )


def _difference(one: ClaimLine, other: ClaimLine, nothing: str = "") -> tuple[str, ...]:
    """Return the support and the challenge of `one` where they are not those of `other`."""
    found = []
    if str(one.support) != str(other.support):
        found.append(str(one.support))
    if one.challenge != other.challenge:
        found.append(one.challenge or nothing)
    return tuple(found)


def _link(day: datetime.date) -> Link:
    return Link(month_words(day.year, day.month), month_url(month_of(day)))


def _not_begun(names: Iterable[str]) -> str:
    names = list(names)
    return gettext("Nothing of it had surely been reported: %(names)s.", names=say.listed(names)) if names else ""
