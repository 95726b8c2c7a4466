"""What is computed, said in words: support, challenge, speakers, figures, dates and proof. One place, one wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.anchoring.passage import PROVED, Passage
from generator.evidence.challenge import Challenge
from generator.evidence.graph import Against, Graph, Item
from generator.evidence.support import Support
from generator.evidence.voices import voice_of
from generator.records.claim import Claim, Kind
from generator.records.date import Date, parse_date
from generator.records.entity import Entity
from generator.records.figure import Bound, Figure, Measure
from generator.records.scalars import OPEN
from generator.records.source import Source

UNDATED = "date not recorded"
FEW = 3
"""Speakers named in a line; the page of the claim names all."""

KINDS: Mapping[Kind, str] = {
    "report": "Report of an event",
    "quote": "Quotation",
    "figure": "Figure",
    "legal": "Legal view",
    "forecast": "Forecast",
    "assessment": "Assessment",
    "denial": "Denial",
}

_BOUNDS: Mapping[Bound, str] = {
    "exactly": "",
    "about": "about ",
    "nearly": "nearly ",
    "over": "over ",
    "at-least": "at least ",
    "at-most": "at most ",
}

_LANGUAGES = {
    **{"de": "German", "en": "English", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese"},
    **{"ru": "Russian", "uk": "Ukrainian", "ko": "Korean", "ja": "Japanese", "zh": "Chinese", "ar": "Arabic"},
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence whose beginning says the most."""

    lead: str
    rest: str = ""

    def __str__(self) -> str:
        return self.lead + self.rest


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Iterable[str]) -> str:
    """Return `A`, `A and B` or `A, B and C`."""
    *head, last = names
    return f"{', '.join(head)} and {last}" if head else last


def capital(text: str) -> str:
    """Return `text` as it begins a sentence."""
    return text[:1].upper() + text[1:]


def without_stop(statement: str) -> str:
    """Return a statement as part of a line."""
    return statement.removesuffix(".")


def language(tag: str | None) -> str:
    """Return the name of a language, its tag where we know none, empty where it is not recorded."""
    return _LANGUAGES.get((tag or "").partition("-")[0], tag or "")


def date(value: Date | None) -> str:
    return value.text if value else UNDATED


def day(iso: str) -> str:
    """Return a day of the lock for readers."""
    return parse_date(iso).text


def name_of(between: Source | Entity) -> str:
    """Return the name of a report or of whoever passed it on: that of its publisher, where one is recorded."""
    if isinstance(between, Entity):
        return between.name
    return between.publisher or f"“{between.label}”"


def speakers_of(items: Iterable[Item]) -> tuple[Entity, ...]:
    """Return who speaks, named or not, each once, in the order of the evidence."""
    return tuple({speaker.id: speaker for item in items for speaker in item.speakers}.values())


def perhaps(items: Iterable[Item], entities: Mapping[str, Entity]) -> str:
    """Return who may have said what a text leaves open, in brackets; empty where nobody is named."""
    ids = dict.fromkeys(id for item in items for id in item.evidence.perhaps)
    names = [entities[id].name for id in ids if id in entities]
    return f" (perhaps {' or '.join(names)})" if names else ""


def speaker(items: Sequence[Item], entities: Mapping[str, Entity]) -> str:
    """Return who says a claim, never empty: its speakers, or that they are open, or whose own voice it is."""
    speakers = speakers_of(items)
    if speakers:
        return capital(_few([one.name for one in speakers]))
    if any(item.evidence.is_open for item in items):
        return f"Speaker left open{perhaps(items, entities)}"
    farthest = {item.via[-1].id: item.via[-1] for item in items if item.via}
    if farthest:
        return capital(_few([_read_or_not(one) for one in farthest.values()]))
    if any(OPEN in item.evidence.via for item in items):
        return "A report that the text does not name"
    own = {item.source.id: item.source for item in items}
    if len(own) == 1:
        return f"Stated as fact in “{next(iter(own.values())).label}”"
    return f"Stated as fact in {count(len(own), 'article')}"


def _few(names: Sequence[str]) -> str:
    if len(names) <= FEW:
        return listed(names)
    return f"{', '.join(names[:FEW])} and {len(names) - FEW} more"


def _read_or_not(between: Source | Entity) -> str:
    unread = isinstance(between, Source) and not between.held
    return f"{name_of(between)} (which we have not read)" if unread else name_of(between)


def support(graph: Graph, found: Support, items: Sequence[Item]) -> Phrase:
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


def challenge(graph: Graph, claim: Claim, found: Challenge) -> str:
    """Return what stands against a claim, `denied by Russia and North Korea`; empty where nothing does."""
    entities, items = graph.library.entities, graph.items_by_claim
    parts = []
    if claim.withdrawn:
        parts.append(f"withdrawn, {claim.withdrawn.on.text}: {without_stop(claim.withdrawn.why)}")
    if found.superseded_by:
        parts.append(f"superseded by {_what(items[found.superseded_by.id], entities)}")
    specific = [against for against in found.denials if not against.general]
    deniers = speakers_of(item for against in specific for item in items[against.denial.id])
    if deniers:
        parts.append(f"denied by {listed(one.name for one in deniers)}")
    in_general = [against for against in found.denials if against.general]
    others = [
        one
        for one in speakers_of(item for against in in_general for item in items[against.denial.id])
        if one not in deniers
    ]
    if others:
        why = _in_general(claim, in_general)
        parts.append(f"{'' if deniers else 'denied '}by {listed(one.name for one in others)} (in general: {why})")
    if found.contradictions:
        against_it = (_what(items[other.id], entities) for other in found.contradictions)
        parts.append(f"contradicted by {listed(dict.fromkeys(against_it))}")
    return "; ".join(parts)


def _in_general(claim: Claim, denials: Sequence[Against]) -> str:
    if claim.figure and not any(against.denial.figure for against in denials):
        return "their denial names no figure"
    return "their denial is of a broader claim"


def denial(denied: Sequence[Sequence[Item]], entities: Mapping[str, Entity]) -> str:
    """Return whose word a denial stands against: `denies what the United States says`."""
    return f"denies {listed(dict.fromkeys(_what(items, entities) for items in denied))}"


def _what(items: Sequence[Item], entities: Mapping[str, Entity]) -> str:
    """Return whose word a claim is, `what the ministry says`; each speaker by the voice that it counts for."""
    voices = {one.id: one for one in (voice_of(speaker, entities) or speaker for speaker in speakers_of(items))}
    if voices:
        several = len(voices) > 1 or not all(one.named for one in voices.values())
        return f"what {_few([one.name for one in voices.values()])} {'say' if several else 'says'}"
    if any(item.evidence.is_open for item in items):
        return "what somebody says whom the text leaves open"
    if any(item.evidence.via for item in items):
        return f"what {speaker(items, entities)} says"
    articles = len({item.source.id for item in items})
    return "what an article states as fact" if articles == 1 else f"what {articles} articles state as fact"


def figure(value: Figure, measure: Measure) -> str:
    """Return a figure with its bound, unit and period: `nearly 5 000 000 shells, until June 2024`."""
    amount = value.amount.replace(" ", "\u00a0") if value.value is not None else value.amount
    words = f"{_BOUNDS[value.bound]}{amount} {measure.unit}"
    if value.since:
        words += f", from {value.since.text}"
    if value.until:
        words += f"{' to' if value.since else ', until'} {value.until.text}"
    return words


def role(entity: Entity, when: Date | None) -> str:
    """Return the office of a speaker at the time, where the record settles which; else empty."""
    fitting = [
        one.role
        for one in entity.roles
        if when is None
        or not ((one.since and one.since.earliest > when.latest) or (one.until and one.until.latest < when.earliest))
    ]
    return fitting[0] if len(fitting) == 1 and (when or len(entity.roles) == 1) else ""


def state(passage: Passage) -> str:
    """Return the state of proof of a passage, in a word or two."""
    if passage.state not in PROVED:
        return "proved earlier"
    words = {"moved": "proved, moved", "retyped": "proved, other typography", "new": "proved, not yet locked"}
    return words.get(passage.state, "proved")


def changes(passage: Passage) -> tuple[str, ...]:
    """Return the changes of its wording that an editor has accepted, oldest first."""
    return tuple(
        f"The wording changed after {day(change.locked_on)}; accepted on {day(change.on)}: {without_stop(change.why)}"
        for change in passage.changes
    )


def proof(passage: Passage) -> str:
    """Return how the words of a passage were proved."""
    locked = day(passage.proved_on) if passage.proved_on else ""
    if passage.state not in PROVED:
        return f"Proved against the text on {locked}; text not at hand for this build" if locked else "Not proved"
    return {
        "moved": f"Proved against the text in hand; it stood elsewhere on {locked}",
        "retyped": f"Proved against the text in hand; its typography has changed since {locked}",
        "new": "Proved against the text in hand",
    }.get(passage.state, f"Proved against the text in hand, unchanged since {locked}")
