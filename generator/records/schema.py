"""JSON Schema of a record, for editors that complete and check YAML while it is written.

Draft 2020-12. An editor program reads `2024` as a number and `false` as a boolean before it asks the schema, so the
schema allows what our own reading makes of a plain word.
"""

from __future__ import annotations

from typing import Any


def json_schema(record: type[Any]) -> dict[str, Any]:
    """Return the schema of one record as written, without its id, which stands elsewhere."""
    from pydantic import TypeAdapter  # no other command loads it

    schema = TypeAdapter(record).json_schema(mode="validation", ref_template="#/$defs/{model}")
    properties = schema["properties"]
    properties.pop("id", None)
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if name != "id"]
    _tidy(schema)
    return schema


def _tidy(schema: Any) -> None:
    """Take out what says nothing to an editor: titles made of field names, and defaults nobody wrote."""
    if isinstance(schema, dict):
        if isinstance(schema.get("title"), str):
            del schema["title"]
        if schema.get("default", 0) in (None, "", [], {}):
            del schema["default"]
        for value in schema.values():
            _tidy(value)
    elif isinstance(schema, list):
        for value in schema:
            _tidy(value)
