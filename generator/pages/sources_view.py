"""The index of sources: a table of those we hold, and of those we know only through them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import say
from generator.pages.language import gettext
from generator.pages.material import Material
from generator.pages.source_row import SourceRow
from generator.pages.url import SOURCES


@dataclass(frozen=True, slots=True)
class SourcesView:
    """What the index of sources shows."""

    url: str
    title: str
    description: str
    held: tuple[SourceRow, ...]
    unread: tuple[SourceRow, ...]


def sources_views(material: Material) -> Iterator[SourcesView]:
    """Yield the one index."""
    rows = sorted(material.source_rows.values(), key=lambda row: (row.label.casefold(), row.url))
    held, unread = tuple(row for row in rows if row.held), tuple(row for row in rows if not row.held)
    yield SourcesView(
        url=SOURCES,
        title=gettext("Sources"),
        description=gettext(
            "%(held)s held; %(number)s known only through them, and not read.",
            held=say.count(len(held), "source"),
            number=len(unread),
        ),
        held=held,
        unread=unread,
    )
