"""What files said when they were last read, so that only those that have changed are read and understood again."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator.reading.files import read_text
from generator.records.problem import Problem

T = TypeVar("T")

_SETTLED = 2_000_000_000
"""Nanoseconds. A file that changed later than this before it was read could change again and look the same: some file
systems keep times by two seconds."""


Stamp = tuple[int, int, int, int, int]
"""By what a change of a file shows without reading it: when the file was changed and when its inode, in nanoseconds,
its size, its inode and its device. Without names: every file of a record has one, and is asked for it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as it was read."""

    stamp: Stamp | None
    """None where it was too fresh for its stamp to tell."""
    digest: bytes
    """Of its text."""
    said: Any
    """What was made of it."""


class Readings:
    """The readings of all files of a record, by path."""

    def __init__(self) -> None:
        self._last: dict[str, Reading] = {}
        self._now: dict[str, Reading] = {}
        self.has_read = False
        """Whether any file had to be read."""
        self.shelves: Any = None
        """What has been made of all files of records together."""

    def begin(self) -> None:
        """Begin to read the whole record: what is not asked for from now on is forgotten at the next beginning."""
        self._last, self._now = self._now, {}

    def unchanged(self, path: str) -> Any | None:
        """Return what was made of a file that is as it was, None where it has to be read."""
        known = self._last.get(path)
        if known is None or known.stamp is None or known.stamp != _stamp(path):
            return None
        self._now[path] = known
        return known.said

    def read(
        self, path: Path, file: str, *, within: Path, largest: int, understand: Callable[[str], T]
    ) -> tuple[T | None, list[Problem]]:
        """Return what `understand` makes of the text of a file, or why it cannot be read (see `read_text`)."""
        self.has_read = True
        key = str(path)
        stamp, known = _stamp(key), self._last.get(key)
        text, problems = read_text(path, file, within=within, largest=largest)
        if text is None:
            return None, problems
        digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
        said = understand(text) if known is None or known.digest != digest else known.said
        self._now[key] = Reading(stamp if stamp and _is_settled(stamp) else None, digest, said)
        found: T = said
        return found, []

    def take(self, path: str, reading: Reading) -> None:
        """Take over what a copy of this process has read."""
        self._now[path] = reading
        self.has_read = True

    def known(self) -> Iterator[tuple[str, Any]]:
        """Yield the path of each file that was read last, in that order, with what was made of it."""
        for path, reading in self._now.items():
            yield path, reading.said

    @property
    def last(self) -> Mapping[str, Reading]:
        """The readings of the whole record, to be kept for another process."""
        return self._now

    def recall(self, readings: Mapping[str, Reading]) -> None:
        """Take over what another process has read."""
        self._now = dict(readings)

    def forget(self, path: Path) -> None:
        """Read a file again the next time, because what was made of it is of no use."""
        self._now.pop(str(path), None)


def _stamp(path: str) -> Stamp | None:
    """Return the stamp of a file, None where it cannot be had."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked of every file of a record, it takes half the time of Path.stat
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev


def _is_settled(stamp: Stamp) -> bool:
    changed, inode_changed, *_ = stamp
    return time.time_ns() - max(changed, inode_changed) > _SETTLED
