"""What a search can be narrowed down to: the briefing, support, challenge, source, entity and year of each claim."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from generator.evidence.graph import Graph, Item
from generator.pages import say
from generator.pages.material import Material
from generator.records.claim import Claim
from generator.records.date import Date
from generator.records.entity import Entity
from generator.records.source import Source

Filters = Mapping[str, tuple[str, ...]]
"""By filter: the values a record has, as readers see them."""


def claim_filters(material: Material, claim: Claim) -> Filters:
    """Return the values of `claim`; every filter is there.

    Its sources are the articles and the reports they had it from; its entities those it is about, those who say it and
    those it came through; its years those it is about and those in which it was said and reported.
    """
    graph, line = material.graph, material.lines[claim.id]
    library, items = graph.library, graph.items_by_claim[claim.id]
    named = [library.entities[id] for id in claim.entities]
    for item in items:
        named += [*item.speakers, *item.voices, *(hand for hand in item.via if isinstance(hand, Entity))]
    return {
        "briefing": tuple(library.briefings[id].title for id in graph.briefings_by_claim[claim.id]),
        "support": (line.support_word,) if line.support_word else (),
        "challenge": (line.challenge_word,),
        "source": tuple(dict.fromkeys(source.label for item in items for source in sources_of(item))),
        "entity": tuple(dict.fromkeys(say.capital(one.name) for one in named)),
        "year": years(*dates_of(graph, claim)),
    }


def dates_of(graph: Graph, claim: Claim) -> Iterator[Date | None]:
    """Yield when what a claim is about was, and when it was said and reported; None for each that is not known."""
    event, figure = graph.library.events.get(claim.event or ""), claim.figure
    yield claim.when
    if event:
        yield event.when
    if figure:
        yield figure.since
        yield figure.until
    for item in graph.items_by_claim[claim.id]:
        yield item.evidence.said
        yield item.reported


def sources_of(item: Item) -> Iterator[Source]:
    """Yield the article an item of evidence stands in, then the reports it had it from."""
    yield item.source
    yield from (hand for hand in item.via if isinstance(hand, Source))


def either(several: Iterable[Filters]) -> Filters:
    """Return the values that any of `several` have."""
    joined: dict[str, dict[str, None]] = {}
    for filters in several:
        for name, values in filters.items():
            joined.setdefault(name, {}).update(dict.fromkeys(values))
    return {name: tuple(values) for name, values in joined.items()}


def years(*dates: Date | None) -> tuple[str, ...]:
    """Return every year in which one of `dates` may lie, in order; of an open span only the end that is known."""
    found: set[int] = set()
    for date in dates:
        if date is None:
            continue
        first = date.earliest if date.earliest != datetime.date.min else date.latest
        last = date.latest if date.latest != datetime.date.max else date.earliest
        found.update(range(first.year, last.year + 1))
    return tuple(str(year) for year in sorted(found))
