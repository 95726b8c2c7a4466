"""One item of evidence as a ledger or a card shows it: who says it, in which words, where, when and by what way."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.graph import Graph, Item
from generator.evidence.voices import voice_of
from generator.pages import say
from generator.pages.frame import Link
from generator.pages.name import in_sentence
from generator.pages.quotation import Quotation, quotation_of
from generator.pages.show import ShownPassages
from generator.pages.speaker import role, speaker
from generator.pages.url import source_url
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
class Entry:
    """One item of evidence."""

    number: int
    """Its place in the claim's list, from 1."""
    speaker: str
    """With their office, where the record settles it; never empty."""
    counted: str
    """How the speaker counts, where the name does not say it: `a voice of South Korea`; else empty."""
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
        counted=_counted(item, graph),
        via=tuple(_hands(item)),
        said=evidence.said.text if evidence.said else "",
        reported=say.published(item.reported),
        dated=evidence.dated if evidence.dated and source.rights != "withheld" else "",
        quotation=quotation_of(item.passage, source, shown),
        attribution=quotation_of(item.attribution, source, shown) if item.attribution else None,
        attribution_role=say.second_passage(item) if item.attribution else "",
        source=Link(source.label, source_url(source.id)),
        publisher=source.publisher or "publisher not recorded",
    )


def _speaker(item: Item, graph: Graph) -> str:
    if item.speakers:
        when = item.evidence.said or item.reported
        return say.capital(say.listed(_with_role(speaker, role(speaker, when)) for speaker in item.speakers))
    if not item.evidence.is_open and not item.evidence.via:
        return "The article's own voice"
    return speaker([item], graph.library.entities)


def _with_role(speaker: Entity, role: str) -> str:
    return f"{speaker.name} ({role})" if role else speaker.name


def _counted(item: Item, graph: Graph) -> str:
    if not item.speakers:
        return "counts as no voice"
    entities = graph.library.entities
    voices = [voice for speaker in item.speakers if (voice := voice_of(speaker, entities)) is not None]
    if not voices:
        return "counts as no voice: not named"
    others = {voice.id: voice for voice in voices if voice not in item.speakers}
    if not others:
        return ""
    of = say.listed(in_sentence(voice) for voice in others.values())
    return f"{'a voice' if len(others) == 1 else 'voices'} of {of}"


def _hands(item: Item) -> list[Hand]:
    named = {between.id: between for between in item.via}
    hands = []
    for id in item.evidence.via:
        if id == OPEN:
            hands.append(Hand("a report that the text does not name", "", ""))
        elif id in named:
            between = named[id]
            if isinstance(between, Source):
                hands.append(Hand(between.label, source_url(id), "" if between.held else "not read"))
            else:
                hands.append(Hand(between.name, "", ""))
    return hands
