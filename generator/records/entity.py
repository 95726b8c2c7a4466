"""People, organisations, states, places and weapons, with all their names."""

from __future__ import annotations

from typing import Literal

from generator.records.date import EdtfDate
from generator.records.record import Written, record
from generator.records.scalars import Flag, Id, Line, Lines, Text

EntityType = Literal["person", "organisation", "state", "place", "weapon"]


@record
class Role(Written):
    """An office or function, for as long as the articles say."""

    role: Line
    since: EdtfDate | None = None
    until: EdtfDate | None = None


@record
class Entity(Written):
    """Somebody or something that claims are about or come from."""

    id: Id
    type: EntityType
    name: Line
    """As our pages write it."""
    aka: Lines = ()
    """Every other spelling found."""
    roles: tuple[Role, ...] = ()
    voice_of: Id | None = None
    """For whom it speaks: a ministry for its government."""
    named: Flag = True
    """False for speakers without a name, such as analysts or observers: they are listed, but are no voices."""
    note: Text | None = None
    """Public."""
