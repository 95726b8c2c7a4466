"""What pieces of work drew on, in columns: a large record has a million pieces, too many for an object each."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from itertools import compress
from operator import not_
from typing import Any, NamedTuple

_LOOKED_AT = 1024
"""Pieces that are passed over together where none of them drew on what has changed."""
_DEAD = 0
"""In place of the facts of a piece that is stale. No fact has this number."""


class Packed(NamedTuple):
    """The columns as bytes, to be kept for another process."""

    pieces: bytes
    ends: bytes
    facts: bytes
    known: bytes


class Drawn:
    """Which facts each piece of one kind of work drew on; pieces and facts are numbers (see `Trace`)."""

    __slots__ = ("_ends", "_facts", "_known", "_pieces")

    def __init__(self) -> None:
        self._pieces = array("I")
        self._ends = array("I")
        """Where the facts of each piece end; they begin where those of the one before end."""
        self._facts = array("I")
        self._known = bytearray()
        """By the number of a piece: whether it is known."""

    def __contains__(self, piece: int) -> bool:
        return piece < len(self._known) and bool(self._known[piece])

    def missing(self, ids: Iterable[str], numbers: Mapping[Any, int]) -> list[str]:
        """Return those of the ids whose pieces are not known."""
        ids = list(ids)
        those = list(map(numbers.__getitem__, ids))
        self._make_room(max(those, default=0))
        # Hardly any are missing: the others are passed over without a step of Python's own for each.
        return list(compress(ids, map(not_, map(self._known.__getitem__, those))))

    def put(self, piece: int, facts: Collection[int]) -> None:
        """Note what a piece drew on that is not known."""
        self._pieces.append(piece)
        self._facts.extend(facts)
        self._ends.append(len(self._facts))
        self._know(piece)

    def take_stale(self, changed: set[int]) -> list[int]:
        """Forget the pieces that drew on anything `changed`, and return them."""
        stale: list[int] = []
        facts, ends, known = self._facts, self._ends, self._known
        begin = 0
        for first in range(0, len(ends), _LOOKED_AT):
            last = min(first + _LOOKED_AT, len(ends))
            start, begin = begin, ends[last - 1]
            if changed.isdisjoint(facts[start:begin]):
                continue
            for at in range(first, last):
                end = ends[at]
                if not changed.isdisjoint(facts[start:end]):
                    piece = self._pieces[at]
                    facts[start:end] = array("I", [_DEAD]) * (end - start)
                    if known[piece]:
                        known[piece] = 0
                        stale.append(piece)
                start = end
        return stale

    def forget(self, piece: int) -> None:
        """Know nothing of a piece any more."""
        if piece < len(self._known):
            self._known[piece] = 0

    def clear(self) -> None:
        """Know nothing of any piece."""
        self.__init__()  # type: ignore[misc]

    def pack(self) -> Packed:
        """Return all that is known as bytes."""
        # Most of it the processes before may have left.
        if len(self._pieces) - self._known.count(1) > len(self._pieces) // 4:
            self._sweep()
        return Packed(self._pieces.tobytes(), self._ends.tobytes(), self._facts.tobytes(), bytes(self._known))

    @classmethod
    def recalled(cls, packed: Packed) -> Drawn:
        """Return what another process has noted."""
        made = cls()
        made._pieces, made._ends, made._facts = (array("I", column) for column in packed[:3])
        made._known = bytearray(packed.known)
        return made

    def _know(self, piece: int) -> None:
        self._make_room(piece)
        self._known[piece] = 1

    def _make_room(self, piece: int) -> None:
        known = self._known
        if piece >= len(known):
            known.extend(bytes(max(piece + 1, 2 * len(known)) - len(known)))

    def _sweep(self) -> None:
        """Leave in the columns, of each piece that is known, only what was noted last."""
        pieces, ends, facts, wanted = self._pieces, self._ends, self._facts, self._known[:]
        live: list[int] = []
        for at in range(len(pieces) - 1, -1, -1):
            if wanted[pieces[at]]:
                wanted[pieces[at]] = 0
                live.append(at)
        self.clear()
        for at in reversed(live):
            self.put(pieces[at], facts[ends[at - 1] if at else 0 : ends[at]])
