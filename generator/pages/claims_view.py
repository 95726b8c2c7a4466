"""The list of claims, with what they can be narrowed down to.

A record of a few hundred claims stands on one page, each claim once, under the first briefing that cites it. In a
longer one each briefing has a page with what it cites, and the first page is the way to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.pages.briefing_order import Named
from generator.pages.challenge_words import CHALLENGE_WORDS
from generator.pages.claim_line import ClaimLine
from generator.pages.frame import Link
from generator.pages.home_view import in_order
from generator.pages.language import content, gettext, later, ngettext
from generator.pages.material import Material
from generator.pages.search_filters import dates_of, sources_of, years
from generator.pages.support_words import SUPPORT_WORDS
from generator.pages.url import CLAIMS, briefing_url, claims_of_url, uncited_url
from generator.records.briefing import Briefing
from generator.records.claim import Claim

MOST_LISTED = 500
"""Claims on one page: about 40 kB on their way to a reader."""

_LABELS: Mapping[str, str] = {
    "support": later("Support"),
    "challenge": later("Challenge"),
    "briefing": later("Briefing"),
    "source": later("Source"),
    "year": later("Year"),
}
"""Of what the list can be narrowed down to."""

MOST_CHOICES = 100
"""Of one filter. Who would look through more is better served by the search."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim, with the values it can be found by, each joined by spaces."""

    line: ClaimLine
    briefings: str
    sources: str
    years: str


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one briefing, in its order."""

    fragment: str
    name: str
    url: str
    """Of the briefing; empty for claims that none cites."""
    rows: tuple[Row, ...]

    @property
    def called(self) -> str:
        """Its name as part of a text of the frame."""
        return content(self.name) if self.url else self.name


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that the list can be narrowed down to."""

    name: str
    label: str
    needs_script: bool
    """The style sheet knows the words of support and challenge, and narrows by them alone."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One briefing in the contents of the list, and how many claims stand there."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """What one page of the list shows; of a list on several pages, the first shows only the way to the others."""

    url: str
    title: str
    description: str
    parts: tuple[Part, ...]
    filters: tuple[Filter, ...]
    groups: tuple[Group, ...]
    earlier: Link | None
    later: Link | None


def claims_views(material: Material) -> Iterator[ClaimsView]:
    """Yield the list, or the way to its pages and then each of them."""
    for part in claims_parts(material):
        yield claims_view(material, part)


def claims_parts(material: Material) -> Iterator[str]:
    """Yield the parts of the list that have a page: the first, which has no name, `of.sanctions`, `uncited.1`."""
    yield ""
    if _is_long(material):
        for briefing in material.graph.library.briefings:
            yield f"of.{briefing}"
        for number, _ in enumerate(_uncited_pages(material), start=1):
            yield f"uncited.{number}"


def part_url(part: str) -> str:
    """Return the address of one part of the list."""
    kind, _, name = part.partition(".")
    if kind == "of":
        return claims_of_url(name)
    return uncited_url(int(name)) if kind == "uncited" else CLAIMS


def claims_view(material: Material, part: str) -> ClaimsView:
    """Return the view of one part of the list."""
    kind, _, name = part.partition(".")
    if kind == "of":
        return _of_briefing(material, name)
    if kind == "uncited":
        return _of_none(material, int(name))
    return _contents(material) if _is_long(material) else _whole(material)


def _is_long(material: Material) -> bool:
    return len(material.graph.library.claims) > MOST_LISTED


def _whole(material: Material) -> ClaimsView:
    """Return the one page, with each claim once."""
    briefings, groups = in_order(material), []
    listed: set[str] = set()
    for briefing in briefings:
        new = [claim for claim in material.graph.claims_by_briefing[briefing.id] if claim not in listed]
        listed.update(new)
        if new:
            groups.append(_group(material, briefing, new))
    if material.uncited:
        groups.append(Group("uncited", _uncited_name(1, 1), "", _rows(material, material.uncited)))
    return ClaimsView(
        url=CLAIMS,
        title=gettext("Claims"),
        description=_description(material),
        parts=tuple(Part(Link(group.called, f"#{group.fragment}"), len(group.rows)) for group in groups),
        filters=tuple(_filters(material, briefings, [row for group in groups for row in group.rows])),
        groups=tuple(groups),
        earlier=None,
        later=None,
    )


def _contents(material: Material) -> ClaimsView:
    """Return the way to the pages of a long list."""
    parts = [
        Part(Link(content(one.title), claims_of_url(one.id)), len(material.graph.claims_by_briefing[one.id]))
        for one in material.order
    ]
    pages = _uncited_pages(material)
    for number, page in enumerate(pages, start=1):
        parts.append(Part(Link(_uncited_name(number, len(pages)), uncited_url(number)), len(page)))
    return ClaimsView(CLAIMS, gettext("Claims"), _description(material), tuple(parts), (), (), None, None)


def _of_briefing(material: Material, id: str) -> ClaimsView:
    briefing, beside = material.graph.library.briefings[id], material.neighbours[id]
    return _page(
        material,
        claims_of_url(id),
        _group(material, briefing, material.graph.claims_by_briefing[briefing.id]),
        _way(beside.earlier),
        _way(beside.later),
    )


def _way(briefing: Named | None) -> Link | None:
    return Link(content(briefing.title), claims_of_url(briefing.id)) if briefing else None


def _of_none(material: Material, number: int) -> ClaimsView:
    """Return one page of those that no briefing cites."""
    pages = _uncited_pages(material)

    def link(number: int) -> Link | None:
        return Link(_uncited_name(number, len(pages)), uncited_url(number)) if 0 < number <= len(pages) else None

    group = Group("uncited", _uncited_name(number, len(pages)), "", _rows(material, pages[number - 1]))
    return _page(material, uncited_url(number), group, link(number - 1), link(number + 1))


def _page(material: Material, url: str, group: Group, earlier: Link | None, later: Link | None) -> ClaimsView:
    return ClaimsView(
        url=url,
        title=gettext("Claims: %(name)s", name=group.called),
        description=ngettext(
            "%(number)s claim, each with who says it and what stands against it.",
            "%(number)s claims, each with who says it and what stands against it.",
            len(group.rows),
        ),
        parts=(),
        filters=tuple(_filters(material, (), group.rows)),
        groups=(group,),
        earlier=earlier,
        later=later,
    )


def _description(material: Material) -> str:
    return ngettext(
        "%(number)s claim, each with who says it, its support and what stands against it.",
        "%(number)s claims, each with who says it, its support and what stands against it.",
        len(material.graph.library.claims),
    )


def _group(material: Material, briefing: Briefing, claims: Iterable[str]) -> Group:
    rows = _rows(material, claims)
    return Group(f"briefing-{briefing.id}", briefing.title, briefing_url(briefing.id), rows)


def _uncited_pages(material: Material) -> list[tuple[str, ...]]:
    found = material.uncited
    return [found[start : start + MOST_LISTED] for start in range(0, len(found), MOST_LISTED)]


def _uncited_name(number: int, of: int) -> str:
    name = gettext("On record, not yet in a briefing")
    return name if of == 1 else f"{name}, {number}"


def _rows(material: Material, ids: Iterable[str]) -> tuple[Row, ...]:
    graph = material.graph
    claims = graph.library.claims
    return tuple(
        Row(
            line=material.lines[id],
            briefings=" ".join(graph.briefings_by_claim[id]),
            sources=" ".join(_source_ids(material, claims[id])),
            years=" ".join(years(*dates_of(graph, claims[id]))),
        )
        for id in ids
    )


def _source_ids(material: Material, claim: Claim) -> Iterable[str]:
    return dict.fromkeys(source.id for item in material.graph.items_by_claim[claim.id] for source in sources_of(item))


def _filters(material: Material, briefings: Iterable[Briefing], rows: Collection[Row]) -> Iterator[Filter]:
    """Yield what the claims of one page can be narrowed down to."""
    sources = material.graph.library.sources
    counts: Mapping[str, Mapping[str, int]] = {
        "support": Counter(row.line.support_word for row in rows),
        "challenge": Counter(row.line.challenge_word for row in rows),
        "briefing": Counter(id for row in rows for id in row.briefings.split()),
        "source": Counter(id for row in rows for id in row.sources.split()),
        "year": Counter(year for row in rows for year in row.years.split()),
    }
    labels: Mapping[str, Mapping[str, str]] = {
        "support": {word: gettext(label) for word, label in SUPPORT_WORDS.items()},
        "challenge": {word: gettext(label) for word, label in CHALLENGE_WORDS.items()},
        "briefing": {briefing.id: briefing.title for briefing in briefings},
        "source": {id: sources[id].label for id in counts["source"]},
        "year": {year: year for year in sorted(counts["year"], reverse=True)},
    }
    for name, found in counts.items():
        choices = [Choice(value, label, found[value]) for value, label in labels[name].items() if value in found]
        if 1 < len(choices) <= MOST_CHOICES:
            yield Filter(name, gettext(_LABELS[name]), name not in ("support", "challenge"), tuple(choices))
