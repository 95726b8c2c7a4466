"""The JSON Schema of every kind of YAML file, made from the records."""

from __future__ import annotations

import json
from typing import Any

from generator.reading.kinds import KINDS, Kind
from generator.records.scalars import ID_SCHEMA, OPEN
from generator.records.schema import json_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {f"{kind.many or kind.name}.json": _text(kind) for kind in KINDS}


def _text(kind: Kind) -> str:
    record = json_schema(kind.record)
    if not kind.many:
        return _dump({"$schema": DIALECT, "title": f"One {kind.name}", **record})
    definitions, name = record.pop("$defs", {}), kind.record.__name__
    return _dump(
        {
            "$schema": DIALECT,
            "title": f"A file of {kind.many}",
            "type": "object",
            "additionalProperties": False,
            "required": [kind.many],
            "properties": {
                kind.many: {
                    "type": "object",
                    "description": f"The {kind.many} by their ids.",
                    "propertyNames": {**ID_SCHEMA, "not": {"const": OPEN}},
                    "additionalProperties": {"$ref": f"#/$defs/{name}"},
                }
            },
            "$defs": {name: record, **definitions},
        }
    )


def _dump(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
