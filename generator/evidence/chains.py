"""Records that lead to one another: the end of a chain, and the circles that have none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


def end_of_chain(record: T, records: Mapping[str, T], next_of: Callable[[T], str | None]) -> T:
    """Return the last record that following `next_of` from `record` leads to.

    A chain ends where the next id is missing, or would lead back: circles are problems, told elsewhere.
    """
    seen = {id(record)}
    # Most are the end themselves, and nothing is asked of the records.
    while (name := next_of(record)) and (following := records.get(name)) is not None and id(following) not in seen:
        record = following
        seen.add(id(record))
    return record


def circles(
    records: Mapping[str, T], next_of: Callable[[T], Iterable[str]], starts: Iterable[str] | None = None
) -> list[list[str]]:
    """Return every circle that following `next_of` from `starts`, else from any record, leads into, each once.

    A circle is the ids on it, beginning with the smallest, in the order of the steps. Does not recurse, so that a
    long chain is no danger.
    """
    done: set[str] = set()
    found: dict[tuple[str, ...], list[str]] = {}
    for start in records if starts is None else starts:
        way: list[str] = []
        on_way: dict[str, int] = {}
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            name, leave = stack.pop()
            if leave:
                on_way.pop(way.pop())
                done.add(name)
            elif name in on_way:
                circle = way[on_way[name] :]
                least = circle.index(min(circle))
                circle = circle[least:] + circle[:least]
                found.setdefault(tuple(circle), circle)
            elif name in records and name not in done:
                on_way[name] = len(way)
                way.append(name)
                stack.append((name, True))
                stack.extend((step, False) for step in reversed(list(next_of(records[name]))))
    return list(found.values())
