"""A source in one row of the index of sources."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.graph import Graph
from generator.pages import say
from generator.pages.url import source_url
from generator.records.source import Source


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in one row."""

    url: str
    label: str
    publisher: str
    """Or that it is not recorded."""
    publisher_known: bool
    published: str
    published_known: bool
    language: str
    language_known: bool
    held: bool
    claims: int
    """Claims that rest on it, directly or, for one not held, through others."""


def source_row(graph: Graph, source: Source) -> SourceRow:
    """Return the row of a source."""
    items = graph.items_by_source[source.id] if source.held else graph.items_via[source.id]
    return SourceRow(
        url=source_url(source.id),
        label=source.label,
        publisher=source.publisher or say.not_recorded(),
        publisher_known=source.publisher is not None,
        published=say.published(source.published) if source.published else say.not_recorded(),
        published_known=source.published is not None,
        language=say.language(source.language) or say.not_recorded(),
        language_known=bool(source.language),
        held=source.held,
        claims=len({item.claim.id for item in items}),
    )
