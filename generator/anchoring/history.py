"""Texts as they were: each text seen is kept in the cache under its hash, for messages that show what a passage said.

The lock itself holds no words. Deleting the cache loses these comparisons and nothing else.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.anchoring.digests import digest
from generator.records.lock import Lock, LockedPassage
from generator.records.text import ArticleText

FOLDER = "texts"
"""Inside the cache."""


@dataclass(frozen=True, slots=True)
class History:
    """The texts that the lock speaks of, as far as they were kept."""

    lock: Lock
    cache: Path | None = None
    """None where nothing is kept."""

    def text_of(self, locked: LockedPassage) -> str | None:
        """Return the text that a passage was locked in, None where it was not kept."""
        text = self.lock.texts.get(locked.source)
        if self.cache is None or text is None:
            return None
        try:
            kept = _path(self.cache, text.digest).read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            return None  # a cache is never a reason to stop
        return kept if digest(kept[locked.start : locked.end]) == locked.digests.words else None

    def old_words(self, locked: LockedPassage) -> str | None:
        """Return the words of a passage when it was locked, None where they were not kept."""
        text = self.text_of(locked)
        return None if text is None else text[locked.start : locked.end]


def keep_text(cache: Path, text: ArticleText) -> None:
    """Keep a text under its hash; one that is there already is left as it is.

    A cache that cannot be written is never a reason to stop: the message that would have shown old words says so.
    """
    path = _path(cache, text.digest)
    if path.exists():
        return
    unfinished = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        try:
            unfinished.write_bytes(text.text.encode())
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(text.text.encode())
        unfinished.replace(path)


def _path(cache: Path, digest: str) -> Path:
    return cache / FOLDER / f"{digest}.txt"
