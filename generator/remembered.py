"""What one process knows of a record, kept in the cache for the next: what files said, what drew on it, what was made.

It is of use only to the same code, and only as far as the files are what they were; whatever else is found there, cut
short, of another version or not ours at all, is as good as nothing. Only plain data is read from it: a name in it that
is no record of ours is refused (see "Restricting Globals" in the documentation of `pickle`).
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import io
import os
import pickle
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from generator.reading.kinds import KINDS
from generator.reading.library import RecordFile
from generator.reading.readings import Reading
from generator.reading.texts import read_article
from generator.records.later import Later, Several, now
from generator.records.lock import Lock
from generator.records.options import Options
from generator.records.problem import ProblemsFound
from generator.records.text import ArticleText
from generator.records.traced import Derived

FILE = "record"
"""Inside the cache."""

_PLAIN = {
    *(("datetime", "date"), ("decimal", "Decimal"), ("builtins", "range"), ("builtins", "set")),
    *(("builtins", "frozenset"), ("pathlib", "PosixPath"), ("pathlib", "WindowsPath"), ("pathlib", "Path")),
    *(("pathlib._local", "PosixPath"), ("pathlib._local", "WindowsPath")),
}
"""Classes of others that plain data may be of."""

_KIND_BY_NAME = {kind.name: kind for kind in KINDS}


def save(cache_folder: Path, what: Any) -> None:
    """Keep `what`, plain data, for the next process. A cache that cannot be written is never a reason to stop."""
    data = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    path = cache_folder / FILE
    unfinished = path.with_name(f"{FILE}.{os.getpid()}")
    with suppress(OSError):
        cache_folder.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(_head(data) + data)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


def load(cache_folder: Path) -> Any | None:
    """Return what was kept by the same code, None where there is nothing of use."""
    try:
        data = (cache_folder / FILE).read_bytes()
    except OSError:
        return None
    view = memoryview(data)
    size = len(_head(b""))
    return _unpack(view[size:]) if _head(view[size:]) == view[:size] else None


def packed_readings(readings: Mapping[str, Reading]) -> dict[str, Any]:
    """Return the readings of a record without problems as plain data: small where nobody has looked."""
    return {path: (one.stamp, one.digest, *_pack_said(one.said)) for path, one in readings.items()}


def unpacked_readings(packed: Mapping[str, Any], options: Options) -> dict[str, Reading]:
    """Return readings that are got when they are asked for."""
    return {
        path: Reading(stamp, digest, _UNPACK[form](data, Path(path), options))
        for path, (stamp, digest, form, data) in packed.items()
    }


def packed_values(one: Derived[Any, Any]) -> dict[Any, bytes]:
    """Return the values that have been worked out of what is lasting, each as bytes."""
    return {key: packed(value) for key, value in one.known}


def unpacked_values(values: Mapping[Any, bytes]) -> dict[Any, Later]:
    """Return values that are got when they are asked for."""
    return {key: unpack(data) for key, data in values.items()}


def packed(value: Any) -> bytes:
    """Return plain data as bytes."""
    if isinstance(value, Later) and value.packed is not None:
        return value.packed
    return pickle.dumps(now(value), pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Later:
    """Return plain data that is got when it is asked for."""
    return Later(partial(_unpack, data), data)


def _pack_said(said: Any) -> tuple[str, Any]:
    if isinstance(said, RecordFile):
        data = packed(said.records if said.packed is None else said.packed)
        return "records", (said.kind.name if said.kind else "", tuple(said.records), data)
    if isinstance(said, tuple):
        lock: Lock = said[0]
        return "lock", tuple(
            packed(part if isinstance(part, Later) else dict(part))
            for part in (lock.texts, lock.passages, lock.changes)
        )
    return "text", None


def _unpack_records(data: tuple[str, tuple[str, ...], bytes], _path: Path, _options: Options) -> RecordFile:
    name, ids, records = data
    whole = Several(partial(_unpack, records), records)
    return RecordFile(_KIND_BY_NAME[name], dict.fromkeys(ids, whole), packed=whole)


def _unpack_lock(data: tuple[bytes, ...], _path: Path, _options: Options) -> tuple[Any, list[Any]]:
    return Lock(*(unpack(part) for part in data)), []  # type: ignore[arg-type]


def _unpack_text(_data: None, path: Path, options: Options) -> Later:
    return Later(partial(_read_again, path.stem, options), is_sure=False)


def _read_again(source: str, options: Options) -> ArticleText:
    text, problems = read_article(options, source)
    if text is None:
        raise ProblemsFound(problems)
    return text


_UNPACK: Mapping[str, Callable[[Any, Path, Options], Any]] = {
    "records": _unpack_records,
    "lock": _unpack_lock,
    "text": _unpack_text,
}


class _Plain(pickle.Unpickler):
    """Reads plain data: records and views of ours, and little else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("generator."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, tuple)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")


def _unpack(data: bytes | memoryview) -> Any:
    return _Plain(io.BytesIO(data)).load()


def _head(data: bytes | memoryview) -> bytes:
    """Return what stands before the data: that it is all there, and of which code."""
    return hashlib.blake2b(data, key=_code(), digest_size=32).digest()


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
