"""A folder of finished files that nobody reads yet: files come, stay and go one by one.

A file may be one with a file of another tree (a hard link), so none is ever written into: new bytes are a new file.
Files get the mode 0644 and folders 0755 whatever the umask is: they are made to be read by everybody.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from generator.publish.files import Entry
from generator.publish.manifest import digest_of, entry_of

_NO_LINKS = {errno.EMLINK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV}
"""The file system has no hard links or too many of one, or the file is another user's."""
_FILE, _FOLDER = 0o644, 0o755
_AS_IT_IS = nullcontext()


class Tree:
    """The folder while it is brought up to date."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: set[str] = set()
        """Paths of folders whose list of names has changed; they may be gone by now."""
        self._displaced: set[str] = set()
        """Paths of files where a folder had to be, and of folders where a file had to be."""
        self._handed: set[str] = set()
        """Paths that another process has written."""
        self._is_bare = not folder.exists()
        """Whether nothing was there in the beginning."""
        self._is_masked = bool(_umask() & _FOLDER)
        """Whether files and folders would come with fewer rights than they are to have."""

    def write(self, path: str, data: bytes, digest: str = "") -> Entry:
        """Put `data` at `path` as a new file, in the place of whatever stands there.

        `digest` is that of `data`, where it is known already.

        Raises ValueError when `path` is not one inside the folder: relative, with forward slashes.
        """
        check_path(path)
        descriptor = self._open(path)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(descriptor, left) :]
            return entry_of(digest or digest_of(data), os.fstat(descriptor))
        finally:
            os.close(descriptor)

    def hand_over(self, path: str) -> None:
        """Take note that another process has written at `path`, into a copy of this object."""
        check_path(path)
        self._handed.add(path)
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            self.touched.add(folder)

    def link(self, path: str, other: Path) -> None:
        """Have at `path` the very file that the folder `other` has there; where that cannot be, a copy of that age."""
        original, target, folder = f"{other}/{path}", f"{self.folder}/{path}", path.rpartition("/")[0]
        if self._is_bare and folder not in self.touched:
            self._make_way(path)
        while True:
            try:
                os.link(original, target, follow_symlinks=False)
                break
            except FileExistsError:
                self._clear(path)
            except (FileNotFoundError, NotADirectoryError):
                if not os.path.lexists(original):
                    raise
                self._make_way(path)
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                self.write(path, Path(original).read_bytes())
                times = os.lstat(original)
                os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
                break
        self.touched.add(folder)

    def try_link(self, path: str, other: Path) -> bool:
        """Link to `path` the very file that `other` has there; return False where anything stands in the way.

        So another process may work in the tree at once.
        """
        original, folder = f"{other}/{path}", path.rpartition("/")[0]
        if folder not in self.touched:
            self._lead_to(folder)
        try:
            os.link(original, f"{self.folder}/{path}", follow_symlinks=False)
        except (FileExistsError, FileNotFoundError, NotADirectoryError):
            return False
        return True

    def _lead_to(self, folder: str) -> None:
        """Make `folder`, unless anything stands in the way."""
        try:
            self._make(folder)
        except (FileExistsError, NotADirectoryError):
            self.touched.add(folder)
        except FileNotFoundError:
            self._lead_to(folder.rpartition("/")[0])
            self._lead_to(folder)

    def remove(self, paths: Iterable[str], folders: Iterable[str] = ()) -> None:
        """Remove files, and the folders that are empty then, or are among `folders` and empty.

        What is gone already is no matter.
        """
        emptied = set(folders)
        for path in paths:
            try:
                os.unlink(f"{self.folder}/{path}")
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                continue
            emptied.add(path.rpartition("/")[0])
        self.touched |= emptied
        while emptied:
            above = set()
            # The longest first, so that a folder comes after all that are in it.
            for folder in sorted(emptied - {""}, key=len, reverse=True):
                try:
                    os.rmdir(f"{self.folder}/{folder}")
                except (FileNotFoundError, NotADirectoryError):
                    continue  # a page may have taken its place
                except OSError as error:
                    if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                        raise
                    continue
                above.add(folder.rpartition("/")[0])
            self.touched |= above
            emptied = above

    def refuse_double(self, paths: Collection[str]) -> None:
        """Raise ValueError when one of `paths`, which should all be here now, is the folder of another."""
        for path in self._displaced | self.touched:
            if path in paths and any(other.startswith(f"{path}/") for other in paths):
                raise ValueError(f"a file and a folder at once: {path!r}")

    def folders_now(self, before: Mapping[str, int]) -> dict[str, int]:
        """Return when the list of names of each folder was last changed; `before` says when it was in the beginning."""
        now = dict(before)
        displaced = self._displaced | (self._handed & before.keys())
        lost = {path for path in before for top in displaced if f"{path}/".startswith(f"{top}/")}
        for path in self.touched | lost:
            try:
                found = os.lstat(f"{self.folder}/{path}")
            except (FileNotFoundError, NotADirectoryError):
                now.pop(path, None)
                continue
            if stat.S_ISDIR(found.st_mode):
                now[path] = found.st_mtime_ns
            else:
                now.pop(path, None)
        return now

    def _open(self, path: str) -> int:
        target, folder = f"{self.folder}/{path}", path.rpartition("/")[0]
        # In a tree that was there most folders are too, in a new one each is met for the first time.
        if self._is_bare and folder not in self.touched:
            self._make_way(path)
        self.touched.add(folder)
        while True:
            try:
                with self._modes():
                    return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE)
            except FileExistsError:
                self._clear(path)
            except (FileNotFoundError, NotADirectoryError):
                self._make_way(path)

    def _clear(self, path: str) -> None:
        """Remove what stands at `path`, a folder too: what was in it is of an earlier site."""
        target = f"{self.folder}/{path}"
        try:
            os.unlink(target)
        except (IsADirectoryError, PermissionError):  # macOS says the latter
            if not stat.S_ISDIR(os.lstat(target).st_mode):
                raise
            self._displaced.add(path)
            try:
                shutil.rmtree(target)
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise  # or the second process has put something into it meanwhile, and the caller comes again

    def _make_way(self, path: str) -> None:
        """Make the folders that lead to `path`, in the place of files of an earlier site."""
        folder = path.rpartition("/")[0]
        try:
            self._make(folder)
        except (FileNotFoundError, FileExistsError, NotADirectoryError):
            self._make_all(path.split("/")[:-1])

    def _make_all(self, names: Iterable[str]) -> None:
        folder = ""
        for name in ("", *names):
            folder = f"{folder}/{name}" if folder else name
            made = False
            while not made:
                try:
                    self._make(folder)
                    made = True
                except FileExistsError:
                    # Another process may make the same folder, and may be first at any of these steps.
                    with suppress(FileNotFoundError, IsADirectoryError):
                        made = stat.S_ISDIR(os.lstat(f"{self.folder}/{folder}").st_mode)
                        if not made:
                            os.unlink(f"{self.folder}/{folder}")
                            self._displaced.add(folder)

    def _make(self, folder: str) -> None:
        with self._modes():
            os.mkdir(f"{self.folder}/{folder}" if folder else self.folder, _FOLDER)
        self.touched |= {folder.rpartition("/")[0], folder}

    def _modes(self) -> AbstractContextManager[None]:
        return _unmasked() if self._is_masked else _AS_IT_IS


def check_path(path: str) -> None:
    """Raise ValueError when `path` is not one inside a folder."""
    parts = path.split("/")
    if not path or {"", ".", ".."}.intersection(parts) or "\\" in path or "\0" in path:
        raise ValueError(f"not a path inside the site: {path!r}")


@contextmanager
def _unmasked() -> Iterator[None]:
    before = os.umask(~_FOLDER & 0o777)
    try:
        yield
    finally:
        os.umask(before)


def _umask() -> int:
    mask = os.umask(0)  # there is no other way to ask
    os.umask(mask)
    return mask
