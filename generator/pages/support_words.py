"""What a claim's evidence amounts to, in words: `2 reports, 1 voice: the ministry, via the agency`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.evidence.graph import Graph, Item
from generator.evidence.support import Support
from generator.evidence.voices import voice_of
from generator.pages.language import gettext, later, ngettext
from generator.pages.say import Phrase, count, listed, name_of, verdict
from generator.pages.speaker import perhaps, speakers_of
from generator.records.scalars import OPEN

SUPPORT_WORDS: Mapping[str, str] = {
    "corroborated": later("corroborated"),
    "several voices, one report": later("several voices, one report"),
    "one voice": later("one voice"),
    "no named voice": later("no named voice"),
}
"""What a claim can be looked up by, as a list of choices says it. A denial has none of them."""


def support_words(graph: Graph, found: Support, items: Sequence[Item]) -> Phrase:
    """Return how many reports and voices carry a claim, who they are, and what else the evidence holds."""
    voices = len(found.voices)
    lead = f"{count(len(found.reports), 'report')}, {count(voices, 'voice') if voices else verdict('no named voice')}"
    rest = f": {listed(_voices(graph, found, items))}" if voices else ""
    rest += _via(found, items)
    more = []
    if found.unnamed:
        names = listed(one.name for one in found.unnamed)
        also = gettext("also said by %(names)s, without a name", names=names)
        more.append(also if voices else gettext("said by %(names)s, without a name", names=names))
    if found.own_voice:
        more.append(_as_fact(len(found.own_voice), also=bool(voices)))
    if found.open_items:
        open_items = [item for item in items if item.evidence.is_open]
        left_open = gettext("the text leaves the speaker open") + perhaps(open_items, graph.library.entities)
        if voices or found.open_items > 1:
            left_open += ngettext(" in %(number)s passage", " in %(number)s passages", found.open_items)
        more.append(left_open)
    return Phrase(lead, "; ".join([rest, *more]))


def _as_fact(articles: int, *, also: bool) -> str:
    if also:
        return ngettext(
            "also stated as fact in %(number)s article", "also stated as fact in %(number)s articles", articles
        )
    return ngettext("stated as fact in %(number)s article", "stated as fact in %(number)s articles", articles)


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
        read.append(gettext("a report that the text does not name"))
    unread = list(dict.fromkeys(name_of(one) for one in found.unread))
    ways = [gettext("via %(names)s", names=listed(dict.fromkeys(read)))] if read else []
    if unread:
        ways.append(_unread_words(unread))
    if not ways:
        return ""
    carried, way = sum(bool(item.evidence.via) for item in items), gettext(", and ").join(ways)
    if carried == len(items):
        return f", {way}"
    return ngettext(", %(number)s of the passages %(via)s", ", %(number)s of the passages %(via)s", carried, via=way)


def _unread_words(names: Sequence[str]) -> str:
    match len(names):
        case 1:
            return gettext("via %(name)s, which we have not read", name=names[0])
        case 2:
            return gettext("via %(names)s, neither of which we have read", names=listed(names))
    return gettext("via %(names)s, none of which we have read", names=listed(names))
