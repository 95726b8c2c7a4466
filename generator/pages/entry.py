"""One item of evidence as a ledger or a card shows it: who says it, in which words, where, when and by what way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.graph import Graph, Item
from generator.pages import say
from generator.pages.frame import Link
from generator.pages.language import gettext
from generator.pages.name import in_sentence
from generator.pages.quotation import Quotation, quotation_of
from generator.pages.show import ShownPassages
from generator.pages.speaker import role, speaker
from generator.pages.url import entity_url, source_url, voice_url
from generator.records.entity import Entity
from generator.records.scalars import OPEN
from generator.records.source import Source


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody or something that a report came through."""

    text: str
    url: str
    """From the site's root; empty where it has no page."""
    note: str
    """`not read`, or empty."""


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """Somebody who says it."""

    text: str
    url: str
    """Of the page about them, from the site's root."""
    role: str
    """Their office at the time; empty where the record does not settle which."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of evidence."""

    number: int
    """Its place in the claim's list, from 1."""
    speaker: str
    """In words, never empty: with their office, where the record settles it."""
    speakers: tuple[SpeakerName, ...]
    """The same, each by itself; empty where nobody is named or described."""
    counted: str
    """How the speaker counts, where the name does not say it: `a voice of`, `counts as no voice`; else empty."""
    voices: tuple[Link, ...]
    """Whom `a voice of` means."""
    via: tuple[Hand, ...]
    """Nearest first."""
    said: str
    """When they said it; empty where that is not recorded."""
    reported: str
    dated: str
    """How the text words the date; empty where it does not, or where its words may not be shown."""
    quotation: Quotation
    attribution: Quotation | None
    """A second passage, which names the speaker or the report."""
    attribution_role: str
    """What the second passage does: `names the speaker`."""
    source: Link
    publisher: str
    """Or that it is not recorded."""


def entry_of(item: Item, graph: Graph, shown: ShownPassages) -> Entry:
    """Return `item` as a reader sees it."""
    evidence, source = item.evidence, item.source
    return Entry(
        number=item.number,
        speaker=_speaker(item, graph),
        speakers=tuple(_speakers(item)),
        counted=_counted(item),
        voices=tuple(Link(in_sentence(voice), voice_url(voice.id)) for voice in _spoken_for(item)),
        via=tuple(_hands(item)),
        said=say.published(evidence.said) if evidence.said else "",
        reported=say.published(item.reported),
        dated=evidence.dated if evidence.dated and source.rights != "withheld" else "",
        quotation=quotation_of(item.passage, source, shown),
        attribution=quotation_of(item.attribution, source, shown) if item.attribution else None,
        attribution_role=say.second_passage(item) if item.attribution else "",
        source=Link(source.label, source_url(source.id)),
        publisher=source.publisher or gettext("publisher not recorded"),
    )


def _speaker(item: Item, graph: Graph) -> str:
    if item.speakers:
        when = item.evidence.said or item.reported
        return say.capital(say.listed(_with_role(speaker, role(speaker, when)) for speaker in item.speakers))
    if not item.evidence.is_open and not item.evidence.via:
        return gettext("The article's own voice")
    return speaker([item], graph.library.entities)


def _with_role(speaker: Entity, role: str) -> str:
    return f"{speaker.name} ({role})" if role else speaker.name


def _speakers(item: Item) -> Iterator[SpeakerName]:
    when = item.evidence.said or item.reported
    for number, one in enumerate(item.speakers):
        yield SpeakerName(one.name if number else say.capital(one.name), entity_url(one.id), role(one, when))


def _counted(item: Item) -> str:
    if not item.speakers:
        return gettext("counts as no voice")
    if not item.voices:
        return gettext("counts as no voice: not named")
    others = len(_spoken_for(item))
    if not others:
        return ""
    return gettext("a voice of") if others == 1 else gettext("voices of")


def _spoken_for(item: Item) -> list[Entity]:
    """Return the voices of an item that are not its speakers themselves."""
    return [voice for voice in item.voices if voice not in item.speakers]


def _hands(item: Item) -> list[Hand]:
    named = {between.id: between for between in item.via}
    hands = []
    for id in item.evidence.via:
        if id == OPEN:
            hands.append(Hand(gettext("a report that the text does not name"), "", ""))
        elif id in named:
            between = named[id]
            if isinstance(between, Source):
                hands.append(Hand(between.label, source_url(id), "" if between.held else gettext("not read")))
            else:
                hands.append(Hand(between.name, entity_url(id), ""))
    return hands
