"""Every record of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.records.briefing import Briefing
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.event import Event
from generator.records.figure import Measure
from generator.records.lock import Lock
from generator.records.naming import Naming
from generator.records.source import Source
from generator.records.text import ArticleText
from generator.records.traced import Trace

_RECORDS = ("sources", "claims", "entities", "events", "measures", "briefings", "texts")

WHOLE_FILE = "*"
"""In place of an id: some file of this kind could not be read at all."""


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
    unreadable: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By kind the ids of records, or as `text` of sources, that stand there but could not be read; `WHOLE_FILE` for a
    file of many. Naming one of these is no second problem."""
    trace: Trace = field(default_factory=Trace, compare=False, repr=False)
    """What is drawn from the records is noted here, where their mappings are `Traced`."""
    naming: Naming = field(init=False, compare=False, repr=False)
    """The relations of claims, seen from the other end."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "naming", Naming(self.trace, self.claims))

    def exchange(self, other: Library) -> set[int]:
        """Take the records of `other`, just read, and give it ours; return the facts that have changed.

        Both must be `Traced`.
        """
        pairs: list[tuple[Any, Any]] = [
            *((getattr(self, name), getattr(other, name)) for name in _RECORDS),
            *((getattr(self.lock, name), getattr(other.lock, name)) for name in ("texts", "passages", "changes")),
            (self.unreadable, other.unreadable),
        ]
        self.naming.ready()  # before the claims change that it is made from
        changed: set[int] = set()
        for own, others in pairs:
            differ = own.exchange(others)
            changed |= own.facts_of(differ)
            if own is self.claims:
                for before, after in differ.values():
                    changed |= self.naming.replace(before, after)
        return changed

    def could_hold(self, kind: str, id: str) -> bool:
        """Whether a record of this kind and id may stand in what could not be read."""
        ids = self.unreadable.get(kind, ())
        return id in ids or WHOLE_FILE in ids
