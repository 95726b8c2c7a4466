"""The live preview between two builds: an edit of the record goes straight into the pages that show it.

MkDocs builds everything anew when anything changes. Of a record that is kept, the changed pages are known; what MkDocs
makes itself (hand-written pages, assets) is left to it whenever anything of its own has changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.build import Record, shell
from generator.kept import Kept
from generator.pages.frame import Link, Shell
from generator.publish.sieve import sift_briefings
from generator.publish.tree import Tree
from generator.records.options import Options

Stamps = Mapping[str, tuple[int, int, int]]
"""Time of the last change, size and inode of files, by path."""


class Live:
    """A site as it is served, in which single pages are replaced."""

    def __init__(self, site: Path, options: Options, config_file: Path, shell: Shell, others: Stamps) -> None:
        """Take over `site`, just built by MkDocs. `others` are the `stamps` from before it read any of its files."""
        self._site = site
        self._options = options
        self._config_file = config_file
        self._shell = shell
        self._others = others

    def update(self, kept: Kept) -> tuple[Record, int] | None:
        """Bring the pages of the record up to date and return it, with how many were replaced or removed.

        None is returned, and nothing done, where MkDocs has to build: one of its own files has changed, or what all
        pages share. Raises ProblemsFound with all that is wrong with the record; the pages then stay.
        """
        if stamps(self._options, self._config_file) != self._others:
            return None
        record = kept.check(self._options)
        handwritten: Sequence[Link] = self._shell.handwritten
        if not kept.has_changed or shell(record.material, self._options, handwritten, live=True) != self._shell:
            return None
        tree, made = Tree(self._site), list(kept.pages(self._shell))
        others, self._others = self._others, {}  # what the disk refuses is lost, and MkDocs has to build
        for path, page in made:
            tree.write(path, page)
        tree.remove(kept.gone)
        self._others = others
        return record, len(made) + len(kept.gone)


def stamps(options: Options, config_file: Path) -> Stamps:
    """Look at all that MkDocs' own pages are made from."""
    files = [str(config_file), *_below(options.templates)]
    folder = str(options.briefings)
    files += (path for path in _below(folder) if sift_briefings(path[len(folder) + 1 :]) != "kept back")
    return dict(_stamps_of(files))


def _below(folder: Path | str) -> Iterator[str]:
    for base, _, names in os.walk(folder):
        for name in names:
            yield f"{base}{os.sep}{name}"


def _stamps_of(files: Iterable[str]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for path in files:
        try:
            found = Path(path).stat()
        except OSError:  # as good as any other state: MkDocs will say what is wrong with it
            yield path, (0, 0, 0)
        else:
            yield path, (found.st_mtime_ns, found.st_size, found.st_ino)
