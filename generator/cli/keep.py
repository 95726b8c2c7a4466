"""Texts seen are kept in the cache under their hash, so that later messages can show what a passage said before."""

from __future__ import annotations

from pathlib import Path

from generator.anchoring.history import keep_text
from generator.records.library import Library


def keep_texts(cache: Path, library: Library) -> None:
    """Keep every text in hand. Where that cannot be, messages show less; a cache is never a reason to stop."""
    try:
        for text in library.texts.values():
            keep_text(cache, text)
    except OSError:
        pass  # read only, or full
