"""What `passages.lock` remembers: where each passage was found, and in which version of the text. No words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PassageKey = tuple[str, str]
"""Source id and the digest of the selector."""


@dataclass(frozen=True, slots=True, order=True)
class LockedText:
    """The version of a text that passages were last proved against."""

    source: str
    digest: str
    """SHA-256, 64 hexadecimal digits."""
    paragraphs: int
    words: int
    on: str
    """The day of proof, ISO 8601."""


@dataclass(frozen=True, slots=True, order=True)
class LockedPassage:
    """One passage as it was found."""

    source: str
    selector: str
    """The selector's digest."""
    paragraph: int
    """Counted from 1."""
    start: int
    """Offset in code points from 0."""
    end: int
    """Exclusive."""
    words: str
    """Digest of the words as held."""
    comparable: str
    """Digest of their comparable form."""
    sentence: str
    """Digest of the comparable form of the sentences it stands in: a `not` can be put in just before a passage."""
    on: str
    """The day it was locked, ISO 8601."""

    @property
    def key(self) -> PassageKey:
        return self.source, self.selector


@dataclass(frozen=True, slots=True)
class Lock:
    """All that is locked."""

    texts: Mapping[str, LockedText] = field(default_factory=dict)
    """By source id."""
    passages: Mapping[PassageKey, LockedPassage] = field(default_factory=dict)
