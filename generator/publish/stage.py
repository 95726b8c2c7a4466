"""A new site made beside the old one, hidden, and put in its place when it is whole.

Beside it, so that both are on one file system. A build that is killed leaves its stage behind; the next one clears it
away, but not that of a build still running: each holds a lock (flock(2)) on its stage, which ends with its process.
"""

from __future__ import annotations

import fcntl
import filecmp
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.publish.mark import mark, refuse_foreign
from generator.publish.swap import LAST, swap_in
from generator.publish.write import disk_problems
from generator.records.problem import ProblemsFound


class Stage:
    """A site in the making."""

    def __init__(self, site: Path, name: str) -> None:
        """Make an empty stage for the folder `site`, which messages call `name`.

        Raises ProblemsFound when something stands there that we did not make, or the disk refuses.
        """
        self.site = site
        self.name = name
        self.whole = False
        """Whether the build came to its end."""
        with disk_problems(name):
            self._refuse_foreign()
            site.parent.mkdir(parents=True, exist_ok=True)
            _clear_leftovers(site)
            self.folder, self._lock = _make(site)

    def publish(self) -> None:
        """Put the stage in the place of the site. Raises as the making of it does; the old site then stays."""
        try:
            with disk_problems(self.name):
                self._refuse_foreign()
                mark(self.folder)
                _keep_times(self.folder, self.site)
                old = swap_in(self.folder, self.site)
        except BaseException:
            self.discard()
            raise
        self._let_go()
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Leave the site as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._let_go()

    def _let_go(self) -> None:
        if self._lock is not None:
            os.close(self._lock)

    def _refuse_foreign(self) -> None:
        if problems := refuse_foreign(self.site, self.name):
            raise ProblemsFound(problems)


def _make(site: Path) -> tuple[Path, int | None]:
    """Return a new folder beside `site`, and the lock on it where the file system has locks."""
    while True:
        # Not tempfile.mkdtemp, whose folders nobody else may read: this one becomes the site.
        folder = site.with_name(f".{site.name}.{secrets.token_hex(4)}")
        folder.mkdir()
        try:
            lock = _hold(folder)
        except OSError:
            return folder, None
        if lock is not None:
            return folder, lock


def _hold(folder: Path) -> int | None:
    """Return a lock on `folder`, None when another build has it or has cleared the folder away.

    Raises OSError where the file system has no locks.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), folder.stat()):
            return descriptor
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _clear_leftovers(site: Path) -> None:
    """Remove what killed builds left beside `site`; put back the old site where a kill fell between two renames."""
    for folder, is_last in _leftovers(site):
        if is_last and not site.exists():
            folder.rename(site)
            continue
        try:
            lock = _hold(folder)
        except OSError:
            continue  # nobody can tell whether it is in use
        if lock is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _leftovers(site: Path) -> Iterator[tuple[Path, bool]]:
    ours = re.compile(rf"\.{re.escape(site.name)}\.[0-9a-f]{{8}}({re.escape(LAST)})?")
    for folder in site.parent.iterdir():
        match = ours.fullmatch(folder.name)
        if match and folder.is_dir() and not folder.is_symlink():
            yield folder, match[1] is not None


def _keep_times(new: Path, old: Path) -> None:
    """Give files that have not changed their old times, so that what uploads by time uploads what changed."""
    for base, _, names in os.walk(new):
        for name in names:
            file = Path(base, name)
            before = old / file.relative_to(new)
            if before.is_file() and filecmp.cmp(file, before, shallow=False):
                times = before.stat()
                os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
