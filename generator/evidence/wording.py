"""How much a text tells of what somebody said: whether it gives the day, and whether it gives the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.anchoring.quotation_marks import quotes
from generator.evidence.graph import Item


@dataclass(frozen=True, slots=True)
class Wording:
    """What is known of how a thing was said."""

    dated: bool
    """Whether some item of evidence tells when it was said, not only when it was reported."""
    quoted: bool
    """Whether some passage gives words of the speaker."""


def wording_of(items: Iterable[Item]) -> Wording:
    """Return what `items` of evidence tell of how a claim was said."""
    items = tuple(items)
    return Wording(
        dated=any(item.evidence.said is not None for item in items),
        quoted=any(_is_quoted(item) for item in items),
    )


def _is_quoted(item: Item) -> bool:
    passage = item.passage
    if passage.quotes is None:
        # Without the text there are the words that the record itself gives.
        return quotes("", f"{passage.selector.prefix} {passage.selector.exact} {passage.selector.suffix}")
    return passage.quotes
