"""How far a build is, for whoever waits at a terminal: one line that is rewritten in place, and gone in the end.

    pages 3400, 1200/s

An alarm of the system draws it, so that the work does no more than count: a thread would keep a build from sharing its
work (`share_work.py`). Nothing else may write to the terminal within a stage: MkDocs and other plugins have their say
between ours.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

_Thing = TypeVar("_Thing")

_PATIENCE = 1.0
"""Seconds before anything is shown: a line that is gone at once only flickers."""
_PAUSE = 0.2
"""Seconds from one drawing to the next."""
_AT_ONCE = 0.001
"""Seconds: none would be no alarm."""
_UNKNOWN_WIDTH = 80
"""Columns of a terminal that does not say."""
_ERASE = "\r\x1b[K"


class Progress:
    """The line of one build."""

    def __init__(self, stream: TextIO | None) -> None:
        """Begin to count the time. `stream` may be anything: only on a terminal something is shown, on None nothing."""
        self._terminal = _terminal(stream)
        self._begun = time.monotonic()
        self._count: int | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Show for as long as the block lasts that it is at `name`, and for how long."""
        if self._terminal is None or not _can_set_an_alarm():
            yield
            return
        self._count = None
        terminal, begun, drawn = self._terminal, time.monotonic(), False

        def draw(*_: object) -> None:
            nonlocal drawn
            drawn = True
            # A line of full width would go over to the next, and could not be erased.
            _write(terminal, _line(name, self._count, time.monotonic() - begun)[: _width(terminal) - 1])

        before = signal.signal(signal.SIGALRM, draw)
        signal.setitimer(signal.ITIMER_REAL, max(self._begun + _PATIENCE - begun, _AT_ONCE), _PAUSE)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            if drawn:
                _write(terminal, "")

    def each(self, name: str, things: Iterable[_Thing]) -> Iterator[_Thing]:
        """Yield `things`, and show for as long as they come how many have come and how many come in a second."""
        with self.stage(name):
            for self._count, thing in enumerate(things, 1):
                yield thing


def _line(name: str, count: int | None, seconds: float) -> str:
    """Return what is shown: how many and how fast, or how long where nothing has been counted."""
    return f"{name} {seconds:.0f} s" if count is None else f"{name} {count}, {count / max(seconds, _PAUSE):.0f}/s"


def _write(terminal: int, line: str) -> None:
    try:
        os.write(terminal, f"{_ERASE}{line}".encode())
    except OSError:
        pass  # the terminal has been closed


def _can_set_an_alarm() -> bool:
    """Return whether this is for us to do, and nobody else waits for one."""
    return threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def _terminal(stream: TextIO | None) -> int | None:
    """Return the descriptor of a terminal that can erase a line, None where `stream` is none."""
    if stream is None or not stream.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return None
    return stream.fileno()


def _width(terminal: int) -> int:
    try:
        return os.get_terminal_size(terminal).columns or _UNKNOWN_WIDTH
    except OSError:
        return _UNKNOWN_WIDTH
