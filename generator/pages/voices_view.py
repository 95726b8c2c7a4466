"""The index of voices: how much of the record hangs on each, and how much on what is no voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.resting import Resting, Voiceless, heaviest_first, voiceless
from generator.evidence.support import SupportWord
from generator.pages import say
from generator.pages.bar import Bar, bar
from generator.pages.language import gettext, later, ngettext
from generator.pages.material import Material
from generator.pages.url import OPEN_QUESTIONS, VOICES, entity_url, source_url, voice_url
from generator.records.entity import Entity

_WAYS = {
    "own voice": later("stated as fact by the article"),
    "unnamed speaker": later("a speaker without a name"),
    "speaker left open": later("the text does not settle who speaks"),
    "report in between": later("a report whose speaker is not named"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """How many claims have one kind of support."""

    look: str
    word: str
    claims: int


@dataclass(frozen=True, slots=True)
class Row:
    """A voice, or what is no voice, with all that rests on it in numbers."""

    name: str
    url: str
    """Where it is told; from the site's root."""
    how: str
    """Through how many speakers it speaks, or how it is stated without a voice."""
    claims: int
    alone: int
    denied: int
    denials: int
    resting: Bar
    """Claims for which there is no other voice, then those that others say as well."""
    against: Bar
    """Those that are denied."""


@dataclass(frozen=True, slots=True)
class VoicesView:
    """What the index of voices shows."""

    url: str
    title: str
    description: str
    shares: tuple[Share, ...]
    overview: Bar
    rows: tuple[Row, ...]
    """The heaviest first."""
    voiceless: tuple[Row, ...]


def voices_views(material: Material) -> Iterator[VoicesView]:
    """Yield the one index."""
    graph = material.graph
    voices = heaviest_first(material.resting[id] for id in material.voices)
    others = voiceless(graph, material.supports, material.challenges)
    # A denial has no word.
    counted: Counter[SupportWord] = Counter(support.word for support in material.supports.values() if support.word)
    shares = tuple(Share(look, say.verdict(word), counted[word]) for word, look in say.SUPPORT_LOOKS)
    # One scale for both, so that it can be seen how much more hangs on what is no voice.
    longest = max([*(one.claims for one in voices), *(len(one.claims) for one in others)], default=0)
    yield VoicesView(
        url=VOICES,
        title=gettext("Voices"),
        description=_description(counted, len(voices)),
        shares=shares,
        overview=bar([(share.look, share.claims) for share in shares], counted.total()),
        rows=tuple(_voice(one, longest) for one in voices),
        voiceless=tuple(_other(one, longest) for one in others),
    )


def _description(counted: Counter[SupportWord], voices: int) -> str:
    claims, alone, none = counted.total(), counted["one voice"], counted["no named voice"]
    if not claims:
        return gettext("No claim is on record yet.")
    return ngettext(
        "%(number)s of %(claims)s rests on %(voices)s, %(alone)s of them on one alone; for %(none)s nobody is named.",
        "%(number)s of %(claims)s rest on %(voices)s, %(alone)s of them on one alone; for %(none)s nobody is named.",
        claims - none,
        claims=say.count(claims, "claim"),
        voices=ngettext("%(number)s named voice", "%(number)s named voices", voices),
        alone=alone,
        none=none,
    )


def _voice(one: Resting, longest: int) -> Row:
    first, *others = one.speakers
    if others:
        through = ngettext("through %(number)s speaker", "through %(number)s speakers", len(one.speakers))
    else:
        through = gettext("through %(name)s", name=first.name)
    return Row(
        name=say.capital(one.voice.name),
        url=voice_url(one.voice.id),
        how="" if one.speakers == (one.voice,) else through,
        claims=one.claims,
        alone=len(one.alone),
        denied=len(one.denied),
        denials=len(one.denials),
        resting=bar([("alone", len(one.alone)), ("shared", len(one.shared))], longest),
        against=bar([("denied", len(one.denied))], longest),
    )


def _other(one: Voiceless, longest: int) -> Row:
    record = one.record
    if isinstance(record, Entity):
        name, url = say.capital(record.name), entity_url(record.id)
    elif record is not None:
        name, url = record.label, source_url(record.id)
    elif one.why == "speaker left open":
        name, url = gettext("Speakers left open"), f"{OPEN_QUESTIONS}#speaker-left-open"
    else:
        name, url = gettext("Reports that the texts do not name"), f"{OPEN_QUESTIONS}#report-not-named"
    alone = len(one.alone)
    return Row(
        name=name,
        url=url,
        how=gettext(_WAYS[one.why]),
        claims=len(one.claims),
        alone=alone,
        denied=len(one.denied),
        denials=0,
        resting=bar([("alone", alone), ("shared", len(one.claims) - alone)], longest),
        against=bar([("denied", len(one.denied))], longest),
    )
