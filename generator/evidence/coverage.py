"""How much of a source the record uses: each paragraph is cited, skipped, boilerplate, or not used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.anchoring.comparable import count_paragraphs
from generator.evidence.graph import Item
from generator.evidence.paragraph_use import ParagraphUse
from generator.records.library import Library
from generator.records.problem import Problem
from generator.records.source import Source


def coverage_of(source: Source, items: Iterable[Item], count: int) -> tuple[ParagraphUse, ...]:
    """Return the use of each of the paragraphs of `source`, of which there are `count`; `items` are its evidence."""
    cited: dict[int, list[str]] = {}
    for item in items:
        for passage in (item.passage, item.attribution):
            if passage is not None and passage.paragraph is not None:
                cited.setdefault(passage.paragraph, []).append(item.claim.id)
    uses = []
    for paragraph in range(1, count + 1):
        if paragraph in cited:
            uses.append(ParagraphUse(paragraph, "cited", tuple(dict.fromkeys(cited[paragraph]))))
        elif paragraph in source.skip:
            uses.append(ParagraphUse(paragraph, "skipped", why=source.skip[paragraph]))
        elif paragraph in source.boilerplate:
            uses.append(ParagraphUse(paragraph, "boilerplate"))
        else:
            uses.append(ParagraphUse(paragraph, "nothing taken" if source.reviewed else "not read"))
    return tuple(uses)


def paragraphs_of(library: Library, source: str) -> int:
    """Return the number of paragraphs of a source, 0 where neither text nor lock tells."""
    text, locked = library.texts.get(source), library.lock.texts.get(source)
    if text is not None:
        return count_paragraphs(text.text)
    return locked.paragraphs if locked else 0


def coverage_of_source(source: Source, items: Iterable[Item], count: int) -> Iterator[Problem]:
    """Yield what one source record says of paragraphs that are cited after all, or that are not there."""
    cited: dict[int, str] = {}
    for item in items:
        if item.passage.paragraph is not None:
            cited.setdefault(item.passage.paragraph, item.claim.id)
    for paragraph in source.skip:
        if paragraph in cited:
            message = f"source '{source.id}': paragraph {paragraph} is skipped, but claim '{cited[paragraph]}' cites it"
            place = source.place.key("skip", str(paragraph))
            yield Problem(place, message, ("take it out of `skip`",))
    yield from _beyond(source, count)


def _beyond(source: Source, count: int) -> list[Problem]:
    if not count:
        return []
    named = [(number, source.place.key("skip", str(number))) for number in source.skip]
    named += [(number, source.place.at("boilerplate", index)) for index, number in enumerate(source.boilerplate)]
    named += [(part.paragraphs[-1], part.place.at("paragraphs")) for part in source.parts]
    detail = "a paragraph is a line that is not empty, counted from 1"
    return [
        Problem(place, f"source '{source.id}': there is no paragraph {number}, the text has {count}", (detail,))
        for number, place in named
        if not 1 <= number <= count
    ]
