"""The way from voice to report to claim, and that of its denials, as a drawing and in words.

A claim's way comes from above, from the voice down; what stands against it comes from below. A report that nobody here
has read, and a place where nobody is named, are drawn otherwise than what we hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.evidence.graph import Graph, Item
from generator.evidence.voices import voice_of
from generator.pages import say
from generator.pages.language import gettext
from generator.pages.layers import Edge, Layers, Node, layers
from generator.pages.material import Material
from generator.pages.speaker import perhaps
from generator.records.claim import Claim
from generator.records.scalars import OPEN
from generator.records.source import Source

CLAIM = "claim"
FAR = 1000
"""Rows between the voices and the claim, more than any chain of reports takes."""


@dataclass(frozen=True, slots=True)
class Way:
    """The drawing, and the same in words."""

    title: str
    ways: tuple[str, ...]
    """Each way in words: `South Korea → its defence ministry → Bloomberg (not read) → the article → this claim`."""
    drawing: Layers


class _Step(NamedTuple):
    """One box on a way."""

    key: str
    look: str
    label: str
    text: str
    words: str
    """As the words of the way name it."""


def way_of(material: Material, claim: Claim) -> Way:
    """Return the ways by which a claim reached us, and those of what stands against it."""
    graph, line = material.graph, material.lines[claim.id]
    verdict = [say.verdict(line.support_word), say.verdict(line.challenge_word)]
    if claim.is_denial:
        this, at_the_end, title = gettext("This denial"), gettext("this denial"), gettext("The way to this denial")
    else:
        this, at_the_end, title = gettext("This claim"), gettext("this claim"), gettext("The way to this claim")
    nodes = {CLAIM: Node(CLAIM, 0, "claim", this, "; ".join(part for part in verdict if part))}
    edges: dict[tuple[str, str], Edge] = {}
    words: dict[str, None] = {}
    for steps in _ways(graph, graph.items_by_claim[claim.id]):
        _draw([*steps], "support", -1, nodes, edges)
        words[" → ".join([*(step.words for step in steps), at_the_end])] = None
    for step, against in _against(material, claim):
        for steps in _ways(graph, graph.items_by_claim[against.id]):
            _draw([*steps, step], step.look, 1, nodes, edges)
            words[" → ".join([*(one.words for one in steps), step.words])] = None
    return Way(
        title=title,
        ways=tuple(f"{say.capital(way)}." for way in words),
        drawing=layers(tuple(nodes.values()), tuple(edges.values())),
    )


def _draw(
    steps: Sequence[_Step], look: str, side: int, nodes: dict[str, Node], edges: dict[tuple[str, str], Edge]
) -> None:
    """Add the boxes and lines of one way; `side` is -1 above the claim, 1 below it."""
    prefix = "" if side < 0 else "against "
    last = CLAIM
    for distance, step in enumerate(reversed(steps), start=1):
        key = prefix + step.key
        # One report can be nearer on one way than on another; it stands where it is farthest.
        row = max(_row(step, distance), abs(nodes[key].row) if key in nodes else 0)
        nodes[key] = Node(key, side * row, step.look, step.label, step.text)
        above, below = (key, last) if side < 0 else (last, key)
        edges.setdefault((above, below), Edge(above, below, look if last == CLAIM or side > 0 else "support"))
        last = key


def _row(step: _Step, distance: int) -> int:
    """Return how far from the claim a box stands: voices in one row, their speakers in the next, then the reports."""
    if step.look == "voice" or step.key.startswith("voice "):
        return 2 * FAR
    return 2 * FAR - 1 if step.key.startswith("speaker ") else distance


def _ways(graph: Graph, items: Iterable[Item]) -> Iterator[list[_Step]]:
    for item in items:
        carried = [*_reports(item), _article(item)]
        for heads in _heads(graph, item):
            yield [*heads, *carried]


def _heads(graph: Graph, item: Item) -> Iterator[list[_Step]]:
    """Yield, for each speaker of an item, its voice and itself; one empty list where nobody is named or left open."""
    entities = graph.library.entities
    if item.evidence.is_open:
        who = perhaps([item], entities)
        text, words = gettext("Left open") + who, gettext("speaker left open") + who
        yield [_Step("speaker open", "nobody", gettext("Speaker"), text, words)]
    elif not item.speakers:
        yield []
    for speaker in item.speakers:
        voice, name = voice_of(speaker, entities), say.capital(speaker.name)
        if voice is None:
            words = gettext("%(name)s, not named", name=speaker.name)
            yield [_Step(f"speaker {speaker.id}", "nobody", gettext("No voice: not named"), name, words)]
        elif voice == speaker:
            yield [_Step(f"voice {speaker.id}", "voice", gettext("Voice"), name, speaker.name)]
        else:
            yield [
                _Step(f"voice {voice.id}", "voice", gettext("Voice"), say.capital(voice.name), voice.name),
                _Step(f"speaker {speaker.id}", "speaker", gettext("Speaker"), name, speaker.name),
            ]


def _reports(item: Item) -> Iterator[_Step]:
    """Yield the reports in between, the farthest first."""
    named = {between.id: between for between in item.via}
    for id in reversed(item.evidence.via):
        if id == OPEN:
            words = gettext("a report that the text does not name")
            yield _Step("report open", "unread", gettext("Report"), gettext("Not named in the text"), words)
        elif id in named:
            between = named[id]
            text = between.label if isinstance(between, Source) else say.capital(between.name)
            if isinstance(between, Source) and not between.held:
                words = gettext("%(name)s (not read)", name=text)
                yield _Step(f"report {id}", "unread", gettext("Report, not read"), text, words)
            else:
                yield _Step(f"report {id}", "report", gettext("By way of"), text, text)


def _article(item: Item) -> _Step:
    own = not item.speakers and not item.evidence.via and not item.evidence.is_open
    label, words = gettext("Article"), say.quoted(item.source.label)
    if own:
        label, words = gettext("Article, in its own voice"), gettext("%(name)s, in its own voice", name=words)
    return _Step(f"article {item.source.id}{' itself' if own else ''}", "article", label, item.source.label, words)


def _against(material: Material, claim: Claim) -> Iterator[tuple[_Step, Claim]]:
    """Yield what stands against a claim, with the box that says how."""
    found = material.challenges[claim.id]
    for against in found.denials:
        how = gettext("denies it in general") if against.general else gettext("denies it")
        look = "general" if against.general else "denial"
        yield _Step(f"denial {against.denial.id}", look, gettext("Denial"), say.capital(how), how), against.denial
    for other in found.contradictions:
        how = gettext("cannot hold beside it")
        yield _Step(f"contradiction {other.id}", "denial", gettext("Other claim"), say.capital(how), how), other
