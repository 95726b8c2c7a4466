"""Whether words of a text are somebody's, as quotation marks tell."""

from __future__ import annotations

import re

# „so“ in German, “so” in English, «so» in French and Russian, »so« in German books.
_CLOSERS = {"„": "“”", "“": "”", "«": "»", "»": "«", '"': '"'}
_MARK = re.compile(f"[{''.join({*_CLOSERS, *''.join(_CLOSERS.values())})}]")


def quotes(before: str, words: str) -> bool:
    """Whether `words` hold a quotation or stand inside one that was opened `before` them, in the same paragraph."""
    closers = ""
    for mark in _MARK.findall(before):
        if not closers:
            closers = _CLOSERS.get(mark, "")
        elif mark in closers:
            closers = ""
    return bool(closers) or any(mark in _CLOSERS for mark in _MARK.findall(words))
