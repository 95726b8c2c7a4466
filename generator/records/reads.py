"""How the value of a field is read from what stands in YAML, and what an editor program is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Reads:
    """What stands behind a type in `Annotated[…]`; of several the last is asked first.

    Its methods are Pydantic's, which makes the JSON Schema and no record: see "Custom types" in its documentation.
    """

    before: Callable[[Any], Any] | None = None
    """Makes of what stands there what the type wants; raises ValueError, in an editor's words."""
    after: Callable[[Any], Any] | None = None
    """Returns what is kept of a value of the type; raises ValueError in the same way."""
    only: type[Any] | None = None
    """The value is then of this class, and not looked into."""
    schema: Mapping[str, Any] | None = None
    """The JSON Schema of what stands there, where the type does not tell it."""
    written: Any = None
    """The type of what stands there, where it is another and tells the JSON Schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        if self.written is not None:
            return handler.generate_schema(self.written)
        return {"type": "any"} if self.only else handler(source)

    def __get_pydantic_json_schema__(self, found: Any, handler: Any) -> Any:
        return handler(found) if self.schema is None else dict(self.schema)


class Unwritten(Reads):
    """Of a field that nobody writes."""

    __slots__ = ()

    def __get_pydantic_json_schema__(self, found: Any, handler: Any) -> Any:
        from pydantic_core import PydanticOmit  # only who makes a JSON Schema loads it

        raise PydanticOmit
