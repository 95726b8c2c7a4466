"""One key and its value as a line of YAML, ready to paste into a block or between braces."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"\w(?:[\w .;()/!…–—-]*[\w.)!])?")


def yaml_line(key: str, value: str) -> str:
    """Return `key: value`, the value quoted where YAML would read it otherwise or where one could think so."""
    return f"{key}: {value if _PLAIN.fullmatch(value) else _quoted(value)}"


def _quoted(value: str) -> str:
    escaped = json.dumps(value, ensure_ascii=False)
    return "".join(map(_escape, escaped))


def _escape(character: str) -> str:
    if character.isprintable() or character in "\u200c\u200d":
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
