"""Folders of live previews: what one that was killed left behind is cleared away when the next begins.

A preview has its pages among the system's temporary files, where nobody would find them again. So it leaves a note in
the cache, `previews/<name of the folder>`, and holds it locked (flock(2)) for as long as it lives. A note says which
file it is itself: in a copy of the cache it is of no use.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from generator.publish.mark import refuse_foreign
from generator.publish.stage import remove_workshop

FOLDER = "previews"
"""Inside the cache."""


def begin(site: Path, cache: Path) -> TextIO | None:
    """Clear up after previews that were killed, and return the note of this one, which shows its pages in `site`.

    Nothing of it is a reason to stop: None where the cache cannot be written.
    """
    folder = cache / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            with path.open(encoding="utf-8") as note:
                _clear_up(note, site.parent, cache)
        note = (folder / site.name).open("w", encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    with suppress(OSError):
        fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        note.write(f"{os.fstat(note.fileno()).st_ino} {site}")
        note.flush()
    return note


def end(note: TextIO | None) -> None:
    """Take the note away, when the preview has cleared up itself."""
    if note:
        Path(note.name).unlink(missing_ok=True)
        note.close()


def _clear_up(note: TextIO, temporary: Path, cache: Path) -> None:
    try:
        fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return  # it lives, or nobody can tell
    itself, _, name = note.read().partition(" ")
    site = Path(name)
    if itself == str(os.fstat(note.fileno()).st_ino) and site.parent == temporary and not refuse_foreign(site, name):
        shutil.rmtree(site, ignore_errors=True)
        remove_workshop(site, cache)
    Path(note.name).unlink(missing_ok=True)
