"""What a withdrawn or corrected source means for the claims that rest on it, and for the briefings that cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.fallen import Touched, is_in_doubt, touched_by
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.frame import Link
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
            f"Rests on “{one.source.label}”, {_what_happened(one.source)}. {_without(material, one)}", _link(one.source)
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
    falls = "Falls" if source.withdrawn else "Would fall"
    titles = {
        "falls": f"{falls}: nothing else carries it",
        "no other voice": "Left without another voice: nobody named says so elsewhere",
        "stands": "Stands on other evidence",
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
        return f"withdrawn, {source.withdrawn.on.text}: {say.without_stop(source.withdrawn.why)}"
    return f"corrected by its publisher: {say.without_stop(source.correction or '')}"


def _without(material: Material, one: Touched) -> str:
    begin = "Without it" if one.source.withdrawn else "Should the correction touch it"
    match one.outcome:
        case "falls":
            return f"{begin}, nothing carries this claim."
        case "no other voice":
            return f"{begin}, nobody named says so any more: {_left(material, one)}."
        case "stands":
            return f"{begin}, the claim stands on {_left(material, one)}."


def _briefing_doubt(group: Sequence[Touched]) -> Doubt:
    source, number = group[0].source, len(group)
    alone = sum(one.outcome == "falls" for one in group)
    rest = "rests" if number == 1 else "rest"
    on_nothing = f", {alone} of them on nothing else" if 0 < alone < number else ", on nothing else" if alone else ""
    return Doubt(
        f"{say.count(number, 'claim')} of this briefing {rest} on “{source.label}”{on_nothing}. "
        f"It has been {_what_happened(source)}.",
        _link(source),
    )


def _link(source: Source) -> Link:
    return Link("All that rests on it", falls_url(source.id))
