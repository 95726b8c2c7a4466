"""Other spellings of the names in a text, from the entities: whoever looks for Schoigu finds Shoigu."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from generator.pages import say
from generator.records.entity import Entity

_WORD = re.compile(r"\w+")

Words = tuple[str, ...]


class Spellings:
    """All names of some entities, ready to be looked for."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._names: dict[str, dict[str, str]] = {}
        """By what an entity is called: the words of all its names, by how they are compared."""
        self._by_first_word: dict[str, list[tuple[Words, str]]] = defaultdict(list)
        for entity in entities:
            called, names = say.capital(entity.name), (entity.name, *entity.aka)
            self._names[called] = {_plain(word): word for name in names for word in _WORD.findall(name)}
            for name in names:
                words = _words(name)
                if words:
                    self._by_first_word[words[0]].append((words, called))

    def other(self, text: str, named: Iterable[str] = ()) -> str:
        """Return the words of all names that `text` does not have, for whom it names and for those `named`."""
        words = _words(text)
        found = dict.fromkeys(name for name in named if name in self._names)
        for at, word in enumerate(words):
            for name, entity in self._by_first_word.get(word, ()):
                if words[at : at + len(name)] == name:
                    found[entity] = None
        there = set(words)
        missing = {plain: word for entity in found for plain, word in self._names[entity].items()}
        return " ".join(word for plain, word in missing.items() if plain not in there)


def _words(text: str) -> Words:
    return tuple(_plain(word) for word in _WORD.findall(text))


@lru_cache(maxsize=10_000)  # the same words come again and again
def _plain(word: str) -> str:
    """Return a word as it is compared: in small letters, and without the ending of a genitive."""
    word = word.casefold()
    return word.removesuffix("s") if len(word) > 3 else word
