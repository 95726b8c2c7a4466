"""The index of sources: a table of those we hold, and of those we know only through them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import say
from generator.pages.material import Material
from generator.pages.url import SOURCES, source_url
from generator.records.source import Source


@dataclass(frozen=True, slots=True)
class Row:
    """A source in one row."""

    url: str
    label: str
    publisher: str
    """Or that it is not recorded."""
    publisher_known: bool
    published: str
    published_known: bool
    language: str
    claims: int
    """Claims that rest on it, directly or, for one not held, through others."""


@dataclass(frozen=True, slots=True)
class SourcesView:
    """What the index of sources shows."""

    url: str
    title: str
    description: str
    held: tuple[Row, ...]
    unread: tuple[Row, ...]


def sources_views(material: Material) -> Iterator[SourcesView]:
    """Yield the one index."""
    sources = sorted(material.graph.library.sources.values(), key=lambda source: (source.label.casefold(), source.id))
    held = tuple(_row(material, source) for source in sources if source.held)
    unread = tuple(_row(material, source) for source in sources if not source.held)
    yield SourcesView(
        url=SOURCES,
        title="Sources",
        description=f"{say.count(len(held), 'source')} held; {len(unread)} known only through them, and not read.",
        held=held,
        unread=unread,
    )


def _row(material: Material, source: Source) -> Row:
    graph = material.graph
    items = graph.items_by_source[source.id] if source.held else graph.items_via[source.id]
    return Row(
        url=source_url(source.id),
        label=source.label,
        publisher=source.publisher or "not recorded",
        publisher_known=source.publisher is not None,
        published=say.published(source.published) if source.published else "not recorded",
        published_known=source.published is not None,
        language=say.language(source.language) or "not recorded",
        claims=len({item.claim.id for item in items}),
    )
