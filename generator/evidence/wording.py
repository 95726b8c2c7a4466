"""How much a text tells of what somebody said: whether it gives the day, and whether it gives the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.graph import Item
from generator.records.library import Library

# „so“ in German, “so” in English, «so» in French and Russian, »so« in German books.
_CLOSERS = {"„": "“”", "“": "”", "«": "»", "»": "«", '"': '"'}


@dataclass(frozen=True, slots=True)
class Wording:
    """What is known of how a thing was said."""

    dated: bool
    """Whether some item of evidence tells when it was said, not only when it was reported."""
    quoted: bool
    """Whether some passage gives words of the speaker."""


def wording_of(items: Iterable[Item], library: Library) -> Wording:
    """Return what `items` of evidence tell of how a claim was said."""
    items = tuple(items)
    return Wording(
        dated=any(item.evidence.said is not None for item in items),
        quoted=any(_is_quoted(item, library) for item in items),
    )


def _is_quoted(item: Item, library: Library) -> bool:
    passage, text = item.passage, library.texts.get(item.source.id)
    if text is None or passage.start is None or passage.end is None:
        # Without the text there are the words that the record itself gives.
        return quotes("", f"{passage.selector.prefix} {passage.selector.exact} {passage.selector.suffix}")
    paragraph = text.text.rfind("\n", 0, passage.start) + 1
    return quotes(text.text[paragraph : passage.start], text.text[passage.start : passage.end])


def quotes(before: str, words: str) -> bool:
    """Whether `words` hold a quotation or stand inside one that was opened `before` them, in the same paragraph."""
    closers = ""
    for character in before:
        if not closers:
            closers = _CLOSERS.get(character, "")
        elif character in closers:
            closers = ""
    return bool(closers) or any(character in _CLOSERS for character in words)
