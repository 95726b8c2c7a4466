"""What a tree of published files holds: each file's digest, and how the file looked when that was taken.

A file that still looks so (size, time of change, mode) still holds those bytes; rsync, make and Git trust the same. A
manifest is kept in the cache and bound to the one folder it describes, so that it is of no use for a copy, for a tree
out of an archive or for a folder of the same name: those have other inodes. One that is missing, cut short or of
another version is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.publish.files import Entry, Files
from generator.publish.mark import NAME

FOLDER = "trees"
"""Inside the cache."""

_VERSION = 2
_DIGEST = 32
"""Characters."""
_LOOKS = 24
"""Bytes of the looks of a file."""
_CHECKSUM = 65
"""Bytes, with the end of its line."""
NO_DIGEST = _DIGEST * "-"
"""Of what is not a file."""


class Differences(NamedTuple):
    """What is otherwise in a tree than it was known."""

    files: Mapping[str, Entry] = {}
    """Those that have come or changed."""
    gone: AbstractSet[str] = frozenset()
    """Paths of files."""
    folders: Mapping[str, int] = {}
    """Those that have come or changed."""
    lost: AbstractSet[str] = frozenset()
    """Paths of folders."""


class Manifest:
    """A tree, as far as it is known. What comes from the cache is not taken apart before it is asked for."""

    def __init__(self, files: Mapping[str, Entry] | None = None, folders: Mapping[str, int] | None = None) -> None:
        self._head, self._data, self._begins = _Head(0, 0, 0, 0), b"", 0
        self.files = files if isinstance(files, Files) else Files(files or {})
        self.folders = folders or {}

    @classmethod
    def decoded(cls, data: bytes, begins: int = 0) -> Manifest:
        """Return the manifest whose `encoded` stands in `data`."""
        manifest = cls.__new__(cls)
        end = data.index(b"\n", begins)
        manifest._head, manifest._data, manifest._begins = _Head(*json.loads(data[begins:end])), data, end + 1
        return manifest

    def encoded(self) -> tuple[bytes, ...]:
        """Return all of it in bytes, in parts that stand one after the other."""
        # Not JSON as a whole: at 122,000 files that takes ten times as long.
        files, folders = self.files, self.folders
        paths, names = _joined(files), _joined(folders)
        head = json.dumps(_Head(len(files), len(paths), len(folders), len(names))).encode() + b"\n"
        digests, times = "".join(files.digests.values()).encode(), array("q", folders.values())
        return head, paths, digests, files.looks.tobytes(), names, times.tobytes()

    @cached_property
    def files(self) -> Files:
        """The mark of the tree is not among them."""
        head, data, paths = self._head, self._data, self._begins
        digests = paths + head.paths
        looks = digests + head.files * _DIGEST
        end = looks + head.files * _LOOKS
        joined = data[digests:looks].decode()
        each = [joined[at : at + _DIGEST] for at in range(0, len(joined), _DIGEST)]
        known = dict(zip(_split(data[paths:digests], head.files), each, strict=True))
        return Files.of_columns(known, array("q", data[looks:end]))

    @cached_property
    def folders(self) -> Mapping[str, int]:
        """The time of the last change to each folder's list of names, in nanoseconds; the tree itself is ``."""
        head, data = self._head, self._data
        names = self._begins + head.paths + head.files * (_DIGEST + _LOOKS)
        times = names + head.names
        return dict(zip(_split(data[names:times], head.folders), array("q", data[times:]), strict=True))

    def amended(self, differences: Differences) -> Manifest:
        """Return the tree as it is with these differences."""
        if not any(differences):
            return self
        files, gone, folders, lost = differences
        kept = {path: time for path, time in self.folders.items() if path not in lost}
        return Manifest(self.files.changed(gone, files), {**kept, **folders})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Manifest) and (self.files, self.folders) == (other.files, other.folders)

    __hash__ = None  # type: ignore[assignment]

    @property
    def count(self) -> int:
        """How many files there are."""
        return self._head.files if "files" not in vars(self) else len(self.files)


def digest_of(data: bytes) -> str:
    """Return what stands for the bytes of a file."""
    # SHA-256 because processors have it built in; half of it tells a billion billion files apart.
    return hashlib.sha256(data).hexdigest()[:_DIGEST]


def entry_of(digest: str, status: os.stat_result) -> Entry:
    """Return the entry of a file that has just been looked at."""
    return Entry(digest, status.st_size, status.st_mtime_ns, status.st_mode)


def load(cache: Path, site: Path, tree: Path) -> Manifest | None:
    """Return what is remembered of `tree`, which is or has been `site`; None where that is nothing to go by."""
    try:
        data = _path(cache, site, tree).read_bytes()
        end = data.index(b"\n")
        body = end + 1 + _CHECKSUM
        if json.loads(data[:end]) != _bond(tree) or _checksum(memoryview(data)[body:]) != data[end + 1 : body]:
            return None
        return Manifest.decoded(data, body)
    except (OSError, ValueError):
        return None


def save(cache: Path, site: Path, tree: Path, manifest: Manifest) -> None:
    """Remember what `tree` holds. A cache that cannot be written is never a reason to stop."""
    body = manifest.encoded()
    head = json.dumps(_bond(tree)).encode() + b"\n"
    path = _path(cache, site, tree)
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.writelines((head, _checksum(*body), *body))
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()


def forget(cache: Path, site: Path, *, but: tuple[Path, ...] = ()) -> None:
    """Forget all trees that have been `site`, except those that stand at `but`."""
    kept = {_path(cache, site, tree) for tree in but if tree.exists()}
    try:
        for path in (cache / FOLDER).glob(f"{_key(site)}.*"):
            if path not in kept:
                path.unlink()
    except OSError:
        return  # what cannot be removed is only not needed


def _checksum(*parts: bytes | memoryview) -> bytes:
    checksum = hashlib.sha256()
    for part in parts:
        checksum.update(part)
    return checksum.hexdigest().encode() + b"\n"


def _key(site: Path) -> str:
    return hashlib.sha256(os.fsencode(site.absolute())).hexdigest()[:16]


def _path(cache: Path, site: Path, tree: Path) -> Path:
    return cache / FOLDER / f"{_key(site)}.{tree.stat().st_ino:x}"


def _bond(tree: Path) -> list[int]:
    """Return what only this folder has. Its mark is made with it, never linked, and nobody can choose its ctime."""
    folder, mark = tree.stat(), (tree / NAME).lstat()
    return [_VERSION, folder.st_dev, folder.st_ino, mark.st_ino, mark.st_ctime_ns]


class _Head(NamedTuple):
    files: int
    paths: int
    """Bytes."""
    folders: int
    names: int
    """Of the folders, in bytes."""


def _joined(paths: Iterable[str]) -> bytes:
    return "\0".join(paths).encode("utf-8", "surrogateescape")


def _split(paths: bytes, count: int) -> list[str]:
    return paths.decode("utf-8", "surrogateescape").split("\0") if count else []
