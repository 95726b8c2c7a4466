"""The kinds of plain value a field can hold, each with how its string is read and what is wrong when it cannot be."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from generator.records.reads import Reads

OPEN = "open"
"""Stands where an id could: the text does not settle it."""

LONGEST_ID = 80
"""Characters. A file system takes names of 255 bytes."""
MOST_IN_A_LIST = 100
LONGEST_LINE = 2_000
"""Characters, a page of print."""
LONGEST_TEXT = 20_000
"""Characters, some ten pages: of a note, of the prose of a section."""

_URL = r"https?://[^\s/]+"
_LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
"""Names that Windows keeps for devices: a page under such a name could not be checked out there."""

_HIDDEN = re.compile(
    "(?P<control>[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff])"
    "|[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"
)


def check_id(value: str) -> str:
    """Return `value` if it can be an id and a folder name on every system, else raise ValueError."""
    if not _ID.fullmatch(value) or len(value) > LONGEST_ID:
        raise ValueError(
            f"'{value}' cannot be an id: use lower-case letters a-z, digits and single hyphens, 80 at most"
        )
    if value in DEVICES:
        raise ValueError(f"'{value}' cannot be an id: Windows keeps this name for a device")
    return value


def check_text(value: str) -> str:
    """Return `value` without outer white space, or raise ValueError where it hides characters from the reader."""
    hidden = _HIDDEN.search(value)
    if hidden:
        kind = "control character" if hidden.lastgroup == "control" else "invisible direction mark"
        raise ValueError(f"holds the {kind} U+{ord(hidden[0]):04X}: remove it")
    value = value.strip()
    if not value:
        raise ValueError("is empty")
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"is longer than {LONGEST_TEXT} characters: divide it")
    return value


def check_line(value: str) -> str:
    """Return `value` as `check_text` does, if it is a single line."""
    value = check_text(value)
    if "\n" in value:
        raise ValueError("should be a single line")
    if len(value) > LONGEST_LINE:
        raise ValueError(f"is longer than {LONGEST_LINE} characters: say it in fewer")
    return value


def check_url(value: str) -> str:
    """Return `value` if it is an absolute http or https address, else raise ValueError."""
    value = check_line(value)
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or re.search(r"\s", value):
        raise ValueError(f"'{value}' is not a web address: it should begin with https://")
    return value


def check_language(value: str) -> str:
    """Return `value` if it is a language tag of BCP 47's common form, else raise ValueError."""
    if not re.fullmatch(_LANGUAGE, value):
        raise ValueError(f"'{value}' is not a language tag: write de, en, ko, zh-Hant, pt-BR, ...")
    return value


def read_flag(value: Any) -> Any:
    """Read `true` and `false`, YAML 1.2's two booleans; raise ValueError for other words."""
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str):
        raise ValueError(f"'{value}' should be true or false")
    return value


def read_number(value: Any) -> Any:
    """Read a whole number written in digits only."""
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise ValueError(f"'{value}' should be a whole number")
        return int(value)
    return value


def read_share(value: Any) -> Any:
    """Read a share between 0 and 1."""
    if isinstance(value, str):
        if not re.fullmatch(r"0\.[0-9]{1,4}|1(?:\.0)?", value):
            raise ValueError(f"'{value}' should be a share between 0 and 1, such as 0.3")
        return float(value)
    return value


def read_several(value: Any) -> Any:
    """Read one value where several are allowed as a list of one; raise ValueError for more than anybody reads."""
    if isinstance(value, list) and len(value) > MOST_IN_A_LIST:
        raise ValueError(f"names more than {MOST_IN_A_LIST}: too many for anybody to read")
    return (value,) if isinstance(value, str) else value


def written(pattern: str, message: str, *types: str, **more: Any) -> dict[str, Any]:
    """Return the JSON Schema of a value that is written so; `types` are what an editor program may take it for.

    `message` is what VS Code and its like show in place of the pattern.
    """
    kinds = ["string", *types]
    return {"type": kinds if types else "string", "pattern": pattern, "patternErrorMessage": message, **more}


# What an editor program makes of a plain word before it asks the schema: a title may look like a number to it.
WORDS = ("number", "boolean")
_NO_DEVICE = "(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)"
ID_SCHEMA = written(
    f"^{_NO_DEVICE}{_ID.pattern}$", "lower-case letters a-z, digits and single hyphens", maxLength=LONGEST_ID
)
_LINE_SCHEMA = written(r"^\s*\S[^\n]*\s*$", "a single line that is not empty", *WORDS, maxLength=LONGEST_LINE)
_TEXT_SCHEMA = written(r"\S", "is empty", *WORDS, maxLength=LONGEST_TEXT)

Id = Annotated[str, Reads(after=check_id, schema=ID_SCHEMA)]
"""Names a record: lower-case words joined by hyphens."""
Line = Annotated[str, Reads(after=check_line, schema=_LINE_SCHEMA)]
"""Plain text on one line; shown escaped."""
Text = Annotated[str, Reads(after=check_text, schema=_TEXT_SCHEMA)]
"""Plain text; shown escaped."""
Prose = Annotated[str, Reads(after=check_text, schema=_TEXT_SCHEMA)]
"""Markdown with citations."""
Url = Annotated[str, Reads(after=check_url, schema=written(f"^{_URL}", "https://…"))]
Language = Annotated[
    str, Reads(after=check_language, schema=written(f"^{_LANGUAGE}$", "de, en, ko, zh-Hant, pt-BR, ..."))
]
Flag = Annotated[bool, Reads(before=read_flag, schema={"type": "boolean"})]
Number = Annotated[int, Reads(before=read_number, schema={"type": "integer", "minimum": 0})]
Share = Annotated[float, Reads(before=read_share, schema={"type": "number", "minimum": 0, "maximum": 1})]
Lines = Annotated[
    tuple[Line, ...],
    Reads(
        before=read_several,
        schema={"anyOf": [_LINE_SCHEMA, {"type": "array", "items": _LINE_SCHEMA, "maxItems": MOST_IN_A_LIST}]},
    ),
]
"""One line of text, or a list of them."""
Ids = Annotated[
    tuple[Id, ...],
    Reads(
        before=read_several,
        schema={"anyOf": [ID_SCHEMA, {"type": "array", "items": ID_SCHEMA, "maxItems": MOST_IN_A_LIST}]},
    ),
]
"""One id, or a list of them."""
