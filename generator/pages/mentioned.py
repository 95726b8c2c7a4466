"""People and organisations in prose: where each is first named, its name leads to its page.

States stand in nearly every sentence, places often stand for governments (`Pyongyang denies`), and weapons are common
nouns; a link at each would only be in the way of reading. So would one at every further mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.pages.typeset import typeset
from generator.pages.url import entity_url
from generator.records.entity import Entity

LINKED = ("person", "organisation")


@dataclass(frozen=True, slots=True)
class Names:
    """The names that are looked for: whole words, the longest first."""

    pattern: re.Pattern[str] | None
    """None where there are none."""
    url_by_name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Finds the first mentions in one briefing; remembers what was mentioned."""

    names: Names = field(repr=False)
    _told: set[str] = field(default_factory=set, repr=False)

    def split(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the pieces of `text`, typeset, each with the address of the page it leads to or an empty one."""
        at = 0
        for match in self.names.pattern.finditer(text) if self.names.pattern else ():
            url = self.names.url_by_name[match[0]]
            if url in self._told:
                continue
            self._told.add(url)
            if match.start() > at:
                yield text[at : match.start()], ""
            yield match[0], url
            at = match.end()
        if at < len(text) or not text:
            yield text[at:], ""


def names_of(entities: Iterable[Entity]) -> Names:
    """Return the names to look for; one that two entities share is nobody's, and so is one in small letters."""
    urls: dict[str, set[str]] = {}
    for entity in entities:
        for name in (entity.name, *entity.aka):
            urls.setdefault(typeset(name), set()).add(entity_url(entity.id) if _is_linked(entity, name) else "")
    found = {name: url for name, (url, *others) in ((name, sorted(all)) for name, all in urls.items()) if not others}
    url_by_name = {name: url for name, url in found.items() if url}
    longest_first = sorted(url_by_name, key=lambda name: (-len(name), name))
    # `Putin’s` names Putin; a hyphen, or a capital after it, makes a name part of another: `United Nations Charter`.
    whole = "|".join(re.escape(name) for name in longest_first)
    return Names(re.compile(rf"(?<![\w-])(?:{whole})(?![\w-]|\s[A-ZÄÖÜ])") if whole else None, url_by_name)


def _is_linked(entity: Entity, name: str) -> bool:
    return entity.type in LINKED and entity.named and name[:1].isupper() and len(name) > 1
