"""Every check, each of one record at a time: after an edit only those are made that look at what was edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.anchoring.anchor import Anchored
from generator.evidence.coverage import coverage_of_source
from generator.evidence.references import ReferenceCheck
from generator.evidence.sense import sense_of_claim, sense_of_source
from generator.pages.material import Material
from generator.pages.prose_check import prose_of_briefing
from generator.pages.show import rights_of_source
from generator.records.problem import Problem


class Check(NamedTuple):
    """What is checked of each record of one kind."""

    name: str
    """`check claim`."""
    ids: Iterable[str]
    of: Callable[[str], list[Problem]]


class Checks:
    """The checks of one look at a record."""

    def __init__(self, material: Material, anchored: Mapping[str, Anchored]) -> None:
        self._material = material
        self._graph = material.graph
        self._anchored = anchored
        self._reference = ReferenceCheck(material.graph.library)

    def of_records(self) -> Iterator[Check]:
        """Yield the checks of each kind of record."""
        library = self._graph.library
        yield Check("check claim", library.claims, self._claim)
        yield Check("check source", library.sources, self._source)
        yield Check("check briefing", library.briefings, self._briefing)
        yield Check("check entity", library.entities, self._entity)
        yield Check("check event", library.events, self._event)

    def of_circles(
        self, claims: Iterable[str] | None = None, entities: Iterable[str] = (), sources: Iterable[str] = ()
    ) -> list[Problem]:
        """Return the circles that these records lead into; those of all records where no claims are given."""
        library = self._graph.library
        if claims is None:
            claims, entities, sources = library.claims, library.entities, library.sources
        return self._told(self._reference.circles, claims, entities, sources)

    # A check looks its record up, so that this too is seen.

    def _claim(self, id: str) -> list[Problem]:
        claim = self._graph.library.claims[id]
        return [*self._told(self._reference.claim, claim), *sense_of_claim(self._graph, claim)]

    def _source(self, id: str) -> list[Problem]:
        source = self._graph.library.sources[id]
        return [
            *self._anchored[id].problems,
            *self._told(self._reference.source, source),
            *sense_of_source(self._graph, source),
            *coverage_of_source(source, self._graph.items_by_source[id], self._graph.paragraphs_by_source[id]),
            *rights_of_source(self._graph, source, self._material.shown, self._material.shares),
        ]

    def _briefing(self, id: str) -> list[Problem]:
        briefing = self._graph.library.briefings[id]
        return [*self._told(self._reference.briefing, briefing), *prose_of_briefing(self._graph.library, briefing)]

    def _entity(self, id: str) -> list[Problem]:
        return self._told(self._reference.entity, self._graph.library.entities[id])

    def _event(self, id: str) -> list[Problem]:
        return self._told(self._reference.event, self._graph.library.events[id])

    def _told(self, look: Callable[..., None], *about: Any) -> list[Problem]:
        before = len(self._reference.problems)
        look(*about)
        return self._reference.problems[before:]
