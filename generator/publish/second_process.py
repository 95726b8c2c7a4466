"""A second process for work that is done on the other processor while this one has something else to do.

It is a copy of this process (fork(2)), so that nothing has to be sent to it, and best made early, while this one is
small. It works out one thing at once, and does another when it is asked to. Whatever it does not deliver, for whatever
reason, is to be done here: it can make a build faster, not different.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

_LOOKS_UP = 0.1
"""Seconds after which it sees whether the first process is still there."""


class SecondProcess(Generic[T, U]):
    """The process, seen from the first."""

    def __init__(self, at_once: Callable[[], T], when_asked: Callable[[], U]) -> None:
        """Begin. What the two return must be picklable. Raises OSError where the system has no room for one."""
        pipes: list[int] = []
        try:
            for _ in range(2):
                pipes += os.pipe()
            first = os.getpid()
            self._pid = os.fork()
        except OSError:
            for end in pipes:
                os.close(end)
            raise
        self._told, told, asked, self._ask = pipes
        if not self._pid:
            os.close(self._ask)
            _work(first, told, asked, at_once, when_asked)
        os.close(told)
        os.close(asked)
        self._pipe = os.fdopen(self._told, "rb")
        self._results: list[Any] = []
        self._is_asked = False

    def found(self) -> T | None:
        """Return what it has worked out, once it has; None where it ended before."""
        if not self._results:
            self._results.append(self._next())
        found: T | None = self._results[0]
        return found

    def ask(self) -> None:
        """Have it do the other thing. May be called at any time, and again."""
        if not self._is_asked:
            self._is_asked = True
            with suppress(BrokenPipeError):  # it has ended
                os.write(self._ask, b"!")

    def done(self) -> U | None:
        """Return what came of it, once it has; None where it ended before. May be called once."""
        self.found()
        done: U | None = self._next()
        return done

    def end(self) -> None:
        """End it, whatever it does."""
        self._pipe.close()
        os.close(self._ask)
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        with suppress(ChildProcessError):  # who has begun this process wants to hear of none that ends
            os.waitpid(self._pid, 0)

    def _next(self) -> Any:
        try:
            return pickle.load(self._pipe)  # noqa: S301 - our own copy has written it
        except (EOFError, pickle.UnpicklingError):
            return None


def end_with(first: int) -> None:
    """End this process when the one with the number `first`, which has begun it, has ended: it may be killed."""

    def look(*_: object) -> None:
        if os.getppid() != first:
            os._exit(0)

    look()
    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOKS_UP, _LOOKS_UP)


def _work(first: int, told: int, asked: int, at_once: Callable[[], object], when_asked: Callable[[], object]) -> None:
    """Be the second process."""
    try:
        end_with(first)
        with os.fdopen(told, "wb") as pipe:
            pickle.dump(at_once(), pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()
            if os.read(asked, 1):
                pickle.dump(when_asked(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        # Also where something went wrong: it will go wrong in the first process too, and be told there.
        os._exit(0)
