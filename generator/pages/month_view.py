"""The record as it stood at the end of a month in which something was reported: a past state, and plainly one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.evidence.as_of import months_of_reports, reported_by
from generator.evidence.challenge import challenge_of
from generator.evidence.graph import Graph
from generator.evidence.support import support_of
from generator.pages import say
from generator.pages.claim_line import ClaimLine, claim_line
from generator.pages.date_words import month_words
from generator.pages.frame import Link
from generator.pages.home_view import in_order
from generator.pages.language import gettext, ngettext
from generator.pages.material import Material
from generator.pages.url import AS_OF, HOME, briefing_url, month_url
from generator.records.briefing import Briefing
from generator.records.claim import Claim

Lines = Mapping[str, ClaimLine]
"""By claim id, as the claims stood then."""


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
    days, in_home_order = months_of_reports(material.graph), in_order(material)
    before: Lines = {}
    for number, (day, then, lines) in enumerate(_states(material)):
        counts = _counts(lines, before)
        month = month_words(day.year, day.month)
        uncited = sum(not material.graph.briefings_by_claim[id] for id in then.library.claims)
        briefings = [_briefing_then(material, briefing, lines, before) for briefing in in_home_order]
        yield MonthView(
            url=month_url(day),
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
            counted=_counted(counts, uncited),
            uncited=uncited,
            earlier=_link(days[number - 1]) if number else None,
            later=_link(days[number + 1]) if number + 1 < len(days) else None,
            now=Link(gettext("The record now"), HOME),
            briefings=tuple(one for one in briefings if one.has_begun),
            not_begun=_not_begun([one.name for one in briefings if not one.has_begun]),
        )
        before = lines


def months_views(material: Material) -> Iterator[MonthsView]:
    """Yield the one list of months."""
    rows: list[MonthRow] = []
    before: Lines = {}
    for day, _, lines in _states(material):
        rows.append(MonthRow(_link(day), _counts(lines, before)))
        before = lines
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


def _states(material: Material) -> Iterator[tuple[datetime.date, Graph, Lines]]:
    """Yield each month's last day, the record as it stood then, and the lines of the claims that briefings cite.

    Reports only ever come to what is there, so a line is made anew only where the evidence that it tells of has grown.
    """
    made: dict[str, tuple[object, ClaimLine]] = {}
    for day in months_of_reports(material.graph):
        then = reported_by(material.graph, day)
        for id, claim in then.library.claims.items():
            if material.graph.briefings_by_claim[id]:
                extent = _extent(then, claim)
                if id not in made or made[id][0] != extent:
                    line = claim_line(then, claim, support_of(then, claim), challenge_of(then, claim))
                    made[id] = extent, line
        yield day, then, {id: made[id][1] for id in then.library.claims if id in made}


def _extent(then: Graph, claim: Claim) -> object:
    """Return what the line of a claim is made of: how much evidence there is for it and for what stands against it."""
    ids = [claim.id, *claim.denies, claim.superseded_by or ""]
    ids += [against.denial.id for against in then.denials_by_claim[claim.id]]
    ids += [other.id for other in then.contradictions_by_claim[claim.id]]
    claims, items = then.library.claims, then.items_by_claim
    return [(id, len(items[id]), claims[id].withdrawn is None) for id in ids if id in items]


def _counts(lines: Lines, before: Lines) -> MonthCounts:
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


def _briefing_then(material: Material, briefing: Briefing, lines: Lines, before: Lines) -> BriefingThen:
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
    return Link(month_words(day.year, day.month), month_url(day))


def _not_begun(names: Iterable[str]) -> str:
    names = list(names)
    return gettext("Nothing of it had surely been reported: %(names)s.", names=say.listed(names)) if names else ""
