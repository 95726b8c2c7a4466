"""The live preview: from the save of a file to the page in the browser."""

from __future__ import annotations

import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.builder import Builder, Edit
from bench.measure import Memory, begin, kill

_EVERY = 0.004
"""Seconds between two looks at a page."""
_REST = 2.0
"""Seconds between two saves: time for a preview to come to rest."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What was measured of a live preview. Seconds; None where the page did not come within the limit."""

    ready: float | None
    """From its start until all pages of the changed statement are there."""
    page: tuple[float | None, ...]
    """Each save: until the page of the claim shows it."""
    every_page: tuple[float | None, ...]
    """Each save: until the last of the pages that show the statement does."""
    peak: int
    """Bytes."""

    @property
    def median(self) -> float | None:
        """The median time from save to page, None where a save was not shown."""
        shown = [seconds for seconds in self.page if seconds is not None]
        return statistics.median(shown) if shown and len(shown) == len(self.page) else None


def preview(builder: Builder, folder: Path, edits: Sequence[Edit], log: Path, limit: float) -> Preview | None:
    """Start the live preview of a builder and save each edit; None where it has none."""
    port = _free_port()
    command = builder.serve(folder, port)
    if not command:
        return None
    first, *others = edits
    builder.edit(first, folder)
    process = begin(command, folder, builder.environment, log)
    memory = Memory(process.pid)
    memory.start()
    pages: list[float | None] = []
    every_page: list[float | None] = []
    try:
        ready = _seconds_until(
            lambda: all(_shows(port, page, first.remark) for page in builder.pages(first)), limit, 0.1
        )
        for edit in others if ready is not None else ():
            time.sleep(_REST)
            start = time.perf_counter()
            builder.edit(edit, folder)
            shown = _seconds_until(partial(_shows, port, f"claims/{edit.claim}/", edit.remark), limit)
            pages.append(shown)
            if shown is None:
                every_page.append(None)
                break
            for page in builder.pages(edit):
                _seconds_until(partial(_shows, port, page, edit.remark), limit)
            every_page.append(round(time.perf_counter() - start, 3))
    finally:
        _stop(process)
        peak = memory.stop()
    return Preview(ready, tuple(pages), tuple(every_page), peak)


def _shows(port: int, page: str, words: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=300) as answer:
            return words.encode() in answer.read()
    except (urllib.error.URLError, OSError):
        return False  # not up yet, or not there yet


def _seconds_until(done: Callable[[], bool], limit: float, every: float = _EVERY) -> float | None:
    start = time.perf_counter()
    while not done():
        if time.perf_counter() - start > limit:
            return None
        time.sleep(every)
    return round(time.perf_counter() - start, 3)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        pass
    kill(process.pid)
    process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
