"""What is known of the files of a tree, in columns: so it is read and written in one piece, not file by file."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, KeysView, Mapping, MutableMapping
from itertools import chain
from struct import iter_unpack
from typing import NamedTuple


class Entry(NamedTuple):
    """A file of a tree."""

    digest: str
    size: int
    time: int
    """Of the last change to its bytes, in nanoseconds."""
    mode: int


class Files(MutableMapping[str, Entry]):
    """Entries by path, with forward slashes."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.digests = {path: entry.digest for path, entry in entries.items()}
        """Those of the entries, by path. Their order is that of the looks."""
        self._looks = array("q", chain.from_iterable(entry[1:] for entry in entries.values()))
        """Size, time and mode of each file, one file after the other; also of some that are gone."""
        self._rows: dict[str, int] | None = None
        """Where the looks of each file begin, once that was asked."""

    @classmethod
    def of_columns(cls, digests: dict[str, str], looks: array[int]) -> Files:
        """Return the files with these digests, and with the looks that stand in the same order."""
        files = cls({})
        files.digests, files._looks = digests, looks
        return files

    def changed(self, gone: Collection[str], come: Mapping[str, Entry]) -> Files:
        """Return the files without those that are gone, with those that have come or changed."""
        files = Files.of_columns(dict(self.digests), self._looks[:])
        files._rows = dict(self._rows) if self._rows is not None else None
        for path in gone:
            del files[path]
        if not files:
            return Files(come)
        files.update(come)
        return files

    def keys(self) -> KeysView[str]:
        """Return the paths, as quick as those of a dict."""
        return self.digests.keys()

    @property
    def looks(self) -> array[int]:
        """Size, time and mode of each file, one file after the other, in the order of the digests."""
        if len(self._looks) != 3 * len(self.digests):
            looks, rows = self._looks, self._row_by_path.values()
            self._looks = array("q", chain.from_iterable(looks[row : row + 3] for row in rows))
            self._rows = None
        return self._looks

    def otherwise_than(self, other: Files) -> set[str]:
        """Return the paths at which the other has something else, or nothing."""
        mine, others = (zip(one.digests.values(), iter_unpack("24s", one.looks), strict=True) for one in (self, other))
        there = dict(zip(other.digests, others, strict=True))
        return {path for path, one in zip(self.digests, mine, strict=True) if there.get(path) != one}

    @property
    def _row_by_path(self) -> dict[str, int]:
        if self._rows is None:
            self._rows = dict(zip(self.digests, range(0, len(self._looks), 3), strict=True))
        return self._rows

    def __getitem__(self, path: str) -> Entry:
        digest = self.digests[path]
        row = self._row_by_path[path]
        return Entry(digest, *self._looks[row : row + 3])

    def __setitem__(self, path: str, entry: Entry) -> None:
        row = self._row_by_path.setdefault(path, len(self._looks))
        self._looks[row : row + 3] = array("q", entry[1:])
        self.digests[path] = entry.digest

    def __delitem__(self, path: str) -> None:
        del self._row_by_path[path]
        del self.digests[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)
