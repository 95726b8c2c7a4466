"""Mappings that know who drew on them, so that after an edit only what drew on the edited is made anew.

What is drawn on is told as *facts*, each a name: `claim shells-5m` for a record, `claim #` for which claims there are,
`claim *` for all of them with all they say; `items shells-5m` for what is worked out for one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from sys import intern
from typing import Any, Protocol, TypeVar

from generator.records.later import Later, now

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
C = TypeVar("C", bound=Hashable, covariant=True)


class Trace:
    """Notes the facts that the work in hand draws on; one work may stand inside another."""

    __slots__ = ("is_wanted", "made", "now")

    def __init__(self) -> None:
        self.is_wanted = True
        """Whether the record is kept; who looks at it once need not know what was drawn from it."""
        self.now: set[str] | None = None
        """What the innermost work has drawn on so far; None while nobody wants to know."""
        self.made: list[tuple[str, Any, tuple[str, ...]]] = []
        """What has been worked out since somebody emptied this: in which mapping, for which key, and what it drew on.
        Another process has to be told (`Derived.learn`)."""

    def drawn(self, work: Callable[[], V]) -> tuple[V, tuple[str, ...]]:
        """Return what `work` returns, and the facts that it drew on."""
        outer, self.now = self.now, set()
        try:
            return work(), tuple(self.now)
        finally:
            self.now = outer


class _Facts(dict[object, str]):
    """The fact of each key, one string however often it is drawn on. A key with parts is told by its first."""

    __slots__ = ("_each",)

    def __init__(self, each: str) -> None:
        self._each = each

    def __missing__(self, key: object) -> str:
        fact = self[key] = intern(self._each + str(key[0] if isinstance(key, tuple) else key))
        return fact


class _Noting(Mapping[K, V]):
    """A mapping that notes what is asked of it. A key with parts, (source, selector), is told by its first.

    A build asks a million times: each way to ask notes by itself, and makes no name of a fact that nobody wants.
    """

    __slots__ = ("_all", "_facts", "_keys", "_trace")

    def __init__(self, trace: Trace, name: str) -> None:
        self._trace = trace
        self._keys, self._all = f"{name} #", f"{name} *"
        self._facts = _Facts(f"{name} ")

    def _note(self, fact: str) -> None:
        if self._trace.now is not None:
            self._trace.now.add(fact)

    def __iter__(self) -> Iterator[K]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())


class Traced(_Noting[K, V]):
    """Records by id, in the order of their ids. Some of them, or all, may be for `Later`."""

    __slots__ = ("_later", "_records")

    def __init__(self, trace: Trace, name: str, records: Mapping[K, V] | Later) -> None:
        super().__init__(trace, name)
        self._later = records if isinstance(records, Later) else None
        if not isinstance(records, Later):
            self._records: dict[K, Any] = dict(records)

    def __getattr__(self, name: str) -> Any:
        if name == "_records" and self._later is not None:
            self._records = dict(self._later.get())
            return self._records
        raise AttributeError(name)

    def exchange(self, other: Traced[K, V]) -> dict[K, tuple[V | None, V | None]]:
        """Take the records of `other` and give it ours; return those that differ, as they were and as they are."""
        if self._later is not None and self._later is other._later:
            return {}
        old, new = self._records, other._records
        self._records, other._records = new, old
        self._later, other._later = other._later, self._later
        differ: dict[K, tuple[V | None, V | None]] = {}
        for key, record in new.items():
            before = old.get(key)
            if (
                before is not record
                and (before := _as_it_was(before)) is not (record := now(record))
                and before != record
            ):
                differ[key] = before, record
        return differ | {key: (_as_it_was(record), None) for key, record in old.items() if key not in new}

    def facts_of(self, differ: Mapping[K, tuple[V | None, V | None]]) -> set[str]:
        """Return the facts that have changed with the records that `differ`."""
        facts = {self._facts[key] for key in differ}
        if facts:
            facts.add(self._all)
        if any(before is None or after is None for before, after in differ.values()):
            facts.add(self._keys)
        return facts

    def __getitem__(self, key: K) -> V:
        if (noted := self._trace.now) is not None:
            noted.add(self._facts[key])
        record = self._records[key]
        if record.__class__ is Later:
            record = self._records[key] = record.get()
        found: V = record
        return found

    def get(self, key: K, default: Any = None) -> Any:
        if (noted := self._trace.now) is not None:
            noted.add(self._facts[key])
        record = self._records.get(key, default)
        if record.__class__ is Later:
            record = self._records[key] = record.get()
        return record

    def __contains__(self, key: object) -> bool:
        if (noted := self._trace.now) is not None:
            noted.add(self._facts[key])
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
            if record.__class__ is Later:
                self._records[key] = record.get()
        return self._records


UNKNOWN: Any = object()
"""In place of a value that has to be worked out again, though it is what it was."""


def _as_it_was(record: Any) -> Any:
    """Return a record that another has taken the place of, `UNKNOWN` where it can no longer be got."""
    return UNKNOWN if isinstance(record, Later) and not record.is_sure else now(record)


class Keys(Protocol[C]):
    """Where the keys of something worked out come from."""

    def __contains__(self, key: object) -> bool: ...
    def __iter__(self) -> Iterator[C]: ...


class Derived(_Noting[K, V]):
    """What is worked out for each key when somebody asks for it, and remembered with what it drew on.

    Of what is `lasting` the value outlives the process too: where it is small and much is made from it, an edit that
    leaves it as it was goes no further.
    """

    __slots__ = ("_base", "_known", "_work", "lasting", "name")

    def __init__(
        self, trace: Trace, name: str, base: Keys[K], work: Callable[[K], V], *, lasting: bool = False
    ) -> None:
        super().__init__(trace, name)
        self.name = name
        self.lasting = lasting
        self._base = base
        self._work = work
        self._known: dict[K, tuple[Any, tuple[str, ...]]] = {}
        """The value, one for later, or `UNKNOWN`; and the facts it drew on."""

    @property
    def known(self) -> Mapping[K, tuple[Any, tuple[str, ...]]]:
        """What has been worked out, with what it drew on; to be kept for another process."""
        return self._known

    def recall(self, known: Mapping[K, tuple[Any, tuple[str, ...]]]) -> None:
        """Take over what another process has worked out from the same records."""
        self._known = dict(known)

    def learn(self, key: K, drew_on: tuple[str, ...]) -> None:
        """Know that another process has worked out the value for a key: whoever drew on it there counts on this."""
        self._known.setdefault(key, (UNKNOWN, drew_on))

    def renew(self, changed: set[str]) -> None:
        """Work out anew what drew on `changed` facts, and add those to it that are not what they were.

        Mappings are renewed in the order in which they draw on each other.
        """
        stale = {key: one[0] for key, one in self._known.items() if not changed.isdisjoint(one[1])}
        for key in stale:
            del self._known[key]
        for key, old in stale.items():
            if old is UNKNOWN or key not in self._base or self._make(key)[0] != now(old):
                changed.add(self._facts[key])
                changed.add(self._all)

    def __getitem__(self, key: K) -> V:
        if (noted := self._trace.now) is not None:
            noted.add(self._facts[key])
        known = self._known.get(key)
        if known is None:
            if key not in self._base:  # whoever asked has drawn on that
                raise KeyError(key)
            known = self._make(key)
        elif known[0].__class__ is Later:
            known = self._known[key] = known[0].get(), known[1]
        elif known[0] is UNKNOWN:
            known = self._make(key)
        found: V = known[0]
        return found

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

    def _make(self, key: K) -> tuple[Any, tuple[str, ...]]:
        if not self._trace.is_wanted:
            self._known[key] = self._work(key), ()
            return self._known[key]
        outer, self._trace.now = self._trace.now, set()
        try:
            made = self._work(key), tuple(self._trace.now)
        finally:
            self._trace.now = outer
        self._known[key] = made
        self._trace.made.append((self.name, key, made[1]))
        return made


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
