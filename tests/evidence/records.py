"""Small libraries made of what a case file says, joined without any text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from generator.anchoring.passage import Passage, Passages
from generator.evidence.graph import Graph
from generator.evidence.link import link
from generator.evidence.references import reference_problems
from generator.reading.validate import validate
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.event import Event
from generator.records.figure import Measure
from generator.records.library import Library
from generator.records.place import PlacedDict
from generator.records.problem import Problem
from generator.records.source import Source

ENTITIES = {
    "arvenia": {"type": "state", "name": "Arvenia"},
    "belmark": {"type": "state", "name": "Belmark"},
    "ministry": {"type": "organisation", "name": "Arvenia's ministry", "voice_of": "arvenia"},
    "spokesman": {"type": "person", "name": "Ode Harn", "voice_of": "ministry"},
    "envoys": {"type": "person", "name": "envoys", "named": "false"},
}
SOURCES = {
    "daily": {"label": "Daily"},
    "weekly": {"label": "Weekly"},
    "copy": {"label": "Copy", "same_text_as": "daily"},
    "agency": {"label": "Agency", "held": "false"},
}


def cases(file: Path) -> list[Mapping[str, Any]]:
    """Return the cases of a file, every scalar a string."""
    return list(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - strings only


def graph_of(
    claims: Mapping[str, Any], sources: Mapping[str, Any] = MappingProxyType({}), **records: Mapping[str, Any]
) -> tuple[Graph, list[Problem]]:
    """Join `claims` with the entities and sources above; each item of evidence is found in its source.

    `sources` adds to what is written of one above; `events` and `measures` may be given too.
    """
    for claim in claims.values():
        for item in claim.setdefault("evidence", [{"source": "daily", "said_by": "belmark"}]):
            item.setdefault("quote", "some words here")
    library = Library(
        sources=_records(Source, {id: {**fields, **sources.get(id, {})} for id, fields in SOURCES.items()}),
        entities=_records(Entity, ENTITIES),
        claims=_records(Claim, {id: {"claim": f"Claim {id}.", **claim} for id, claim in claims.items()}),
        events=_records(Event, records.get("events", {})),
        measures=_records(Measure, records.get("measures", {})),
    )
    return link(library, _found(library)), reference_problems(library)


def _found(library: Library) -> Passages:
    evidence = [item for claim in library.claims.values() for item in claim.evidence]
    passages = [Passage(item.source, item.selector, "locked", 1, 0, 15) for item in evidence]
    return {passage.key: passage for passage in passages}


def _records(cls: Any, records: Mapping[str, Any]) -> dict[str, Any]:
    made = {}
    for id, fields in records.items():
        data = PlacedDict()
        data.update(fields)
        record, problems = validate(cls, data, id, id=id)
        assert not problems, problems
        made[id] = record
    return made
