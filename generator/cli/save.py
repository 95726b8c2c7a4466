"""The lock written to its file."""

from __future__ import annotations

from generator.reading.files import name_of
from generator.reading.library import LOCK
from generator.reading.lock import write_lock
from generator.records.lock import Lock
from generator.records.options import Options
from generator.records.place import Place
from generator.records.problem import Problem, ProblemsFound


def save_lock(site: Options, lock: Lock) -> None:
    """Write `lock` into the site's passages.lock; raise ProblemsFound where the disk refuses."""
    path = site.briefings / LOCK
    try:
        write_lock(path, lock)
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise ProblemsFound([Problem(Place(name_of(path, site.root)), what)]) from None
