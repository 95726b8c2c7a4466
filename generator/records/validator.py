"""From the types of a record's fields to what checks values by them: the only door to `pydantic_core`, besides errors.

It is told here what the few types of our fields mean. Pydantic itself works the same out for every type there is, and
takes four times as long to load and to do so as a record of some hundred claims to read.
"""

from __future__ import annotations

import dataclasses
import typing
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any

from generator.records.reads import Reads

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

_PLAIN = {str: "str", bool: "bool", int: "int", float: "float"}
_KNOWN: dict[type[Any], SchemaValidator] = {}


def validator_of(record: type[Any]) -> SchemaValidator:
    """Return what makes records of a class, and raises pydantic's ValidationError where it cannot."""
    known = _KNOWN.get(record)
    if known is None:
        from pydantic_core import SchemaValidator  # a build that reads no record does without

        known = _KNOWN[record] = SchemaValidator(_of_record(record))
    return known


def _of_record(record: type[Any]) -> Any:
    """Return the core schema of a record."""
    hints = typing.get_type_hints(record, include_extras=True)
    fields = [
        {"type": "dataclass-field", "name": one.name, "kw_only": True, "schema": _with_default(one, hints[one.name])}
        for one in dataclasses.fields(record)
    ]
    made = {
        "type": "dataclass",
        "cls": record,
        "schema": {"type": "dataclass-args", "dataclass_name": record.__name__, "fields": fields},
        "fields": [one.name for one in dataclasses.fields(record)],
        "slots": True,
        "config": {"title": record.__name__, "extra_fields_behavior": "forbid"},
    }
    return _before(record.taken, made)


def _with_default(one: dataclasses.Field[Any], hint: Any) -> Any:
    schema = _of_type(hint)
    if one.default is not dataclasses.MISSING:
        return {"type": "default", "schema": schema, "default": one.default}
    if one.default_factory is not dataclasses.MISSING:
        return {"type": "default", "schema": schema, "default_factory": one.default_factory}
    return schema


def _of_type(hint: Any) -> Any:
    """Return the core schema of a type; raise TypeError for one that no field has had yet."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _as_read(inner[0], [one for one in inner[1:] if isinstance(one, Reads)])
    if origin in (UnionType, typing.Union) and len(inner) == 2 and inner[1] is NoneType:
        return {"type": "nullable", "schema": _of_type(inner[0])}
    if origin is tuple and inner[1:] == (...,):
        return {"type": "tuple", "items_schema": [_of_type(inner[0])], "variadic_item_index": 0}
    if origin is dict:
        return {"type": "dict", "keys_schema": _of_type(inner[0]), "values_schema": _of_type(inner[1])}
    if origin is typing.Literal:
        return {"type": "literal", "expected": list(inner)}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _of_record(hint)
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    raise TypeError(f"no field is {hint}")


def _as_read(hint: Any, reads: list[Reads]) -> Any:
    only = next((one.only for one in reads if one.only), None)
    schema = {"type": "is-instance", "cls": only} if only else _of_type(hint)
    for one in reads:
        if one.before is not None:
            schema = _before(one.before, schema)
        if one.after is not None:
            schema = {
                "type": "function-after",
                "function": {"type": "no-info", "function": one.after},
                "schema": schema,
            }
    return schema


def _before(function: Any, schema: Any) -> Any:
    return {"type": "function-before", "function": {"type": "no-info", "function": function}, "schema": schema}
