"""What a withdrawn or corrected source means for the claims that rest on it, and for the briefings that cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.fallen import Touched, is_in_doubt, touched_by
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.date_words import date_words
from generator.pages.frame import Link
from generator.pages.language import content, gettext, ngettext
from generator.pages.material import Material
from generator.pages.support_words import support_words
from generator.pages.url import falls_url
from generator.records.source import Source


@dataclass(frozen=True, slots=True)
class Doubt:
    """A notice on a claim or a briefing."""

    text: str
    link: Link
    """To all that rests on the source."""


@dataclass(frozen=True, slots=True)
class TouchedLine:
    """A claim that rests on the source."""

    line: ClaimLine
    left: str
    """What carries it without the source; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class TouchedGroup:
    """Claims to which the source does the same."""

    title: str
    lines: tuple[TouchedLine, ...]


def doubts_of_claim(material: Material, claim: str) -> tuple[Doubt, ...]:
    """Return a notice for each source in doubt that a claim rests on."""
    return tuple(
        Doubt(
            gettext(
                "Rests on “%(label)s”, %(what_happened)s. %(without)s",
                label=content(one.source.label),
                what_happened=_what_happened(one.source),
                without=_without(material, one),
            ),
            _link(one.source),
        )
        for one in material.touched.get(claim, ())
    )


def doubts_of_briefing(material: Material, claims: Iterable[str]) -> tuple[Doubt, ...]:
    """Return a notice for each source in doubt that some of `claims` rest on."""
    by_source: dict[str, list[Touched]] = {}
    for claim in claims:
        for one in material.touched.get(claim, ()):
            by_source.setdefault(one.source.id, []).append(one)
    return tuple(_briefing_doubt(group) for group in by_source.values())


def touched_groups(material: Material, source: Source) -> tuple[TouchedGroup, ...]:
    """Return what rests on `source`, by what becomes of it; nothing where the source is not in doubt."""
    if not is_in_doubt(source):
        return ()
    found = touched_by(material.graph, source)
    falls = gettext("Falls: nothing else carries it")
    titles = {
        "falls": falls if source.withdrawn else gettext("Would fall: nothing else carries it"),
        "no other voice": gettext("Left without another voice: nobody named says so elsewhere"),
        "stands": gettext("Stands on other evidence"),
    }
    groups = ((title, [one for one in found if one.outcome == outcome]) for outcome, title in titles.items())
    return tuple(TouchedGroup(title, tuple(_lines(material, group))) for title, group in groups if group)


def _lines(material: Material, touched: Iterable[Touched]) -> Iterator[TouchedLine]:
    for one in touched:
        yield TouchedLine(material.lines[one.claim.id], _left(material, one))


def _left(material: Material, one: Touched) -> str:
    return str(support_words(material.graph, one.left, one.items)) if one.items else ""


def _what_happened(source: Source) -> str:
    if source.withdrawn:
        why = content(say.without_stop(source.withdrawn.why))
        return gettext("withdrawn, %(date)s: %(why)s", date=date_words(source.withdrawn.on), why=why)
    return gettext("corrected by its publisher: %(how)s", how=content(say.without_stop(source.correction or "")))


def _without(material: Material, one: Touched) -> str:
    without = bool(one.source.withdrawn)
    match one.outcome:
        case "falls" if without:
            return gettext("Without it, nothing carries this claim.")
        case "falls":
            return gettext("Should the correction touch it, nothing carries this claim.")
        case "no other voice" if without:
            return gettext("Without it, nobody named says so any more: %(left)s.", left=_left(material, one))
        case "no other voice":
            return gettext(
                "Should the correction touch it, nobody named says so any more: %(left)s.", left=_left(material, one)
            )
        case "stands" if without:
            return gettext("Without it, the claim stands on %(left)s.", left=_left(material, one))
        case "stands":
            return gettext("Should the correction touch it, the claim stands on %(left)s.", left=_left(material, one))


def _briefing_doubt(group: Sequence[Touched]) -> Doubt:
    source, number = group[0].source, len(group)
    alone = sum(one.outcome == "falls" for one in group)
    resting = ngettext(
        "%(number)s claim of this briefing rests on “%(label)s”",
        "%(number)s claims of this briefing rest on “%(label)s”",
        number,
        label=content(source.label),
    )
    if 0 < alone < number:
        resting += gettext(", %(number)s of them on nothing else", number=alone)
    elif alone:
        resting += gettext(", on nothing else")
    what_happened = gettext("It has been %(what_happened)s.", what_happened=_what_happened(source))
    return Doubt(f"{resting}. {what_happened}", _link(source))


def _link(source: Source) -> Link:
    return Link(gettext("All that rests on it"), falls_url(source.id))
