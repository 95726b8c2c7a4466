"""Finished bytes written as files of a folder."""

from __future__ import annotations

import errno
from pathlib import Path, PurePosixPath

from generator.records.place import Place
from generator.records.problem import Problem

_OF_THE_DISK = {
    errno.EACCES,
    errno.EBUSY,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.ENAMETOOLONG,
    errno.ENOSPC,
    errno.EPERM,
    errno.EROFS,
    errno.EXDEV,
}
"""What a disk or its rights may cause. Any other error of the system is a bug of ours."""


def write(folder: Path, path: str, data: bytes) -> bool:
    """Write `data` at `path` below `folder` and return whether that changed anything.

    `path` is relative, with forward slashes. Raises ValueError when it would leave the folder.
    """
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in path or "\0" in path or path.endswith("/"):
        raise ValueError(f"not a path inside the site: {path!r}")
    target = folder.joinpath(*parts)
    try:
        if target.read_bytes() == data:
            return False
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return True


def disk_problem(error: OSError, name: str) -> Problem | None:
    """Return what the disk refused, told for an editor, or None when `error` is no fault of the disk.

    `name` is the file or folder that could not be read or written.
    """
    if error.errno not in _OF_THE_DISK:
        return None
    return Problem(Place(name), f"the disk says: {error.strerror}", ("the site that was there is left as it is",))
