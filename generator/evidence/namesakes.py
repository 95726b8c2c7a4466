"""Names that could be taken for one another, among entities of one type.

People share a name when one word of it is the same: `Kim Jong Un` and `Immanuel Kim`. All others do when the whole of
one name is part of the other's: `experts` and `Western experts`, but not `North Korea` and `South Korea`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.records.entity import Entity

_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLES = frozenset(
    (
        *("herr", "frau", "mr", "mrs", "ms", "dr", "prof", "professor", "präsident", "president", "general", "sir"),
        *("von", "van", "de", "der", "den", "da", "di", "du", "al", "el", "la", "le", "of", "the", "bin", "ibn"),
    )
)
"""Words that stand with many people's names and tell none of them."""


def namesakes(entities: Iterable[Entity]) -> Mapping[str, tuple[str, ...]]:
    """Return by id, for each entity that has any, the ids of those that it could be taken for, by their names."""
    by_type: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        by_type[entity.type].append(entity)
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for type, several in by_type.items():
        for one, other in _people(several) if type == "person" else _others(several):
            found[one.id][other.id] = other
            found[other.id][one.id] = one
    return {
        id: tuple(one.id for one in sorted(others.values(), key=lambda one: (one.name.casefold(), one.id)))
        for id, others in found.items()
    }


def _people(people: Iterable[Entity]) -> Iterable[tuple[Entity, Entity]]:
    by_word: dict[str, list[Entity]] = defaultdict(list)
    for one in people:
        for word in frozenset().union(*_spellings(one)) - _TITLES:
            for other in by_word[word]:
                yield other, one
            by_word[word].append(one)


def _others(entities: Iterable[Entity]) -> Iterable[tuple[Entity, Entity]]:
    spellings = {one.id: _spellings(one) for one in entities}
    by_id = {one.id: one for one in entities}
    ids_by_word: dict[str, set[str]] = defaultdict(set)
    for id, several in spellings.items():
        for word in frozenset().union(*several):
            ids_by_word[word].add(id)
    for id, several in spellings.items():
        for words in several:
            near = set.intersection(*(ids_by_word[word] for word in words)) - {id}
            for other in sorted(near):
                if any(words <= spelling for spelling in spellings[other]):
                    yield by_id[id], by_id[other]


def _spellings(entity: Entity) -> list[frozenset[str]]:
    """Return the words of each name, small; a name without any word in letters is left out."""
    names = (frozenset(_WORD.findall(name.casefold())) for name in (entity.name, *entity.aka))
    return [words for words in names if words]
