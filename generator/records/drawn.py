"""What pieces of work drew on, in columns: a large record has a million pieces, too many for an object each.

A thousand pieces make a *stretch*, which never changes again. Beside the facts of each it has all of them once, in
order: so it is passed over after a short search where none has changed, and what a process leaves in the cache stays
there for all that come.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import compress
from operator import not_
from typing import NamedTuple

from generator.records.stored import Pieces, Stored

_PIECES = 1024
"""In a stretch."""
_FEW = 8
"""Facts, up to which each is searched for by itself."""
_NOBODY = (1 << 32) - 1
"""In place of a piece that is stale."""


class Packed(NamedTuple):
    """All that is known as plain data, to be kept for another process. Columns are bytes."""

    pieces: bytes
    known: bytes
    stretches: tuple[tuple[int, int], ...]
    """The numbers of their parts among the pieces of the cache."""
    ends: bytes
    """Of what is in no stretch yet."""
    facts: bytes


class _Stretch(NamedTuple):
    """What a thousand pieces drew on."""

    each: bytes | Stored
    """Where the facts of each piece end, then the facts of all."""
    once: bytes | Stored
    """All of these facts once, in their order."""

    @classmethod
    def of(cls, ends: array[int], facts: array[int]) -> _Stretch:
        return cls(ends.tobytes() + facts.tobytes(), array("I", sorted(set(facts))).tobytes())

    def among(self, changed: set[int]) -> set[int]:
        """Return those of the facts `changed` that any of the pieces drew on."""
        once = _column(self.once)
        if len(changed) > len(once) // 16:  # to search for each would take longer
            return changed.intersection(once)
        places = ((fact, bisect_left(once, fact)) for fact in changed)
        return {fact for fact, at in places if at < len(once) and once[at] == fact}

    def columns(self) -> tuple[array[int], array[int]]:
        """Return the ends and the facts."""
        both = _column(self.each)
        return both[:_PIECES], both[_PIECES:]


class Drawn:
    """Which facts each piece of one kind of work drew on; pieces and facts are numbers (see `Trace`)."""

    __slots__ = ("_ends", "_facts", "_known", "_pieces", "_stretches")

    def __init__(self) -> None:
        self._pieces = array("I")
        self._stretches: list[_Stretch] = []
        """Of the first pieces."""
        self._ends = array("I")
        """Where the facts of each other piece end; they begin where those of the one before end."""
        self._facts = array("I")
        self._known = bytearray()
        """By the number of a piece: whether it is known."""

    def __contains__(self, piece: int) -> bool:
        return piece < len(self._known) and bool(self._known[piece])

    def missing(self, ids: Sequence[str], pieces: Collection[int]) -> list[str]:
        """Return those of the ids whose pieces are not known."""
        self._make_room(max(pieces, default=0))
        # Hardly any are missing: the others are passed over without a step of Python's own for each.
        known = bytes(map(self._known.__getitem__, pieces))
        return list(compress(ids, map(not_, known))) if 0 in known else []

    def put(self, piece: int, facts: Collection[int]) -> None:
        """Note what a piece drew on that is not known."""
        self._pieces.append(piece)
        self._facts.extend(facts)
        self._ends.append(len(self._facts))
        if len(self._ends) == _PIECES:
            self._stretches.append(_Stretch.of(self._ends, self._facts))
            self._ends, self._facts = array("I"), array("I")
        self._make_room(piece)
        self._known[piece] = 1

    def take_stale(self, changed: set[int]) -> list[int]:
        """Forget the pieces that drew on anything `changed`, and return them."""
        stale: list[int] = []
        pieces, known = self._pieces, self._known
        for row in self._rows_with(changed):
            piece = pieces[row]
            if piece != _NOBODY:
                pieces[row] = _NOBODY
                if known[piece]:
                    known[piece] = 0
                    stale.append(piece)
        return stale

    def forget(self, piece: int) -> None:
        """Know nothing of a piece any more."""
        if piece < len(self._known):
            self._known[piece] = 0

    def clear(self) -> None:
        """Know nothing of any piece."""
        self.__init__()  # type: ignore[misc]

    def pack(self, into: Pieces) -> Packed:
        """Return all that is known as plain data, but for what is put `into` the pieces of the cache."""
        # Most of it the processes before may have left.
        if len(self._pieces) - self._known.count(1) > len(self._pieces) // 4:
            self._sweep()
        stretches = tuple((into.put(stretch.each), into.put(stretch.once)) for stretch in self._stretches)
        columns = (column.tobytes() for column in (self._ends, self._facts))
        return Packed(self._pieces.tobytes(), bytes(self._known), stretches, *columns)

    @classmethod
    def recalled(cls, packed: Packed, pieces: Pieces) -> Drawn:
        """Return what another process has noted."""
        made = cls()
        made._pieces, made._ends, made._facts = (array("I", one) for one in (packed.pieces, packed.ends, packed.facts))
        made._known = bytearray(packed.known)
        made._stretches = [_Stretch(pieces.get(each), pieces.get(once)) for each, once in packed.stretches]
        return made

    def _rows(self) -> Iterator[tuple[int, array[int]]]:
        """Yield each row with its facts."""
        for number, stretch in enumerate(self._stretches):
            yield from _rows(number * _PIECES, *stretch.columns())
        yield from _rows(len(self._stretches) * _PIECES, self._ends, self._facts)

    def _rows_with(self, changed: set[int]) -> Iterator[int]:
        """Yield, in order, the rows whose facts are not all others than those `changed`."""
        for number, stretch in enumerate(self._stretches):
            if wanted := stretch.among(changed):
                yield from _rows_with(wanted, number * _PIECES, *stretch.columns())
        if wanted := changed.intersection(self._facts):
            yield from _rows_with(wanted, len(self._stretches) * _PIECES, self._ends, self._facts)

    def _make_room(self, piece: int) -> None:
        known = self._known
        if piece >= len(known):
            known.extend(bytes(max(piece + 1, 2 * len(known)) - len(known)))

    def _sweep(self) -> None:
        """Leave, of each piece that is known, only what was noted last."""
        last = {piece: row for row, piece in enumerate(self._pieces) if piece in self}
        swept = Drawn()
        for row, facts in self._rows():
            if last.get(piece := self._pieces[row]) == row:
                swept.put(piece, facts)
        for name in self.__slots__:
            setattr(self, name, getattr(swept, name))


def _rows(first: int, ends: array[int], facts: array[int]) -> Iterator[tuple[int, array[int]]]:
    start = 0
    for row, end in enumerate(ends, first):
        yield row, facts[start:end]
        start = end


def _rows_with(wanted: set[int], first: int, ends: array[int], facts: array[int]) -> list[int]:
    """Return, in order, the rows with any of the `wanted` facts."""
    if len(wanted) > _FEW:
        return [row for row, of_row in _rows(first, ends, facts) if not wanted.isdisjoint(of_row)]
    # To search bytes for one takes a hundredth of the time of making all into numbers of Python's own.
    data, size = facts.tobytes(), facts.itemsize
    rows: set[int] = set()
    for fact in wanted:
        bare = array("I", (fact,)).tobytes()
        at = data.find(bare)
        while at >= 0:
            fact_at, rest = divmod(at, size)
            if rest:
                at = data.find(bare, at + 1)
                continue
            row = bisect_right(ends, fact_at)
            rows.add(first + row)
            at = data.find(bare, ends[row] * size)
    return sorted(rows)


def _column(data: bytes | Stored) -> array[int]:
    return array("I", data.read() if isinstance(data, Stored) else data)
