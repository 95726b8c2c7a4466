"""What stands against a claim, in words: `denied by Russia (in general: their denial names no figure)`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.evidence.challenge import Challenge
from generator.evidence.graph import Against, Graph, Item
from generator.evidence.wording import wording_of
from generator.pages.date_words import date_words
from generator.pages.language import content, gettext, later
from generator.pages.name import in_sentence
from generator.pages.say import listed, published, without_stop
from generator.pages.speaker import speakers_of, whose_word
from generator.records.claim import Claim
from generator.records.entity import Entity

CHALLENGE_WORDS: Mapping[str, str] = {
    "denied": later("denied"),
    "denied in general": later("denied in general"),
    "contradicted": later("contradicted"),
    "superseded": later("superseded"),
    "withdrawn": later("withdrawn"),
    "none": later("none on record"),
}
"""What a claim can be looked up by, as a list of choices says it."""


def challenge_words(graph: Graph, claim: Claim, found: Challenge) -> str:
    """Return what stands against a claim, `denied by Russia and North Korea`; empty where nothing does."""
    entities, items = graph.library.entities, graph.items_by_claim
    parts = []
    if claim.withdrawn:
        why = content(without_stop(claim.withdrawn.why))
        parts.append(gettext("withdrawn, %(date)s: %(why)s", date=date_words(claim.withdrawn.on), why=why))
    if found.superseded_by:
        whose = whose_word(items[found.superseded_by.id], entities)
        parts.append(gettext("superseded by %(whose)s", whose=whose))
    specific = [against for against in found.denials if not against.general]
    deniers = speakers_of(item for against in specific for item in items[against.denial.id])
    if deniers:
        names, how = listed(in_sentence(one) for one in deniers), manner_words(graph, specific)
        parts.append(gettext("denied by %(names)s (%(how)s)", names=names, how=how))
    in_general = [against for against in found.denials if against.general]
    others = [
        one
        for one in speakers_of(item for against in in_general for item in items[against.denial.id])
        if one not in deniers
    ]
    if others:
        names = listed(in_sentence(one) for one in others)
        how = f"{_in_general(claim, in_general)}; {manner_words(graph, in_general)}"
        if deniers:
            parts.append(gettext("by %(names)s (in general: %(how)s)", names=names, how=how))
        else:
            parts.append(gettext("denied by %(names)s (in general: %(how)s)", names=names, how=how))
    if found.contradictions:
        against_it = (whose_word(items[other.id], entities) for other in found.contradictions)
        parts.append(gettext("contradicted by %(whose)s", whose=listed(dict.fromkeys(against_it))))
    return "; ".join(parts)


def denial_words(denied: Sequence[Sequence[Item]], entities: Mapping[str, Entity]) -> str:
    """Return whose word a denial stands against: `denies what the United States says`."""
    return gettext("denies %(whose)s", whose=listed(dict.fromkeys(whose_word(items, entities) for items in denied)))


def manner_words(graph: Graph, denials: Iterable[Against]) -> str:
    """Return what is known of how denials were said, `undated, no wording given`."""
    items = [item for against in denials for item in graph.items_by_claim[against.denial.id]]
    wording = wording_of(items)
    dates = dict.fromkeys(published(item.evidence.said) for item in items if item.evidence.said)
    when = gettext("said %(date)s", date=listed(dates)) if wording.dated else gettext("undated")
    return when if wording.quoted else gettext("%(when)s, no wording given", when=when)


def _in_general(claim: Claim, denials: Sequence[Against]) -> str:
    if claim.figure and not any(against.denial.figure for against in denials):
        return gettext("their denial names no figure")
    return gettext("their denial is of a broader claim")
