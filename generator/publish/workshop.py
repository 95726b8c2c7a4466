"""The hidden folder beside a site in which the next one is made: beside it, so that both are on one file system.

    .site.briefings/
        lock       held (flock(2)) by the build at work; a lock ends with its process, however that ends
        tree/      the site's second tree: the site before last, until a build brings it up to date and exchanges it
        twin/      the second tree in the making, where a first build makes both
        last/      the old site for a moment, where a file system cannot exchange two folders in one step
        scratch/   what others write during a build, MkDocs for one

A build that was killed leaves its scratch folder, a twin and a tree half done; the next clears away the two and mends
the third. What a build has no more use for is removed, and the folder with it.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from generator.publish.mark import MARK
from generator.publish.swap import swap_in
from generator.records.place import Place
from generator.records.problem import Problem, ProblemsFound


class Workshop:
    """The folder, while it is ours alone."""

    def __init__(self, site: Path, name: str, waits: Callable[[], None]) -> None:
        """Enter the workshop of `site`, which messages call `name`; `waits` is called when another build is in it.

        Raises ProblemsFound when something stands there that we did not make.
        """
        self.site = site
        self.folder = folder_of(site)
        self.tree = self.folder / "tree"
        self.twin = self.folder / "twin"
        self.scratch = self.folder / "scratch"
        self._last = self.folder / "last"
        self._lock_file = self.folder / "lock"
        self._name = str(Path(name).with_name(self.folder.name))
        self.lock: int | None = self._enter(waits)
        """An open file, as long as we are here."""
        try:
            self._mend()
            # The exchange of folders would say so too, after all the work.
            if self.site.is_dir() and not os.access(self.site, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self.site))
            for left in (self.scratch, self.twin):
                if left.exists():
                    shutil.rmtree(left)
            self.scratch.mkdir()
        except BaseException:
            self.leave()
            raise

    def exchange(self) -> None:
        """Put the tree in the place of the site; what was the site is then the tree, if there was one."""
        swap_in(self.tree, self.site, self._last)
        self._mend()

    def keep_twin(self) -> None:
        """Let the twin be the second tree, of which there is none."""
        self.twin.rename(self.tree)

    def leave(self) -> None:
        """Clear up, and let others in. May be called again."""
        if self.lock is None:
            return
        self._mend()
        for left in (self.scratch, self.twin):
            shutil.rmtree(left, ignore_errors=True)
        if not self.tree.exists():
            self._lock_file.unlink(missing_ok=True)
            try:
                self.folder.rmdir()
            except OSError:
                pass  # somebody is at the door already, or keeps something here
        with suppress(OSError):
            fcntl.flock(self.lock, fcntl.LOCK_UN)  # copies of this process have it too, and may live longer
        os.close(self.lock)
        self.lock = None

    def _enter(self, waits: Callable[[], None]) -> int:
        """Return the lock; where the file system has none, builds at once are not kept apart."""
        while True:
            lock = self._open_lock()
            if lock is None:
                continue  # whoever left has just removed it
            try:
                _hold(lock, waits)
                if self._is_there(lock):
                    if not os.fstat(lock).st_size:
                        os.write(lock, MARK)
                    return lock
            except BaseException:
                os.close(lock)
                raise
            os.close(lock)

    def _open_lock(self) -> int | None:
        """Return the file of the lock, made where there is none; None when somebody comes or goes meanwhile."""
        folder, file = self.folder, self._lock_file
        try:
            folder.mkdir()
        except FileExistsError:
            pass
        try:
            if not stat.S_ISDIR(folder.lstat().st_mode):
                raise self._foreign()
            if not file.exists():
                names = {path.name for path in folder.iterdir()}
                if file.name in names:
                    return None
                if names:
                    raise self._foreign()
            lock = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        except FileNotFoundError:
            return None
        # It is empty when its build was killed at once.
        if os.pread(lock, len(MARK) + 1, 0) not in (MARK, b""):
            os.close(lock)
            raise self._foreign()
        return lock

    def _is_there(self, lock: int) -> bool:
        """Return whether the open file is still the lock, and not one that whoever left has removed."""
        try:
            return os.path.samestat(os.fstat(lock), self._lock_file.stat())
        except FileNotFoundError:
            return False

    def _foreign(self) -> ProblemsFound:
        wrong = "was not made by this generator, and stands where a build needs a folder of its own"
        return ProblemsFound([Problem(Place(self._name), wrong, ("move it away",))])

    def _mend(self) -> None:
        """Make good what a kill between two renames left."""
        if not self._last.exists():
            return
        if not self.site.exists():
            self._last.rename(self.site)
        elif self.tree.exists():
            shutil.rmtree(self._last)
        else:
            self._last.rename(self.tree)


def folder_of(site: Path) -> Path:
    """Return where the workshop of `site` is."""
    return site.with_name(f".{site.name}.briefings")


def _hold(lock: int, waits: Callable[[], None]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waits()
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError:
        return  # no locks here
