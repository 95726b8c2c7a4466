"""What `passages.lock` remembers: where each passage was found, and in which version of the text. No words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

PassageKey = tuple[str, str]
"""Source id and the digest of the selector."""


class Digests(NamedTuple):
    """What stood at a passage, told without its words: each 24 hexadecimal digits of SHA-256."""

    words: str
    """Of the words as held."""
    comparable: str
    """Of their comparable form."""
    sentence: str
    """Of the comparable form of the sentences around: a `not` can be put in just before a passage."""


class LockedText(NamedTuple):
    """The version of a text that passages were last proved against."""

    source: str
    digest: str
    """SHA-256, 64 hexadecimal digits."""
    paragraphs: int
    words: int
    on: str
    """The day of proof, ISO 8601."""


class LockedPassage(NamedTuple):
    """One passage as it was found."""

    source: str
    selector: str
    """The selector's digest."""
    paragraph: int
    """Counted from 1."""
    start: int
    """Offset in code points from 0, in the text as received."""
    end: int
    """Exclusive."""
    digests: Digests
    on: str
    """The day it was locked, ISO 8601."""

    @property
    def key(self) -> PassageKey:
        return self.source, self.selector


class AcceptedChange(NamedTuple):
    """That a locked passage changed in its source, and that an editor saw it and let the claim stand."""

    source: str
    selector: str
    on: str
    """The day of acceptance, ISO 8601."""
    old: Digests
    """Of what stood there before."""
    locked_on: str
    """The day the old words were locked, ISO 8601."""
    why: str
    """The editor's reason, one line; public."""

    @property
    def key(self) -> PassageKey:
        return self.source, self.selector


@dataclass(frozen=True, slots=True)
class Lock:
    """All that is locked."""

    texts: Mapping[str, LockedText] = field(default_factory=dict)
    """By source id."""
    passages: Mapping[PassageKey, LockedPassage] = field(default_factory=dict)
    changes: Mapping[PassageKey, tuple[AcceptedChange, ...]] = field(default_factory=dict)
    """Accepted changes of a passage, oldest first."""
