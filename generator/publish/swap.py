"""A finished folder put in the place of another in one step, so that at no moment there is none.

Linux has renameat2(2) with RENAME_EXCHANGE for it, macOS renamex_np(2) with RENAME_SWAP. Other systems, and file
systems that cannot, get two renames with a moment between them; `workshop.py` mends what a kill in that moment leaves.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

# Values of the systems' headers: linux/fs.h and fcntl.h; sys/stdio.h.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2

_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap_in(new: Path, site: Path, last: Path) -> None:
    """Put the folder `new` at `site`. What stood there stands at `new` then, or at `last` where it took two renames."""
    try:
        new.rename(site)  # over nothing or an empty folder this is one step already
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
    else:
        return
    if not exchange(new, site):
        site.rename(last)
        new.rename(site)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders of one file system in one step; return False, nothing done, where that cannot be done."""
    libc = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = libc.renamex_np(a, b, _RENAME_SWAP)
        else:
            failed = libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
    except AttributeError:  # the C library is older than the call, or of another system
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
