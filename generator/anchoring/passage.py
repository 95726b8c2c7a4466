"""What a selector was found to mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.records.lock import AcceptedChange, Digests, PassageKey
from generator.records.selector import TextQuoteSelector

State = Literal["exact", "moved", "retyped", "new", "locked", "unproved", "missing", "ambiguous", "changed"]

PROVED: frozenset[State] = frozenset({"exact", "moved", "retyped", "new"})
"""States in which the words were found in the text in hand."""
STOPS: frozenset[State] = frozenset({"unproved", "missing", "ambiguous", "changed"})
"""States that are problems."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source, with the words that stand there where the text is in hand."""

    source: str
    selector: TextQuoteSelector
    state: State
    paragraph: int | None = None
    """Counted from 1; None where the passage was not found."""
    start: int | None = None
    """Offset in code points from 0, in the text as received."""
    end: int | None = None
    """Exclusive."""
    words: str | None = None
    """As held, damage included; None without the text."""
    proved_on: str | None = None
    """The day it was last locked, ISO 8601; None for one that is not locked."""
    digests: Digests | None = None
    """What stands there now; None without the text, or where it was not found once."""
    quotes: bool | None = None
    """Whether words of a speaker are among them, as quotation marks tell; None without the text."""
    changes: tuple[AcceptedChange, ...] = ()
    """Changes of its wording that an editor has accepted, oldest first."""

    key: PassageKey = field(init=False, repr=False, compare=False)
    """Worked out once, for it takes a digest, and everything that is joined asks for it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", (self.source, self.selector.digest))


Passages = Mapping[PassageKey, Passage]
"""Every passage of a library, quotations and attributions alike, by source and selector."""
