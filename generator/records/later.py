"""What is not at hand yet, with the way to get it: most of a record is never looked at after an edit."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

from generator.records.plain import unpacked
from generator.records.stored import Stored


class Later:
    """Something that is got when it is asked for, once."""

    __slots__ = ("_get", "_value", "packed")

    def __init__(self, get: Callable[[], Any], packed: bytes | Stored | None = None) -> None:
        self._get: Callable[[], Any] | None = get
        self._value: Any = None
        self.packed = packed
        """What it is got from, where that is bytes: whoever keeps it need not pack it again."""

    def get(self) -> Any:
        """Return it."""
        if self._get is not None:
            self._value, self._get = self._get(), None
        return self._value

    def of(self, _key: object) -> Any:
        """Return what stands for a key in whose place this is."""
        return self.get()


class Several(Later):
    """Several things by their keys, got together: it is in the place of each of them."""

    __slots__ = ()

    def of(self, key: object) -> Any:
        return self.get()[key]


def now(value: Any, key: object = None) -> Any:
    """Return `value` itself, got if it is one for later, under `key` if it is in the place of several."""
    return value.of(key) if isinstance(value, Later) else value


def packed(value: Any) -> bytes | Stored:
    """Return plain data as bytes; if it was got from such, or is to be, just those."""
    if isinstance(value, Later) and value.packed is not None:
        return value.packed
    return pickle.dumps(now(value), pickle.HIGHEST_PROTOCOL)


def packed_here(value: Any) -> bytes:
    """Return plain data as bytes that are at hand."""
    found = packed(value)
    return found.read() if isinstance(found, Stored) else found


# A copy of this process tells some of it as it stands in a file, which is not to be trusted.


def told(data: bytes) -> Later:
    """Return what a copy of this process has packed."""
    return Later(partial(unpacked, data), data)


def several_told(data: bytes) -> Several:
    """Return several things that a copy of this process has packed together."""
    return Several(partial(unpacked, data), data)
