"""Files as text: UTF-8, inside the folder, all of one moment, or a problem that says why not."""

from __future__ import annotations

import codecs
import os
import stat
import time
from pathlib import Path

from generator.records.place import Place
from generator.records.problem import Problem

_MB = 1024 * 1024
LARGEST_TEXT = 10 * _MB
"""Bytes. A text beyond this is no article; one of nothing but short lines takes eighty times as much in memory."""
LARGEST_RECORD = 4 * _MB
"""Bytes: some fifteen thousand items of evidence, in one file. Each becomes a hundred times as many in memory."""
LARGEST_LOCK = 256 * _MB
"""Bytes: a million passages and more."""

_NO_UTF8 = "is not UTF-8 text"

_WAITS = (0.0, 0.05, 0.2, 0.5)
"""Seconds before each try to read a file that somebody else is writing."""


def name_of(path: Path, root: Path) -> str:
    """Return `path` as messages name it: relative to the folder of mkdocs.yml where it can be, with forward slashes."""
    return Path(os.path.relpath(path, root)).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_text(path: Path, file: str, *, within: Path, largest: int) -> tuple[str | None, list[Problem]]:
    """Return the characters of a file exactly as they are, line ends and byte-order mark included.

    `within` is the folder that a file may not be a link out of, `largest` the most bytes that are read. Messages name
    the file `file`.
    """
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(within)):
                return None, [Problem(Place(file), "is a link out of the folder", ("put the file itself here",))]
            found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None, [Problem(Place(file), "is not a file that can be read", ("put an ordinary file here",))]
        data = _read_steadily(path, largest + 1)
    except OSError as error:
        return None, [Problem(Place(file), f"cannot be read: {error.strerror or error}")]
    if data is None:
        return None, [Problem(Place(file), "was being written while it was read", ("run this again when it is done",))]
    if len(data) > largest:
        message = f"is larger than {largest // _MB} MB and is not read"
        return None, [
            Problem(Place(file), message, ("divide it into several files, or take out what is no part of it",))
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        form = "is UTF-16 text, not UTF-8" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _NO_UTF8
        return None, [Problem(Place(file, line, column), form, ("save the file as UTF-8",))]
    if "\0" in text:
        at = text.index("\0")
        place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        return None, [Problem(place, "is not text: it holds a zero byte", ("put a plain text file here",))]
    return text, []


def _read_steadily(path: Path, most: int) -> bytes | None:
    """Return the first bytes of a file, `most` of them; None for a file that does not stay the same.

    Two readings that agree tell more than the time of the last change, which some file systems keep by the second.
    """
    for wait in _WAITS:
        if wait:  # to sleep for no time still gives the processor away
            time.sleep(wait)
        with path.open("rb", buffering=0) as file:
            # A byte more than it has: whoever adds to the file is still writing.
            size = os.fstat(file.fileno()).st_size
            data = os.pread(file.fileno(), min(size + 1, most), 0)
            if len(data) <= size and data == os.pread(file.fileno(), min(size + 1, most), 0):
                return data
    return None
