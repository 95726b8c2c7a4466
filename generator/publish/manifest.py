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
import re
from array import array
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.publish.mark import NAME

FOLDER = "trees"
"""Inside the cache."""

_VERSION = 1
_DIGEST = 32
"""Characters."""
NO_DIGEST = _DIGEST * "-"
"""Of what is not a file."""


class Entry(NamedTuple):
    """A file of a tree."""

    digest: str
    size: int
    time: int
    """Of the last change to its bytes, in nanoseconds."""
    mode: int


@dataclass(slots=True)
class Manifest:
    """A tree, as far as it is known."""

    files: dict[str, Entry] = field(default_factory=dict)
    """By path, with forward slashes. The mark of the tree is not among them."""
    folders: dict[str, int] = field(default_factory=dict)
    """The time of the last change to each folder's list of names, in nanoseconds; the tree itself is ``."""


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
        head, checksum, body = _path(cache, site, tree).read_bytes().split(b"\n", 2)
        if json.loads(head) != _bond(tree) or hashlib.sha256(body).hexdigest().encode() != checksum:
            return None
    except (OSError, ValueError):
        return None
    return _decoded(body)


def save(cache: Path, site: Path, tree: Path, manifest: Manifest) -> None:
    """Remember what `tree` holds. A cache that cannot be written is never a reason to stop."""
    body = _encoded(manifest)
    head = json.dumps(_bond(tree)).encode()
    path = _path(cache, site, tree)
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(b"\n".join((head, hashlib.sha256(body).hexdigest().encode(), body)))
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


def _key(site: Path) -> str:
    return hashlib.sha256(os.fsencode(site.absolute())).hexdigest()[:16]


def _path(cache: Path, site: Path, tree: Path) -> Path:
    return cache / FOLDER / f"{_key(site)}.{tree.stat().st_ino:x}"


def _bond(tree: Path) -> list[int]:
    """Return what only this folder has. Its mark is made with it, never linked, and nobody can choose its ctime."""
    folder, mark = tree.stat(), (tree / NAME).lstat()
    return [_VERSION, folder.st_dev, folder.st_ino, mark.st_ino, mark.st_ctime_ns]


# Not JSON as a whole: at 122,000 files that takes three times as long.
def _encoded(manifest: Manifest) -> bytes:
    files, folders = manifest.files, manifest.folders
    columns = zip(*files.values(), strict=True) if files else ((), (), (), ())
    digests, sizes, times, modes = columns
    numbers = array("q", (*sizes, *times, *modes, *folders.values()))
    counts = json.dumps([len(files), len(folders)]).encode()
    names = "\0".join((*files, *folders)).encode("utf-8", "surrogateescape")
    return b"\n".join((counts, b"%d" % len(names), names + "".join(digests).encode() + numbers.tobytes()))


def _decoded(body: bytes) -> Manifest:
    counts, length, rest = body.split(b"\n", 2)
    (files, folders), end = json.loads(counts), int(length)
    names = rest[:end].decode("utf-8", "surrogateescape").split("\0")
    digests = re.findall(f".{{{_DIGEST}}}", rest[end : end + files * _DIGEST].decode())
    numbers = array("q", rest[end + files * _DIGEST :])
    sizes, times, modes = (numbers[at * files : (at + 1) * files] for at in range(3))
    return Manifest(
        dict(zip(names[:files], map(Entry, digests, sizes, times, modes), strict=True)),
        dict(zip(names[files : files + folders], numbers[3 * files :], strict=True)),
    )
