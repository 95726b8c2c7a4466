"""What happened, when and where, as far as known."""

from __future__ import annotations

from generator.records.date import EdtfDate
from generator.records.record import Written, record
from generator.records.scalars import Id, Ids, Line, Text


@record
class Event(Written):
    """Something that happened or was to happen; claims point to it."""

    id: Id
    title: Line
    when: EdtfDate | None = None
    where: Id | None = None
    """An entity, mostly a place."""
    entities: Ids = ()
    note: Text | None = None
    """Public."""
