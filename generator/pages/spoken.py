"""When a claim was said and when it was reported, each in words; the two are never mixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.graph import Item
from generator.pages import say
from generator.records.date import Date


@dataclass(frozen=True, slots=True)
class Spoken:
    """Both dates."""

    said: str
    """Empty where no article tells."""
    reported: str


def spoken(items: Iterable[Item]) -> Spoken:
    """Return when what `items` carry was said and reported: each date once, the earliest first."""
    items = tuple(items)
    said = _in_order(item.evidence.said for item in items)
    reported = _in_order(item.reported for item in items)
    undated = [say.undated()] if any(item.reported is None for item in items) else []
    return Spoken(
        said="; ".join(say.published(date) for date in said),
        reported="; ".join([*(say.published(date) for date in reported), *undated]),
    )


def _in_order(dates: Iterable[Date | None]) -> list[Date]:
    return sorted({date for date in dates if date is not None}, key=lambda date: date.sort_key)
