"""Bytes in files of a cache that are read when somebody asks for them.

Most of what one process knows of a record the next does not look at, and need not write again: it adds a file with what
is new. Each file is named by what is in it. One that looks as it was left, since when the machine has not been started
anew, still holds that; any other has to be read through first.
"""

from __future__ import annotations

import hashlib
import os
from array import array
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_NAME = "pieces."
_MOST_FILES = 8
"""Before what is still of use in all but the largest is put into one."""
_AT_ONCE = 1 << 20
"""Bytes."""


class FileState(NamedTuple):
    """A file of pieces as it was left."""

    name: str
    """With the digest of its content."""
    size: int
    inode: int
    changed: int
    """Nanoseconds."""
    inode_changed: int
    boot: str
    """Of the machine; empty where it does not say."""


class _File:
    """A file that stays open as long as anybody has a piece of it."""

    def __init__(self, folder: Path, state: FileState) -> None:
        self.state = state
        self.descriptor = os.open(folder / state.name, os.O_RDONLY)

    def __del__(self) -> None:
        if hasattr(self, "descriptor"):
            os.close(self.descriptor)


class Stored:
    """A piece of a file."""

    __slots__ = ("at", "file", "size")

    def __init__(self, file: _File, at: int, size: int) -> None:
        self.file = file
        self.at = at
        self.size = size

    def read(self) -> bytes:
        """Return its bytes; also when the file has been removed since it was opened."""
        return os.pread(self.file.descriptor, self.size, self.at)

    def part(self, at: int, size: int) -> Stored:
        """Return some of it as a piece of its own."""
        return Stored(self.file, self.at + at, size)


class PackedPieces(NamedTuple):
    """Where pieces are, as plain data."""

    files: tuple[FileState, ...]
    places: bytes
    """Of each piece the number of its file, where it begins, and its size."""


class Pieces:
    """Pieces by number."""

    def __init__(self) -> None:
        self._pieces: list[bytes | Stored] = []

    def put(self, piece: bytes | Stored) -> int:
        """Add a piece and return its number."""
        self._pieces.append(piece)
        return len(self._pieces) - 1

    def get(self, number: int) -> bytes | Stored:
        """Return a piece."""
        return self._pieces[number]

    def save(self, folder: Path) -> PackedPieces:
        """Write those that are not in a file of `folder`. Raises OSError where that cannot be done."""
        used = Counter[_File]()
        for piece in self._pieces:
            if isinstance(piece, Stored):
                used[piece.file] += piece.size
        files = [
            file for file, size in used.items() if 2 * size >= file.state.size and (folder / file.state.name).exists()
        ]
        if len(files) >= _MOST_FILES:
            files = [max(files, key=lambda file: file.state.size)]
        kept, states = {file: number for number, file in enumerate(files)}, [file.state for file in files]
        new, places = list[bytes](), array("Q")
        at = 0
        for piece in self._pieces:
            if isinstance(piece, Stored) and piece.file in kept:
                places.extend((kept[piece.file], piece.at, piece.size))
                continue
            data = piece.read() if isinstance(piece, Stored) else piece
            places.extend((len(files), at, len(data)))
            at += len(data)
            new.append(data)
        if new:
            states.append(_write(folder, new))
        return PackedPieces(tuple(states), places.tobytes())

    @classmethod
    def load(cls, folder: Path, packed: PackedPieces) -> Pieces | None:
        """Return the pieces that another process has saved in `folder`, None where it does not hold all of them."""
        try:
            files = [_File(folder, state) for state in packed.files]
            if not all(map(_is_as_left, files)):
                return None
        except OSError:
            return None
        made, places = cls(), array("Q", packed.places)
        made._pieces = [
            Stored(files[file], at, size)
            for file, at, size in zip(places[::3], places[1::3], places[2::3], strict=True)
        ]
        return made


def forget(folder: Path, *, but: Sequence[FileState]) -> None:
    """Remove all files of pieces in `folder` except some."""
    names = {file.name for file in but}
    for path in folder.glob(f"{_NAME}*"):
        if path.name not in names:
            path.unlink(missing_ok=True)


def unfinished(folder: Path) -> Path:
    """Return where a file in the making may stand: `forget` removes it, should nobody finish it."""
    # In another container another process may have the same number.
    return folder / f"{_NAME}{os.getpid()}.{os.urandom(4).hex()}"


def _write(folder: Path, pieces: Sequence[bytes]) -> FileState:
    making, digest = unfinished(folder), hashlib.sha256()
    try:
        with making.open("wb", _AT_ONCE) as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
        path = folder / f"{_NAME}{digest.hexdigest()}"
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)
    return _state(path.name, path.stat())


def _state(name: str, found: os.stat_result) -> FileState:
    return FileState(name, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns, _boot())


def _is_as_left(file: _File) -> bool:
    state = _state(file.state.name, os.fstat(file.descriptor))
    if state.boot and state == file.state:
        return True
    digest, at = hashlib.sha256(), 0
    while data := os.pread(file.descriptor, _AT_ONCE, at):
        digest.update(data)
        at += len(data)
    file.state = state  # once read through, it need not be so the next time
    return state.name == f"{_NAME}{digest.hexdigest()}"


def _boot() -> str:
    """Return what names the time since the machine was started: before it, a file may not have reached the disk."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return ""
