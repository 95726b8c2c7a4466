"""What every record has in common: frozen, closed to unknown keys, and aware of where it is written.

Values arrive from YAML as strings; each field type says how its string is read (`reads.py`), and Pydantic's core reads
it so (`validator.py`). It is loaded when a record is first made of values, not when a class is defined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform

from generator.records.place import NOWHERE, Place, PlacedDict
from generator.records.reads import Unwritten
from generator.records.validator import validator_of

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class a record: a frozen, slotted dataclass whose fields are checked when it is made."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__init__ = _checked  # type: ignore[method-assign]
    return made


def _checked(self: Any, **values: Any) -> None:
    from pydantic_core import ArgsKwargs  # not sooner, see above

    validator_of(type(self)).validate_python(ArgsKwargs((), values), self_instance=self)


@record
class Written:
    """A record that stands somewhere in a file."""

    place: Annotated[Place, Unwritten(only=Place)] = field(default=NOWHERE, compare=False, repr=False)

    # Of the JSON Schema, in which what stands under a field in its class describes it.
    __pydantic_config__: ClassVar[Mapping[str, object]] = {"extra": "forbid", "use_attribute_docstrings": True}

    @staticmethod
    def taken(data: Any) -> Any:
        """Return the values of a record, with the place of what they stand in."""
        if isinstance(data, PlacedDict):
            return {**data, "place": data.place.kept()} if "place" not in data else {**data, " place": None}
        return data
