"""The mark of a folder that we made, so that no other is ever replaced.

The mark is the text of `.nojekyll`, a file that GitHub Pages wants there anyway and whose content nobody reads.
"""

from __future__ import annotations

from pathlib import Path

from generator.records.place import Place
from generator.records.problem import Problem

NAME = ".nojekyll"
MARK = b"Made by briefings. The next build replaces this folder.\n"


def mark(folder: Path) -> None:
    """Say in `folder` that it is ours."""
    (folder / NAME).write_bytes(MARK)


def refuse_foreign(site: Path, name: str) -> list[Problem]:
    """Return why `site`, which messages call `name`, may not be replaced: nothing when it is ours, empty or absent."""
    if site.is_symlink():
        wrong = "is a link, and a build replaces the whole folder"
    elif not site.exists():
        return []
    elif not site.is_dir():
        wrong = "is a file, and the site needs a folder of this name"
    elif site.is_mount():
        wrong = "is a mount point, which cannot be replaced as a folder can"
    elif is_marked(site) or not any(site.iterdir()):
        return []
    else:
        wrong = "was not made by this generator, and is left alone"
    return [Problem(Place(name), wrong, ("move it away, or set another `site_dir` in mkdocs.yml",))]


def is_marked(folder: Path) -> bool:
    """Return whether there is a folder that is ours."""
    try:
        return (folder / NAME).read_bytes() == MARK
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False
