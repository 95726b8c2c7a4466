"""Mappings that know who drew on them, so that after an edit only what drew on the edited is made anew.

What is drawn on is told as *facts*, each of a kind and an id: `claim shells-5m` for a record, `claim #` for which
claims there are, `claim *` for all of them with all they say; `items shells-5m` for what is worked out for one. A fact
is noted as a number, for a large record has millions of notes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from itertools import compress, filterfalse
from operator import is_not
from typing import Any, NamedTuple, Protocol, TypeVar
from weakref import WeakValueDictionary

from generator.records.drawn import Drawn, Packed
from generator.records.later import Later, now, packed_here, told
from generator.records.stored import Pieces

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
C = TypeVar("C", bound=Hashable, covariant=True)

BITS = 8
"""Of the kind in the number of a fact: there may be 255 kinds, and sixteen million ids."""
_KIND = (1 << BITS) - 1

_MANY = 1000
"""Ids, from which on their numbers are kept."""
_ASKED = 8
"""Such lists of ids that are kept, those made last: of claims, sources, briefings, entities, lists of claims."""


class _Numbers(dict[object, int]):
    """The number of each id, given when it is first asked for. A key with parts is told by its first."""

    __slots__ = ("ids",)

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self.ids = list(ids)
        """By their numbers."""
        super().__init__((id, number) for number, id in enumerate(self.ids))

    def __missing__(self, key: object) -> int:
        if isinstance(key, tuple):
            return self[key[0]]
        number = self[key] = len(self.ids)
        self.ids.append(str(key))
        return number


class Learned(NamedTuple):
    """What another process, a copy of this one, has worked out."""

    ids: list[str]
    """Those it has given a number to, in their order."""
    pieces: list[tuple[str, int, bytes, bytes | None]]
    """The kind of each piece, its number, the facts it drew on; and of what lasts its value."""


class PackedTrace(NamedTuple):
    """All notes, to be kept for another process."""

    ids: list[str]
    kinds: dict[str, int]
    drawn: dict[str, Packed]


class Trace:
    """Notes the facts that the work in hand draws on; one work may stand inside another."""

    __slots__ = ("_asked", "_drawn", "_kinds", "_lasting", "_made", "_told", "is_wanted", "now", "numbers")

    def __init__(self) -> None:
        self.is_wanted = True
        """Whether the record is kept; who looks at it once need not know what was drawn from it."""
        self.now: set[int] | None = None
        """What the innermost work has drawn on so far; None while nobody wants to know."""
        self.numbers = _Numbers()
        """Of ids, in the numbers of facts and of pieces of work."""
        self._kinds: dict[str, int] = {}
        self._drawn: dict[str, Drawn] = {}
        # Weak, or only the garbage collector would find a record that nobody needs any more.
        self._lasting: WeakValueDictionary[str, Derived[Any, Any]] = WeakValueDictionary()
        self._asked: list[tuple[list[str], array[int]]] = []
        """Many ids that were asked for together, with their numbers: all checks of claims ask for the same."""
        self._made: list[tuple[str, int, bytes, bytes | None]] | None = None
        self._told = 0

    def kind(self, name: str) -> int:
        """Return the number of a kind of facts."""
        number = self._kinds.setdefault(name, len(self._kinds) + 1)
        if number > _KIND:
            raise ValueError(f"there are too many kinds of facts for '{name}'")
        return number

    def fact(self, kind: str, id: str) -> int:
        """Return the number of a fact."""
        return self.numbers[id] << BITS | self.kind(kind)

    def ids_of(self, kinds: Iterable[str], facts: Iterable[int]) -> set[str]:
        """Return the ids of those `facts` that are of some of these kinds."""
        wanted = {self.kind(kind) for kind in kinds}
        return {self.numbers.ids[fact >> BITS] for fact in facts if fact & _KIND in wanted}

    def of(self, kind: str) -> Drawn:
        """Return what each piece of one kind of work drew on, by the number of its id."""
        if kind not in self._drawn:
            self._drawn[kind] = Drawn()
        return self._drawn[kind]

    def missing(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Return the ids for which nothing of this kind of work is known to have been done."""
        ids = list(ids)
        return self.of(kind).missing(ids, self._numbers_of(ids))

    def _numbers_of(self, ids: list[str]) -> array[int]:
        for asked, numbers in self._asked:
            if asked == ids:
                return numbers
        numbers = array("I", map(self.numbers.__getitem__, ids))
        if len(ids) >= _MANY:
            self._asked = [(ids, numbers), *self._asked[: _ASKED - 1]]
        return numbers

    def drawn(self, work: Callable[[], V]) -> tuple[V, set[int]]:
        """Return what `work` returns, and the facts that it drew on."""
        outer, self.now = self.now, set()
        try:
            return work(), self.now
        finally:
            self.now = outer

    def put(self, kind: str, piece: int, facts: set[int], value: Any = None) -> None:
        """Note what a piece of work drew on that is not known, with its value if that lasts."""
        self.of(kind).put(piece, facts)
        if self._made is not None:
            data = packed_here(value) if kind in self._lasting else None
            self._made.append((kind, piece, array("I", facts).tobytes(), data))

    def lasts(self, mapping: Derived[Any, Any]) -> None:
        """Let the values of a mapping be told to the process that this one is a copy of."""
        self._lasting[mapping.name] = mapping

    def be_the_other(self) -> None:
        """Count from now on what has to be told to the process that this one is a copy of (see `learned`)."""
        self._made, self._told = [], len(self.numbers.ids)

    def learned(self) -> Learned | None:
        """Return what has been worked out since this was last asked, None where nobody has to be told."""
        if self._made is None:
            return None
        learned = Learned(self.numbers.ids[self._told :], self._made)
        self._made, self._told = [], len(self.numbers.ids)
        return learned

    def learner(self) -> Callable[[Learned], None]:
        """Return what takes in, in its order, all that a copy of this process learns from now on."""
        number, ids, given = len(self.numbers.ids), self.numbers.ids, dict[int, int]()
        """The numbers that the copy gives to ids which had none, in our numbers."""

        def ours(fact: int) -> int:
            return given.get(fact >> BITS, fact >> BITS) << BITS | fact & _KIND

        def learn(learned: Learned) -> None:
            nonlocal number
            for id in learned.ids:
                given[number] = self.numbers[id]
                number += 1
            for kind, piece, noted, data in learned.pieces:
                drawn, facts, own = self.of(kind), array("I", noted), given.get(piece, piece)
                if data is not None:
                    self._lasting[kind].learn(ids[own], told(data))
                if own not in drawn:
                    drawn.put(own, list(map(ours, facts)) if given else facts)

        return learn

    def pack(self, into: Pieces) -> PackedTrace:
        """Return all notes, to be kept for another process, but for what is put `into` the pieces of the cache."""
        drawn = {kind: one.pack(into) for kind, one in self._drawn.items()}
        return PackedTrace(self.numbers.ids, self._kinds, drawn)

    @classmethod
    def recalled(cls, notes: PackedTrace, pieces: Pieces) -> Trace:
        """Return the notes of another process."""
        made = cls()
        made.numbers, made._kinds = _Numbers(notes.ids), dict(notes.kinds)
        made._drawn = {kind: Drawn.recalled(one, pieces) for kind, one in notes.drawn.items()}
        return made


class _Noting(Mapping[K, V]):
    """A mapping that notes what is asked of it. A key with parts, (source, selector), is told by its first.

    A build asks a million times: each way to ask notes by itself, and makes no name of a fact that nobody wants.
    """

    __slots__ = ("_all", "_keys", "_kind", "_numbers", "_trace")

    def __init__(self, trace: Trace, name: str) -> None:
        self._trace = trace
        self._numbers = trace.numbers
        self._kind = trace.kind(name)
        self._keys, self._all = trace.fact(name, "#"), trace.fact(name, "*")

    def _fact(self, key: object) -> int:
        return self._numbers[key] << BITS | self._kind

    def _note(self, fact: int) -> None:
        if self._trace.now is not None:
            self._trace.now.add(fact)

    def __iter__(self) -> Iterator[K]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())


class Traced(_Noting[K, V]):
    """Records by id, in the order of their ids. Some of them, or all, may be for `Later`.

    A dictionary that it is given it keeps: who made that may share it, and must not change it. Those for `Later` are
    put in when they are got.
    """

    __slots__ = ("_later", "_records")

    def __init__(self, trace: Trace, name: str, records: Mapping[K, V] | Later) -> None:
        super().__init__(trace, name)
        self._later = records if isinstance(records, Later) else None
        if not isinstance(records, Later):
            self._records: dict[K, Any] = records if isinstance(records, dict) else dict(records)

    def __getattr__(self, name: str) -> Any:
        if name == "_records" and self._later is not None:
            self._records = self._later.get()
            return self._records
        raise AttributeError(name)

    def exchange(self, other: Traced[K, V]) -> dict[K, tuple[V | None, V | None]]:
        """Take the records of `other` and give it ours; return those that differ, as they were and as they are."""
        if self._later is not None and self._later is other._later:
            return {}
        old, new = self._records, other._records
        if old is new:
            return {}
        self._records, other._records = new, old
        self._later, other._later = other._later, self._later
        differ: dict[K, tuple[V | None, V | None]] = {}
        # Hardly any differ: the others are passed over without a step of Python's own for each, nor a search.
        in_place = list(old) == list(new)
        for key in compress(new, map(is_not, new.values(), old.values() if in_place else map(old.get, new))):
            before, record = now(old.get(key), key), now(new[key], key)
            if before is not record and before != record:
                differ[key] = before, record
        gone = () if in_place else filterfalse(new.__contains__, old)
        return differ | {key: (now(old[key], key), None) for key in gone}

    def facts_of(self, differ: Mapping[K, tuple[V | None, V | None]]) -> set[int]:
        """Return the facts that have changed with the records that `differ`."""
        facts = {self._fact(key) for key in differ}
        if facts:
            facts.add(self._all)
        if any(before is None or after is None for before, after in differ.values()):
            facts.add(self._keys)
        return facts

    def __getitem__(self, key: K) -> V:
        if (noted := self._trace.now) is not None:
            noted.add(self._numbers[key] << BITS | self._kind)
        record = self._records[key]
        if isinstance(record, Later):
            record = self._records[key] = record.of(key)
        found: V = record
        return found

    def get(self, key: K, default: Any = None) -> Any:
        if (noted := self._trace.now) is not None:
            noted.add(self._numbers[key] << BITS | self._kind)
        record = self._records.get(key, default)
        if isinstance(record, Later):
            record = self._records[key] = record.of(key)
        return record

    def __contains__(self, key: object) -> bool:
        if (noted := self._trace.now) is not None:
            noted.add(self._numbers[key] << BITS | self._kind)
        return key in self._records

    def keys(self) -> KeysView[K]:
        self._note(self._keys)
        return self._records.keys()

    def values(self) -> ValuesView[V]:
        return self._whole().values()

    def items(self) -> ItemsView[K, V]:
        return self._whole().items()

    def _whole(self) -> dict[K, V]:
        self._note(self._all)
        for key, record in self._records.items():
            if isinstance(record, Later):
                self._records[key] = record.of(key)
        return self._records


UNKNOWN: Any = object()
"""In place of a value that has to be worked out again, though it is what it was."""


class Keys(Protocol[C]):
    """Where the keys of something worked out come from."""

    def __contains__(self, key: object) -> bool: ...
    def __iter__(self) -> Iterator[C]: ...


class Derived(_Noting[K, V]):
    """What is worked out for each key when somebody asks for it, and remembered with what it drew on.

    Of what is `lasting` the value outlives the process too: where it is small and much is made from it, an edit that
    leaves it as it was goes no further.
    """

    __slots__ = ("__weakref__", "_base", "_drawn", "_later", "_values", "_work", "lasting", "name")

    def __init__(
        self, trace: Trace, name: str, base: Keys[K], work: Callable[[K], V], *, lasting: bool = False
    ) -> None:
        super().__init__(trace, name)
        self.name = name
        self.lasting = lasting
        self._base = base
        self._work = work
        self._values: dict[K, V] = {}
        """Those at hand."""
        self._later: dict[K, Later] = {}
        """Those that another process has worked out."""
        self._drawn = trace.of(name)
        if lasting:
            trace.lasts(self)

    @property
    def known(self) -> Iterator[tuple[K, V | Later]]:
        """What has been worked out; to be kept for another process."""
        yield from self._later.items()
        for key, value in self._values.items():
            if key not in self._later:
                yield key, value

    def recall(self, values: Mapping[K, Later]) -> None:
        """Take over what another process has worked out from the same records."""
        self._later = dict(values)

    def know(self, key: K) -> None:
        """Work out the value for a key, unless it is known."""
        self[key]

    def learn(self, key: Any, value: Later) -> None:
        """Take over a value that a copy of this process has worked out."""
        if key not in self._values:
            self._later[key] = value

    def renew(self, changed: set[int]) -> None:
        """Work out anew what drew on `changed` facts, and add those to it that are not what they were.

        Mappings are renewed in the order in which they draw on each other.
        """
        ids: Any = self._numbers.ids
        stale: dict[K, Any] = {}
        for number in self._drawn.take_stale(changed):
            key, later = ids[number], self._later.pop(ids[number], None)
            stale[key] = self._values.pop(key, UNKNOWN if later is None else later)
        for key, old in stale.items():
            if old is UNKNOWN or key not in self._base or self._make(key) != now(old):
                changed.add(self._fact(key))
                changed.add(self._all)

    def __getitem__(self, key: K) -> V:
        if (noted := self._trace.now) is not None:
            noted.add(self._numbers[key] << BITS | self._kind)
        value: V = self._values.get(key, UNKNOWN)
        return self._get(key) if value is UNKNOWN else value

    def _get(self, key: K) -> V:
        if (later := self._later.get(key)) is not None:
            value: V = later.get()
            self._values[key] = value
            return value
        if key not in self._base:  # whoever asked has drawn on that
            raise KeyError(key)
        return self._make(key)

    def __contains__(self, key: object) -> bool:
        return key in self._base

    def keys(self) -> KeysView[K]:
        return dict.fromkeys(self._base).keys()

    def values(self) -> ValuesView[V]:
        return self._whole().values()

    def items(self) -> ItemsView[K, V]:
        return self._whole().items()

    def _whole(self) -> dict[K, V]:
        keys = tuple(self._base)
        self._note(self._all)
        outer, self._trace.now = self._trace.now, None
        try:
            return {key: self[key] for key in keys}
        finally:
            self._trace.now = outer

    def _make(self, key: K) -> V:
        trace, number = self._trace, self._numbers[key]
        if not trace.is_wanted:
            value = self._values[key] = self._work(key)
            return value
        value, facts = trace.drawn(lambda: self._work(key))
        self._values[key] = value
        if number not in self._drawn:
            trace.put(self.name, number, facts, value)
        return value


S = TypeVar("S")


class Nested(Mapping[tuple[str, str], V]):
    """Small mappings, one in what each source has, as one mapping whose keys begin with the source."""

    __slots__ = ("_by_source", "_inner")

    def __init__(self, by_source: Mapping[str, S], inner: Callable[[S], Mapping[tuple[str, str], V]]) -> None:
        self._by_source = by_source
        self._inner = inner

    def __getitem__(self, key: tuple[str, str]) -> V:
        return self._inner(self._by_source[key[0]])[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for one in self._by_source.values():
            yield from self._inner(one)

    def __len__(self) -> int:
        return sum(len(self._inner(one)) for one in self._by_source.values())
