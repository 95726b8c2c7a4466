"""Which file holds which records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.records.briefing import Briefing
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.event import Event
from generator.records.figure import Measure
from generator.records.source import Source


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of YAML file."""

    name: str
    """As messages call a record: `claim`."""
    record: type[Any]
    many: str = ""
    """The key under which a file holds many records by id; empty where the file is one record and its name the id."""


SOURCE = Kind("source", Source)
BRIEFING = Kind("briefing", Briefing)
CLAIM = Kind("claim", Claim, "claims")
ENTITY = Kind("entity", Entity, "entities")
EVENT = Kind("event", Event, "events")
MEASURE = Kind("measure", Measure, "measures")
KINDS = (BRIEFING, CLAIM, SOURCE, ENTITY, EVENT, MEASURE)

FOLDERS = {"sources": SOURCE, "claims": CLAIM}
"""The folders inside the folder of records, each with what it holds."""

_BY_NAME = {"entities.yml": ENTITY, "events.yml": EVENT, "measures.yml": MEASURE}

RESERVED = frozenset(
    (
        *("404", "about", "as-of", "assets", "claims", "data", "entities", "events", "feed", "figures", "index"),
        *("measures", "method", "open-questions", "search", "site", "sitemap", "sources", "timeline", "verification"),
        "voices",
    )
)
"""Addresses of the site's own pages, which no briefing can have."""


KIND_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(path: PurePosixPath) -> Kind | None:
    """Return the kind of the YAML file at `path`, relative to the folder of records; None for a file nobody reads."""
    if path.suffix != ".yml":
        return None
    if len(path.parts) == 1:
        return _BY_NAME.get(path.name, BRIEFING)
    return FOLDERS.get(path.parts[0]) if len(path.parts) == 2 or path.parts[0] == "claims" else None
