"""Every record of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.records.briefing import Briefing
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.event import Event
from generator.records.figure import Measure
from generator.records.lock import Lock
from generator.records.source import Source
from generator.records.text import ArticleText


@dataclass(frozen=True, slots=True)
class Library:
    """All records by id, in the order of their ids."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    briefings: Mapping[str, Briefing] = field(default_factory=dict)
    texts: Mapping[str, ArticleText] = field(default_factory=dict)
    """By source id; only those in hand."""
    lock: Lock = field(default_factory=Lock)
    unreadable: frozenset[str] = frozenset()
    """Kinds of record (`claim`, `source`, ...) of which a file could not be read: an id that is missing there is no
    second problem."""
