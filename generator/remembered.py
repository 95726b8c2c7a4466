"""What one process knows of a record, kept in the cache for the next: what files said, what drew on it, what was made.

It is of use only to the same code, and only as far as the files are what they were; whatever else is found there, cut
short, of another version or not ours at all, is as good as nothing. Only plain data is read from it (`plain.py`).
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import pickle
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from generator.reading.kinds import KIND_BY_NAME
from generator.reading.library import RecordFile
from generator.reading.readings import Reading
from generator.reading.texts import source_of, words_again
from generator.records.later import Later, Several, now, packed
from generator.records.lock import Lock, LockedPassage, PassageKey
from generator.records.options import Options
from generator.records.plain import unpacked
from generator.records.stored import Pieces, Stored, forget, unfinished
from generator.records.text import ArticleText
from generator.records.traced import Derived, Nested

FILE = "record"
"""Inside the cache."""

_SIZE = 8
"""Bytes of the size of something."""


def save(cache_folder: Path, what: Any, pieces: Pieces) -> None:
    """Keep `what`, plain data with the numbers of `pieces` in it, for the next process.

    A cache that cannot be written is never a reason to stop.
    """
    making = unfinished(cache_folder)
    with suppress(OSError):
        cache_folder.mkdir(parents=True, exist_ok=True)
        stored = pieces.save(cache_folder)
        data = pickle.dumps((stored, what), pickle.HIGHEST_PROTOCOL)
        try:
            with making.open("wb") as file:
                file.write(_head(data))
                file.write(data)
            making.replace(cache_folder / FILE)
        finally:
            making.unlink(missing_ok=True)
        forget(cache_folder, but=stored.files)


def load(cache_folder: Path) -> tuple[Any, Pieces] | None:
    """Return what was kept by the same code, None where there is nothing of use."""
    try:
        data = (cache_folder / FILE).read_bytes()
    except OSError:
        return None
    view = memoryview(data)
    size = len(_head(b""))
    if _head(view[size:]) != view[:size]:
        return None
    stored, what = unpacked(view[size:])
    pieces = Pieces.load(cache_folder, stored)
    return (what, pieces) if pieces else None


def packed_readings(readings: Mapping[str, Reading], pieces: Pieces) -> dict[str, Any]:
    """Return the readings of a record without problems as plain data."""
    return {path: (one.stamp, one.digest, *_pack_said(one.said, pieces)) for path, one in readings.items()}


def unpacked_readings(readings: Mapping[str, Any], pieces: Pieces, options: Options) -> dict[str, Reading]:
    """Return readings that are got when they are asked for."""
    return {
        path: Reading(stamp, digest, _UNPACK[form](data, pieces, path, options))
        for path, (stamp, digest, form, data) in readings.items()
    }


def packed_values(one: Derived[Any, Any], pieces: Pieces) -> dict[Any, int]:
    """Return the values that have been worked out of what is lasting, each a piece."""
    return {key: pieces.put(packed(value)) for key, value in one.known}


def unpacked_values(values: Mapping[Any, int], pieces: Pieces) -> dict[Any, Later]:
    """Return values that are got when they are asked for."""
    return {key: unpack(pieces.get(number)) for key, number in values.items()}


def unpack(data: bytes | Stored) -> Later:
    """Return plain data that is got when it is asked for."""
    return Later(partial(_unpack, data), data)


def _pack_said(said: Any, pieces: Pieces) -> tuple[str, Any]:
    if isinstance(said, RecordFile):
        data = pieces.put(packed(said.records if said.packed is None else said.packed))
        return "records", (said.kind.name if said.kind else "", tuple(said.records), data)
    if isinstance(said, tuple):
        lock: Lock = said[0]
        passages = packed(lock.passages) if isinstance(lock.passages, Later) else _packed_by_source(lock.passages)
        texts, changes = (
            packed(part if isinstance(part, Later) else dict(part)) for part in (lock.texts, lock.changes)
        )
        return "lock", tuple(map(pieces.put, (texts, passages, changes)))
    return "text", (said.file, said.digest)


def _unpack_records(
    data: tuple[str, tuple[str, ...], int], pieces: Pieces, _path: str, _options: Options
) -> RecordFile:
    name, ids, number = data
    records = pieces.get(number)
    whole = Several(partial(_unpack, records), records)
    return RecordFile(KIND_BY_NAME[name], dict.fromkeys(ids, whole), packed=whole)


def _unpack_lock(data: tuple[int, ...], pieces: Pieces, _path: str, _options: Options) -> tuple[Any, list[Any]]:
    texts, passages, changes = map(pieces.get, data)
    by_source = Later(partial(_by_source, passages), passages)
    return Lock(unpack(texts), by_source, unpack(changes)), []  # type: ignore[arg-type]


def _packed_by_source(passages: Mapping[PassageKey, LockedPassage]) -> bytes:
    """Return what is locked as bytes, of which `_by_source` gets that of one source without all else."""
    groups: dict[str, dict[PassageKey, LockedPassage]] = {}
    for key, passage in passages.items():
        groups.setdefault(key[0], {})[key] = passage
    parts = [pickle.dumps(group, pickle.HIGHEST_PROTOCOL) for group in groups.values()]
    sizes = pickle.dumps(dict(zip(groups, map(len, parts), strict=True)), pickle.HIGHEST_PROTOCOL)
    return b"".join((len(sizes).to_bytes(_SIZE), sizes, *parts))


def _by_source(data: bytes | Stored) -> Mapping[PassageKey, LockedPassage]:
    at = _SIZE + int.from_bytes(_read(_part(data, 0, _SIZE)))
    sizes: dict[str, int] = _unpack(_part(data, _SIZE, at - _SIZE))
    groups = {}
    for source, size in sizes.items():
        groups[source] = unpack(_part(data, at, size))
        at += size
    return Nested(groups, now)


def _part(data: bytes | Stored, at: int, size: int) -> bytes | Stored:
    return data.part(at, size) if isinstance(data, Stored) else data[at : at + size]


def _unpack_text(data: tuple[str, str], _pieces: Pieces, path: str, options: Options) -> ArticleText:
    file, digest = data
    text = ArticleText(source_of(path), file, None, digest)
    text.read_again = partial(words_again, options)
    return text


_UNPACK: Mapping[str, Callable[[Any, Pieces, str, Options], Any]] = {
    "records": _unpack_records,
    "lock": _unpack_lock,
    "text": _unpack_text,
}


def _unpack(data: bytes | Stored) -> Any:
    return unpacked(_read(data))


def _read(data: bytes | Stored) -> bytes:
    return data.read() if isinstance(data, Stored) else data


def _head(data: bytes | memoryview) -> bytes:
    """Return what stands before the data: that it is all there, and of which code."""
    digest = hashlib.sha256(_code())
    digest.update(data)
    return digest.digest()


@cache
def _code() -> bytes:
    """Return a digest of all code and texts that had a part in it."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=32)
    for name in ("jinja2", "markdown", "markupsafe", "pagefind-bin", "pillow", "pydantic-core", "pyyaml"):
        with suppress(importlib.metadata.PackageNotFoundError):  # there is no search on every machine
            # All that stands there: to look for the version takes as long as to read half of our own code.
            digest.update((importlib.metadata.distribution(name).read_text("METADATA") or "").encode())
    folder = Path(__file__).parent
    for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.po"), *folder.rglob("*.ttf"))):
        digest.update(f"{path.relative_to(folder).as_posix()} ".encode() + path.read_bytes())
    return digest.digest()
