"""What a claim's evidence amounts to, in words: `2 reports, 1 voice: the ministry, via the agency`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.evidence.graph import Graph, Item
from generator.evidence.support import Support
from generator.evidence.voices import voice_of
from generator.pages.say import Phrase, count, listed, name_of
from generator.pages.speaker import perhaps, speakers_of
from generator.records.scalars import OPEN

SUPPORT_WORDS: Mapping[str, str] = {
    "corroborated": "corroborated",
    "several voices, one report": "several voices, one report",
    "one voice": "one voice",
    "no named voice": "no named voice",
}
"""What a claim can be looked up by, as a list of choices says it. A denial has none of them."""


def support_words(graph: Graph, found: Support, items: Sequence[Item]) -> Phrase:
    """Return how many reports and voices carry a claim, who they are, and what else the evidence holds."""
    voices = len(found.voices)
    lead = f"{count(len(found.reports), 'report')}, {count(voices, 'voice') if voices else 'no named voice'}"
    rest = f": {listed(_voices(graph, found, items))}" if voices else ""
    rest += _via(found, items)
    also = "also " if voices else ""
    more = []
    if found.unnamed:
        more.append(f"{also}said by {listed(one.name for one in found.unnamed)}, without a name")
    if found.own_voice:
        more.append(f"{also}stated as fact in {count(len(found.own_voice), 'article')}")
    if found.open_items:
        open_items = [item for item in items if item.evidence.is_open]
        where = f" in {count(found.open_items, 'passage')}" if voices or found.open_items > 1 else ""
        more.append(f"the text leaves the speaker open{perhaps(open_items, graph.library.entities)}{where}")
    return Phrase(lead, "; ".join([rest, *more]))


def _voices(graph: Graph, found: Support, items: Sequence[Item]) -> list[str]:
    """Return each voice by the words of its speaker, where it has but one; else with its speakers."""
    entities = graph.library.entities
    speakers: dict[str, list[str]] = {voice.id: [] for voice in found.voices}
    for one in speakers_of(items):
        voice = voice_of(one, entities)
        if voice is not None and voice.id in speakers:
            speakers[voice.id].append(one.name)
    said = []
    for voice in found.voices:
        names = speakers[voice.id]
        if len(names) == 1:
            said.append(names[0])
        else:
            others = [name for name in names if name != voice.name]
            said.append(f"{voice.name} ({listed(others)})" if others else voice.name)
    return said


def _via(found: Support, items: Sequence[Item]) -> str:
    read = [name_of(one) for one in found.upstream if one not in found.unread]
    if any(OPEN in item.evidence.via for item in items):
        read.append("a report that the text does not name")
    unread = list(dict.fromkeys(name_of(one) for one in found.unread))
    ways = [f"via {listed(dict.fromkeys(read))}"] if read else []
    if unread:
        which = {1: "which we have not", 2: "neither of which we have"}.get(len(unread), "none of which we have")
        ways.append(f"via {listed(unread)}, {which} read")
    if not ways:
        return ""
    carried = sum(bool(item.evidence.via) for item in items)
    some = f"{carried} of the passages " if carried < len(items) else ""
    return f", {some}{', and '.join(ways)}"
