"""A voice's own page: all that rests on it, through whom it speaks, by what way it reached us, and who denies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.graph import Item
from generator.evidence.resting import Resting
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.frame import Link
from generator.pages.language import gettext, ngettext
from generator.pages.material import Material
from generator.pages.name import in_sentence
from generator.pages.speaker import role
from generator.pages.told import Told, told
from generator.pages.url import entity_url, source_url, voice_url
from generator.records.claim import Claim
from generator.records.scalars import OPEN
from generator.records.source import Source


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Somebody through whom the voice speaks."""

    link: Link
    role: str
    """Empty where the record does not settle which."""
    claims: int
    """Denials included."""


@dataclass(frozen=True, slots=True)
class WayRow:
    """A report through which it reached us, or that there was none."""

    text: str
    url: str
    """From the site's root; empty where it has no page."""
    note: str
    """`not read`, or empty."""
    claims: int


@dataclass(frozen=True, slots=True)
class Denier:
    """A denial that meets claims of this voice."""

    line: ClaimLine
    by_name: int
    """How many of the voice's claims it denies by name."""
    in_general: int
    """How many it meets only through a broader one."""

    @property
    def how(self) -> str:
        """Both, in a sentence."""
        if not self.in_general:
            return gettext("Denies %(by_name)s of these by name.", by_name=self.by_name)
        if not self.by_name:
            return gettext("Denies %(in_general)s in general, through a broader claim.", in_general=self.in_general)
        return gettext(
            "Denies %(by_name)s of these by name, and %(in_general)s in general, through a broader claim.",
            by_name=self.by_name,
            in_general=self.in_general,
        )


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What the page of a voice shows."""

    url: str
    title: str
    description: str
    name: str
    entity: str
    """The address of the page about whoever speaks."""
    speakers: tuple[SpeakerRow, ...]
    ways: tuple[WayRow, ...]
    alone: tuple[Told, ...]
    shared: tuple[Told, ...]
    denials: tuple[Told, ...]
    deniers: tuple[Denier, ...]


def voice_views(material: Material) -> Iterator[VoiceView]:
    """Yield the view of each voice."""
    for id in material.voices:
        yield voice_view(material, id)


def voice_view(material: Material, id: str) -> VoiceView:
    """Return the view of one voice."""
    one = material.resting[id]
    if one is None:
        raise KeyError(id)
    name = one.voice.name
    claims = (*one.alone, *one.shared, *one.denials)
    items = [item for claim in claims for item in material.graph.items_by_claim[claim.id] if one.voice in item.voices]
    return VoiceView(
        url=voice_url(one.voice.id),
        title=gettext("What rests on the word of %(name)s", name=in_sentence(one.voice)),
        description=_description(one),
        name=say.capital(name),
        entity=entity_url(one.voice.id),
        speakers=tuple(_speakers(one, items)),
        ways=tuple(_ways(items)),
        alone=told(material, one.alone),
        shared=told(material, one.shared),
        denials=told(material, one.denials),
        deniers=tuple(_deniers(material, (*one.alone, *one.shared))),
    )


def _description(one: Resting) -> str:
    parts = []
    if one.claims:
        alone = len(one.alone)
        if alone == one.claims:
            other = gettext("no other voice says so")
        elif alone:
            other = gettext("for %(number)s of them there is no other voice", number=alone)
        else:
            other = gettext("others say each of them too")
        if one.denied:
            other += ngettext(", and %(number)s is denied", ", and %(number)s are denied", len(one.denied))
        parts.append(gettext("%(claims)s on record; %(other)s.", claims=say.count(one.claims, "claim"), other=other))
    if one.denials:
        parts.append(gettext("%(denials)s of its own.", denials=say.count(len(one.denials), "denial")))
    return " ".join(parts)


def _speakers(one: Resting, items: list[Item]) -> Iterator[SpeakerRow]:
    for speaker in one.speakers:
        said = [item for item in items if speaker in item.speakers]
        roles = {role(speaker, item.evidence.said or item.reported) for item in said}
        yield SpeakerRow(
            Link(say.capital(speaker.name), entity_url(speaker.id)),
            roles.pop() if len(roles) == 1 else "",
            len({item.claim.id for item in said}),
        )


def _ways(items: list[Item]) -> Iterator[WayRow]:
    counted: Counter[tuple[str, str, str]] = Counter()
    seen: set[tuple[str, str]] = set()
    for item in items:
        for way in _way(item):
            if (item.claim.id, way[0]) not in seen:
                seen.add((item.claim.id, way[0]))
                counted[way] += 1
    for (text, url, note), claims in sorted(counted.items(), key=lambda way: (-way[1], way[0])):
        yield WayRow(text, url, note, claims)


def _way(item: Item) -> Iterator[tuple[str, str, str]]:
    """Yield text, address and note of each report that an item came through, or that it came through none."""
    if not item.evidence.via:
        yield gettext("As the articles tell it, with no report in between"), "", ""
    if OPEN in item.evidence.via:
        yield gettext("A report that the text does not name"), "", ""
    for between in item.via:
        if isinstance(between, Source):
            yield between.label, source_url(between.id), "" if between.held else gettext("not read")
        else:
            yield say.capital(between.name), entity_url(between.id), ""


def _deniers(material: Material, claims: tuple[Claim, ...]) -> Iterator[Denier]:
    by_name: Counter[str] = Counter()
    in_general: Counter[str] = Counter()
    for claim in claims:
        for against in material.challenges[claim.id].denials:
            (in_general if against.general else by_name)[against.denial.id] += 1
    for id in sorted(by_name | in_general, key=lambda id: (-by_name[id] - in_general[id], id)):
        yield Denier(material.lines[id], by_name[id], in_general[id])
