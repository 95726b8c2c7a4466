"""What every record has in common: frozen, closed to unknown keys, and aware of where it is written.

This file and the scalars beside it are pydantic's door to the project. Values arrive from YAML as strings; each field
type says how its string is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, Field, InstanceOf, model_validator
from pydantic.dataclasses import dataclass as pydantic_dataclass
from pydantic.json_schema import SkipJsonSchema

from generator.records.place import NOWHERE, Place, PlacedDict

T = TypeVar("T")

CONFIG = ConfigDict(extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field, Field))
def record(cls: type[T]) -> type[T]:
    """Make a class a record: a frozen, slotted dataclass whose fields are checked when it is made."""
    make = cast(Callable[[type[T]], type[T]], pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG))
    return make(cls)


@record
class Written:
    """A record that stands somewhere in a file."""

    place: SkipJsonSchema[InstanceOf[Place]] = field(default=NOWHERE, compare=False, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _take_place_of_mapping(cls, data: Any) -> Any:
        if isinstance(data, PlacedDict):
            return {**data, "place": data.place} if "place" not in data else {**data, " place": None}
        return data
