"""Where a record is written: file, line and column, down to each key and value inside it."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Key = str | int


Mark: TypeAlias = "tuple[int, int, Marks | None]"
"""Where one key and its value stand, line and column of each packed by `pack`; in a list the key is the value. And the
marks inside the value, None for a scalar."""
Marks: TypeAlias = Mapping[Key, Mark]


def pack(line: int, column: int) -> int:
    """Return line and column, both counted from 1, as one small number: a large record has a million of them."""
    return line << 20 | min(column, 0xFFFFF)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file that an editor can go to. Line and column count from 1; 0 means all of the file or line."""

    file: str
    """Relative to the folder of mkdocs.yml, with forward slashes."""
    line: int = 0
    column: int = 0
    marks: Marks | bytes | None = field(default=None, repr=False, compare=False)
    """What stands inside the value that begins here, as it is or `kept`."""

    def kept(self) -> Place:
        """Return this place as it is kept: few will ask for what stands inside, and it is most of a record."""
        marks = None if self.marks is None else pickle.dumps(self._marks(), pickle.HIGHEST_PROTOCOL)
        return Place(self.file, self.line, self.column, marks)

    def at(self, *keys: Key) -> Place:
        """Return the place of the value under `keys`, or of the nearest enclosing one that is written."""
        return self._follow(keys, on_key=False)

    def key(self, *keys: Key) -> Place:
        """Return the place of the last of `keys` itself, or of the nearest enclosing value that is written."""
        return self._follow(keys, on_key=True)

    def _follow(self, keys: tuple[Key, ...], *, on_key: bool) -> Place:
        found, marks = None, self._marks()
        for key in keys:
            mark = marks.get(key) if marks else None
            if mark is None:
                on_key = False
                break
            found, marks = mark, mark[2]
        if found is None:
            return self
        packed = found[0] if on_key else found[1]
        return Place(self.file, packed >> 20, packed & 0xFFFFF, marks)

    def _marks(self) -> Marks | None:
        return _Marks(io.BytesIO(self.marks)).load() if isinstance(self.marks, bytes) else self.marks

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


class _Marks(pickle.Unpickler):
    """Reads marks, which are of no class that has a name."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no mark")


NOWHERE = Place("")
"""The place of a record that was made in code."""


class PlacedDict(dict[str, Any]):
    """A mapping read from a file, with the place where it stands."""

    __slots__ = ("place",)

    def __init__(self, place: Place = NOWHERE) -> None:
        super().__init__()
        self.place = place
