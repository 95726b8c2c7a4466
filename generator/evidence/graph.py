"""Records joined: claims with what they rest on, what stands against them and who cites them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.anchoring.passage import Passage, Passages
from generator.evidence.paragraph_use import ParagraphUse
from generator.records.claim import Claim, Evidence
from generator.records.date import Date
from generator.records.entity import Entity
from generator.records.event import Event
from generator.records.library import Library
from generator.records.source import Source
from generator.records.traced import Derived


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence, joined."""

    claim: Claim
    number: int
    """Its place in the claim's list, from 1."""
    evidence: Evidence
    source: Source
    passage: Passage
    attribution: Passage | None
    speakers: tuple[Entity, ...]
    """As written; empty where the text leaves the speaker open or speaks in its own voice."""
    voices: tuple[Entity, ...]
    """The named speakers, each traced to whom it speaks for, each once."""
    via: tuple[Source | Entity, ...]
    """Whom the article had it from, nearest first; `open` is left out (see `evidence.via`)."""
    reported: Date | None
    """When it was reported: as written, else the date of the source or of its part."""


@dataclass(frozen=True, slots=True)
class Against:
    """A denial as it meets one claim."""

    denial: Claim
    general: bool
    """Whether it denies not this claim but a broader one that this one implies."""
    through: Claim
    """The claim it denies by name."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole record, joined. Every mapping has a key for every record of its kind."""

    library: Library
    passages: Passages = field(repr=False)
    items_by_claim: Mapping[str, tuple[Item, ...]] = field(repr=False)
    items_by_source: Mapping[str, tuple[Item, ...]] = field(repr=False)
    """In the order of the text, then of claim ids."""
    items_via: Mapping[str, tuple[Item, ...]] = field(repr=False)
    """By source id: what rests on a source through others."""
    denials_by_claim: Mapping[str, tuple[Against, ...]] = field(repr=False)
    """Specific denials first."""
    contradictions_by_claim: Mapping[str, tuple[Claim, ...]] = field(repr=False)
    """Claims that cannot be so if this one is, whichever of the two says it."""
    fulfilments_by_claim: Mapping[str, tuple[Claim, ...]] = field(repr=False)
    """Claims that fulfil a forecast."""
    figures_by_measure: Mapping[str, tuple[Claim, ...]] = field(repr=False)
    """Claims that give a figure; those of one measure by the end of their period, then by id."""
    conflicts_by_measure: Mapping[str, tuple[tuple[Claim, Claim], ...]] = field(repr=False)
    """Pairs of claims whose figures cannot both be right."""
    paragraphs_by_source: Mapping[str, int] = field(repr=False)
    """How many a text has, 0 where neither text nor lock tells."""
    coverage_by_source: Mapping[str, tuple[ParagraphUse, ...]] = field(repr=False)
    """The use of each paragraph; nothing where neither text nor lock tells how many there are."""
    copies_by_source: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Ids of the sources that repeat the text of one."""
    events_by_entity: Mapping[str, tuple[Event, ...]] = field(repr=False)
    """Those that an entity takes part in, or is the place of, by date; undated ones last."""
    spokesmen_by_entity: Mapping[str, tuple[Entity, ...]] = field(repr=False)
    """Who speaks for an entity, one step away."""
    namesakes_by_entity: Mapping[str, tuple[Entity, ...]] = field(repr=False)
    """Those that an entity could be taken for."""
    claims_by_briefing: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Ids of the claims that a briefing cites, each once, in the order of reading; they need not be there."""
    briefings_by_claim: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Ids of the briefings that cite a claim, in the order of their titles."""
    worked: tuple[Derived[Any, Any], ...] = field(default=(), repr=False, compare=False)
    """What was worked out of the records, in the order in which it draws on each other."""
