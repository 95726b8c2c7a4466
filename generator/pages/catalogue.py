"""A catalogue of interface texts in another language, as gettext's PO files keep it.

Read as it is written: a compiled copy beside it could say something else, and a build that speaks English, the language
of the texts in place, reads none.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CONTEXT = "\x04"
"""Stands between a message's context and its text, as in gettext's own tables."""

_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?(".*")')
_PLURAL = re.compile(r"plural=([^;\n]+)")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a language has for each text in place."""

    messages: Mapping[str, tuple[str, ...]]
    """By text (its singular), after its context where it has one; as many as the language has forms of number."""
    plural: str
    """Which form goes with a number `n`, as an expression of C."""


def read_catalogue(file: Path) -> Catalogue:
    """Return the catalogue in a PO file; what is not translated, or only by guess (`fuzzy`), is not there."""
    messages: dict[str, tuple[str, ...]] = {}
    for entry in _entries(file.read_text("utf-8").splitlines()):
        forms = tuple(text for name, text in entry.items() if name.startswith("msgstr"))
        context = entry.get("msgctxt")
        key = entry["msgid"] if context is None else context + CONTEXT + entry["msgid"]
        if all(forms):
            messages[key] = forms
    header, *_ = messages.pop("", ("",))
    plural = _PLURAL.search(header)
    return Catalogue(messages, plural[1].strip() if plural else "n != 1")


def _entries(lines: Iterable[str]) -> Iterator[Mapping[str, str]]:
    """Yield each message by the keywords of its parts; comments, and so messages no longer used, are passed over."""
    entry: dict[str, str] = {}
    name, fuzzy = "", False
    for line in (*lines, ""):
        match = _LINE.fullmatch(line.strip())
        if match:
            name = match[1] or name
            # Strings are escaped as in C, which for what catalogues hold is as in Python.
            entry[name] = entry.get(name, "") + ast.literal_eval(match[2])
        elif line.startswith("#,") and "fuzzy" in line:
            fuzzy = True
        elif not line.strip():
            if entry and not (fuzzy and entry["msgid"]):
                yield entry
            entry, fuzzy = {}, False
