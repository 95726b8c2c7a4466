"""The next site in the making: what differs is written, all else stays, and it takes the site's place in one step.

Two trees take turns. The site is one; the other stands hidden in its workshop and holds the site before. A build brings
that one up to date, by what differs between the two and by what it writes, then exchanges them, so that its cost is in
the pages that differ. The first build has only one tree. The second, if it changes anything, makes the other; of a
large site the first does so already, where others may follow.

What is in either tree is remembered (`manifest.py`) and looked over (`survey.py`), so a build that was killed half-way
or a file changed by hand is no matter. Where there is much of it, a second process looks it over while this one reads
the record, and makes the other tree while this one makes pages (`second_process.py`). What is one and the same in both
trees is one file with two names. A file's time is when the site last changed at its path: it stays over builds, and
what uploads by time uploads what changed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.publish import manifest
from generator.publish.files import Entry
from generator.publish.lookout import Found, look
from generator.publish.manifest import Differences, Manifest, digest_of
from generator.publish.mark import MARK, NAME, is_marked, refuse_foreign
from generator.publish.owner import of_another_user
from generator.publish.second_process import SecondProcess
from generator.publish.tree import Tree
from generator.publish.twin import Twin, copy_mark
from generator.publish.workshop import Workshop, folder_of
from generator.publish.write import disk_problem
from generator.records.place import Place
from generator.records.problem import Problem, ProblemsFound
from generator.records.share_work import can_share

WORTH_IT = 4000
"""Files: to look at them takes as long as to copy the process."""


class Published(NamedTuple):
    """How many files of the site are new or have changed, are as they were, are gone."""

    written: int
    kept: int
    removed: int


class Stage:
    """A site in the making."""

    def __init__(self, site: Path, name: str, cache: Path, waits: Callable[[], None] = lambda: None) -> None:
        """Begin the next site of the folder `site`, which messages call `name`.

        Builds of one site take turns: `waits` is called when this one has to wait. Raises ProblemsFound when something
        stands there that we did not make, or the disk refuses.
        """
        self.site = site
        self.name = name
        self.whole = False
        """Whether the build came to its end."""
        self._cache = cache
        self._next: dict[str, str] = {}
        """The digest of each file of the next site, by path."""
        self._written: dict[str, Entry] = {}
        """Those of them that differ from the present site, by path."""
        self._undone: set[str] = set()
        """Paths at which the tree has something else after all than what was written there."""
        with self._disk():
            self._refuse_foreign()
            site.parent.mkdir(parents=True, exist_ok=True)
            self._workshop = Workshop(site, name, waits)
        self._tree = Tree(self._workshop.tree)
        self._had_tree = self._tree.folder.is_dir()
        self._second: SecondProcess[Found, _Linked] | None = None
        """Looks at what there is while the record is read, and links the second tree together while pages are made."""
        self._twin: Twin | None = None
        """The second tree of a first build, in the making."""
        self._remembered = self._recall()
        if is_marked(site) and sum(one.count for one in self._remembered if one) >= WORTH_IT and can_share():
            with suppress(OSError):  # the system has no room for one
                self._second = SecondProcess(lambda: self._found, self._link)
        self.scratch = self._workshop.scratch
        """An empty folder for whoever does not know of stages. It is removed in the end."""

    @property
    def present(self) -> Mapping[str, str]:
        """The digest of each file that the present site has and that can be kept, by path."""
        return self._known.site.files.digests

    @property
    def next(self) -> Mapping[str, str]:
        """The digest of each file of the next site as far as it is told, by path."""
        return self._next

    def look(self) -> None:
        """Look at what there is."""
        _ = self._known

    def put(self, path: str, data: bytes, digest: str = "") -> Entry:
        """Have `data` at `path` in the next site; return how it is there. What the present one has too is not written.

        `digest` is what `digest_of` gives, where that is known. The last word on a path counts. Raises ValueError when
        `path` is not one inside the site, ProblemsFound when the disk refuses.

        A copy of this process (fork(2)) may do so too, if `look` was called before it was made: it writes into
        the same tree. What it puts counts when this process is told of it by `take_over`; what it has not told before
        its end, this one has to put itself.
        """
        digest = digest or digest_of(data)
        known = self._present(path)
        if known and known.digest == digest:
            self._take(path, known, differs=False)
            return known
        with self._disk():
            entry = self._tree.write(path, data, digest)
        self._take(path, entry, differs=True)
        return entry

    def take_over(self, path: str, entry: Entry) -> None:
        """Have at `path` what a copy of this process has put there, which `put` told it by `entry`."""
        differs = entry != self._present(path)
        if differs:
            self._tree.hand_over(path)
        self._take(path, entry, differs=differs)

    def expect_changes(self) -> None:
        """Begin with what has to be done when anything is not as it was. May be called again."""
        if self._second and not self._had_tree:
            self._second.ask()

    def keep(self, pages: Mapping[str, str]) -> set[str]:
        """Have in the next site what the present one has, and return the paths where it has something else or nothing.

        `pages` says by its digest what is wanted at each path: a site is not always what the last build left there.
        """
        present = self.present
        missing = {path for path, digest in pages.items() if present.get(path) != digest}
        for path in self._written.keys() & pages.keys() - missing:
            del self._written[path]
            self._undone.add(path)
        self._next |= {path: digest for path, digest in pages.items() if path not in missing} if missing else pages
        return missing

    def sweep(self) -> None:
        """Put each file of the scratch folder."""
        for base, _, names in os.walk(self.scratch):
            for name in names:
                file = Path(base, name)
                path = file.relative_to(self.scratch).as_posix()
                if path != NAME:
                    self.put(path, file.read_bytes())

    def provide(self) -> None:
        """Have the second tree made by a process of its own, if this is a first build: the first edit then finds it.

        To be called once, when all has been put. `publish` waits for that process.
        """
        lock = self._workshop.lock
        if is_marked(self.site) or len(self._next) < WORTH_IT or not can_share() or lock is None:
            return
        with suppress(OSError):  # there is no room for it; what the disk refuses `publish` meets too, and tells
            self._mark()
            self._twin = Twin(self._tree.folder, self._workshop.twin, self._next, lock)

    def publish(self) -> Published:
        """Put the next site in the place of the present one; what was not told is gone.

        Raises as the making of a stage does; the present site then stays.
        """
        try:
            with self._disk():
                published = self._bring_up_to_date()
        except BaseException:
            self.discard()
            raise
        self._end_processes()
        self._workshop.leave()
        return published

    def discard(self) -> None:
        """Leave the site as it is. May be called again."""
        if self._workshop.lock is None:
            return
        self._end_processes()
        if not self._had_tree:
            shutil.rmtree(self._tree.folder, ignore_errors=True)
        self._workshop.leave()

    def _present(self, path: str) -> Entry | None:
        files = self._known.site.files
        return files[path] if path in files.digests else None

    def _take(self, path: str, entry: Entry, *, differs: bool) -> None:
        self._next[path] = entry.digest
        if differs:
            self._written[path] = entry
            self.expect_changes()
        elif self._written.pop(path, None):
            self._undone.add(path)

    @cached_property
    def _known(self) -> _Known:
        """What there is. Looked at when it is first asked for, unless a second process has done so."""
        if not is_marked(self.site):
            self._end_second()
            # What others have of this site nobody knows; a file of the second tree would come with too early a time.
            if self._had_tree:
                with self._disk():
                    shutil.rmtree(self._tree.folder)
                self._had_tree = False
            return _Known()
        of_site, of_tree = self._remembered
        found = (self._second.found() if self._second else None) or self._found
        if self._had_tree and self._second:
            if len(found.behind) >= WORTH_IT:
                self._second.ask()  # the build that made the tree was killed
            else:
                self._end_second()
        looked_over = of_site is None or (not self._had_tree and any(found.of_site))
        return _Known((of_site or Manifest()).amended(found.of_site), of_tree or Manifest(), found, looked_over)

    @cached_property
    def _found(self) -> Found:
        of_site, of_tree = self._remembered
        with self._disk():
            return look(self.site, of_site, self._tree.folder if self._had_tree else None, of_tree)

    def _recall(self) -> tuple[Manifest | None, Manifest | None]:
        """Return what is remembered of the site and of the second tree."""
        of_site, of_tree = (manifest.load(self._cache, self.site, tree) for tree in (self.site, self._tree.folder))
        return of_site, of_tree

    def _bring_up_to_date(self) -> Published:
        known, tree, coming, written = self._known, self._tree, self._next, self._written
        files, found = known.site.files, known.found
        gone = {path for path in files if path not in coming}
        published = Published(len(written), len(coming) - len(written), len(gone))
        if not (written or gone or found.hollow or self._had_tree) and is_marked(self.site):
            if known.looked_over:
                manifest.save(self._cache, self.site, self.site, known.site)
            return published
        before, behind = self._fill()
        try:
            for path in sorted(self._undone.union(behind)):
                if path in coming and path not in written:
                    tree.link(path, self.site)
        except FileNotFoundError:
            what = "was changed by somebody else while the next one was made"
            raise ProblemsFound([Problem(Place(self.name), what, ("build again",))]) from None
        tree.remove((found.extra - coming.keys()) | gone, found.hollow)
        tree.refuse_double(coming)
        self._mark()
        now = Manifest(files.changed(gone, written), tree.folders_now(before))
        manifest.save(self._cache, self.site, tree.folder, now)
        if known.looked_over:
            manifest.save(self._cache, self.site, self.site, known.site)
        folders = self._twin.times() if self._twin else None
        self._refuse_foreign()
        self._workshop.exchange()
        if folders is not None:
            with suppress(OSError):  # then there is none, and the next build makes it
                self._workshop.keep_twin()
                manifest.save(self._cache, self.site, tree.folder, Manifest(now.files, folders))
        manifest.forget(self._cache, self.site, but=(self.site, tree.folder))
        return published

    def _fill(self) -> _Linked:
        """Have the second process link what the second tree has not, if there is much; return what is still missing."""
        known, second = self._known, self._second
        _, of_tree, behind, _, _ = known.found
        before = known.tree.amended(Differences(folders=of_tree.folders, lost=of_tree.lost)).folders
        missing = behind if self._had_tree else known.site.files.keys()
        if second and len(missing) >= WORTH_IT:
            second.ask()
            # To help would take longer: both would wait for the same folders.
            if (linked := second.done()) is not None:
                return _Linked({**before, **linked.folders}, linked.missing)
            self._tree.touched |= known.site.folders.keys()
        self._end_second()
        return _Linked(before, missing)

    def _link(self) -> _Linked:
        """Be the second process."""
        of_site, _ = self._remembered
        site = (of_site or Manifest()).amended(self._found.of_site)
        paths = self._found.behind if self._had_tree else site.files.keys()
        missing = {path for path in sorted(paths) if not self._tree.try_link(path, self.site)}
        return _Linked(self._tree.folders_now({}), missing)

    def _end_processes(self) -> None:
        self._end_second()
        if self._twin:
            self._twin.end()
        self._twin = None

    def _end_second(self) -> None:
        if self._second:
            self._second.end()
        self._second = None

    def _mark(self) -> None:
        if is_marked(self._tree.folder):
            return
        if is_marked(self.site):
            copy_mark(self._tree, self.site)
        else:
            self._tree.write(NAME, MARK)

    @contextmanager
    def _disk(self) -> Iterator[None]:
        """Tell what the disk refuses in the block as a problem of the site."""
        try:
            yield
        except OSError as error:
            problem = of_another_user(error, self.site, self.name, self._cache) or disk_problem(error, self.name)
            if problem is None:
                raise
            raise ProblemsFound([problem]) from error

    def _refuse_foreign(self) -> None:
        if problems := refuse_foreign(self.site, self.name):
            raise ProblemsFound(problems)


@dataclass(frozen=True, slots=True)
class _Known:
    """What there is. All of it is empty where there is no site yet."""

    site: Manifest = field(default_factory=Manifest)
    tree: Manifest = field(default_factory=Manifest)
    """The second one, as it is remembered."""
    found: Found = field(default_factory=Found)
    looked_over: bool = False
    """Whether more is known of the site now than the cache knows."""


class _Linked(NamedTuple):
    """The second tree when all is linked into it that nothing stands in the way of."""

    folders: Mapping[str, int]
    """Their times, as far as they are known."""
    missing: AbstractSet[str]
    """Files of the site."""


def remove_workshop(site: Path, cache: Path) -> None:
    """Remove what stands hidden beside `site` and is remembered of it, when there will be no next build of it."""
    shutil.rmtree(folder_of(site), ignore_errors=True)
    manifest.forget(cache, site)
