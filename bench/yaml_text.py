"""Plain values as YAML, as far as the record needs it; what is in quotation marks is JSON, which YAML takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def mapping(values: Mapping[str, str], indent: str = "") -> str:
    """Return a line for each value that is not empty."""
    return "".join(f"{indent}{key}: {quoted(value)}\n" for key, value in values.items() if value)


def inline(values: Mapping[str, str]) -> str:
    """Return values that are not empty as one flow mapping."""
    return "{" + ", ".join(f"{key}: {quoted(value)}" for key, value in values.items() if value) + "}"


def flow(values: Iterable[str]) -> str:
    """Return ids as a flow sequence."""
    return f"[{', '.join(values)}]"
