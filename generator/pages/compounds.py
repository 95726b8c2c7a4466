"""The last part of words that a language writes as one: `Artilleriegranaten` are `Granaten`, and are looked for so.

A search finds words by how they begin, so without this nobody would find them. No dictionary is needed: a last part
counts where it stands as a word of its own in the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

COMPOUNDING = frozenset({"da", "de", "nl", "no", "sv"})
"""ISO 639-1 codes of languages that write compounds as one word and whose last part is the thing itself."""
SHORTEST_FIRST, SHORTEST_LAST = 4, 5
"""Letters of either part; with fewer, endings would count as words."""

_WORD = re.compile(r"[^\W\d_]+")


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of `texts` that can be the last part of another, in small letters."""
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text) if len(word) >= SHORTEST_LAST)


def last_parts(text: str, words: Collection[str]) -> Iterator[str]:
    """Yield the longest last part of each word of `text` that is one of `words`, each once."""
    seen: set[str] = set()
    for long in _WORD.findall(text):
        word = long.casefold()
        for at in range(SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1):
            part = word[at:]
            if part in words:
                if part not in seen:
                    seen.add(part)
                    yield part
                break
