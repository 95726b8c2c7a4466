"""Files as text: UTF-8, inside the folder, or a problem that says why not."""

from __future__ import annotations

import os
from pathlib import Path

from generator.records.place import Place
from generator.records.problem import Problem

LARGEST = 32 * 1024 * 1024
"""Bytes. A file beyond this is no record and no article; reading on would only take memory."""


def name_of(path: Path, root: Path) -> str:
    """Return `path` as messages name it: relative to the folder of mkdocs.yml where it can be, with forward slashes."""
    return Path(os.path.relpath(path, root)).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_text(path: Path, file: str, *, within: Path | None = None) -> tuple[str | None, list[Problem]]:
    """Return the characters of a file exactly as they are, line ends and byte-order mark included.

    `within` is the folder that a link may not leave.
    """
    try:
        if within is not None and not path.resolve().is_relative_to(within.resolve()):
            return None, [Problem(Place(file), "is a link out of the folder", ("put the file itself here",))]
        if path.stat().st_size > LARGEST:
            return None, [Problem(Place(file), f"is larger than {LARGEST // 1024 // 1024} MB and is not read")]
        data = path.read_bytes()
    except OSError as error:
        return None, [Problem(Place(file), f"cannot be read: {error.strerror or error}")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        return None, [Problem(Place(file, line, column), "is not UTF-8 text", ("save the file as UTF-8",))]
    if "\0" in text:
        at = text.index("\0")
        place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        return None, [Problem(place, "is not text: it holds a zero byte")]
    return text, []
