"""Pieces of work shared with a second process, where there is a second processor and enough to do.

The process is a copy of this one (fork(2)), so that nothing has to be sent to it. Both take the next few pieces from
one pipe until it is empty; what the other has done is read from a file when it ends. Whatever it did not deliver, for
whatever reason, is done here: it can make a build faster, not different.
"""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, BinaryIO, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 100
"""Pieces: to copy the process takes as long as a few dozen."""
_TURNS = 400
"""Into so many turns the pieces are divided: what is done in one often draws on the same."""
_NUMBER = 4
"""Bytes of a number in the pipe."""


def done(
    pieces: Sequence[T], work: Callable[[T], R], begin: Callable[[], None] = lambda: None
) -> Iterator[tuple[T, R]]:
    """Yield each piece with what `work` makes of it, in no order. What `work` returns must be picklable.

    In the second process `begin` is called first.
    """
    missing = set(range(len(pieces)))
    with ExitStack() as stack:
        child, first = 0, os.getpid()
        if len(pieces) >= WORTH_IT and can_share():
            with suppress(OSError):  # the system has no room for one, or for its file
                file = stack.enter_context(tempfile.TemporaryFile())
                turns = stack.enter_context(_Turns(len(pieces)))
                child = os.fork() or _be_the_other(first, pieces, work, begin, turns, file)
        if child:
            try:
                for index in turns.taken():
                    missing.discard(index)
                    yield pieces[index], work(pieces[index])
            finally:
                for _ in turns.taken():
                    pass  # where this process stops early, nobody wants the rest
                with suppress(ChildProcessError):  # who has begun this one wants to hear of no process that ends
                    os.waitpid(child, 0)
            for index, result in _delivered(file):
                if index in missing:
                    missing.discard(index)
                    yield pieces[index], result
        for index in sorted(missing):
            yield pieces[index], work(pieces[index])


@contextmanager
def aside(work: Callable[[], object]) -> Iterator[None]:
    """Have a copy of this process do `work` while the block goes on, where there is a second processor.

    What it has not done by then it leaves. Nothing comes back from it but what it has written somewhere.
    """
    child = 0
    if can_share():
        with suppress(OSError):  # the system has no room for one
            child = os.fork() or _do_aside(work)
    try:
        yield
    finally:
        if child:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(child, 0)


class _Turns:
    """The numbers of pieces that nobody has taken yet, in a pipe that both processes read."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __enter__(self) -> _Turns:
        self._read, write = os.pipe()
        starts = range(0, self._count, max(self._count // _TURNS, 1))
        self._step = starts.step
        # All fit in an empty pipe: it holds 64 KB on Linux, 16 KB elsewhere.
        os.write(write, b"".join(start.to_bytes(_NUMBER) for start in starts))
        os.close(write)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._read)

    def taken(self) -> Iterator[int]:
        """Take pieces until there are no more, and yield their numbers."""
        while len(number := os.read(self._read, _NUMBER)) == _NUMBER:
            start = int.from_bytes(number)
            yield from range(start, min(start + self._step, self._count))


def can_share() -> bool:
    """Return whether there is another processor, and this process can be copied."""
    # A copy of a process has only the thread that made it, and whatever the others had locked stays so.
    can = hasattr(os, "fork") and hasattr(os, "sched_getaffinity") and threading.active_count() == 1
    return can and len(os.sched_getaffinity(0)) > 1


def _be_the_other(
    first: int,
    pieces: Sequence[T],
    work: Callable[[T], R],
    begin: Callable[[], None],
    turns: _Turns,
    file: BinaryIO,
) -> NoReturn:
    """Do pieces and write what comes of them to `file`, then end this process at once: its ending is the other's."""
    try:
        begin()
        for index in turns.taken():
            if os.getppid() != first:
                break  # the other process was killed, and nobody waits for this one
            pickle.dump((index, work(pieces[index])), file, pickle.HIGHEST_PROTOCOL)
        file.flush()
    finally:
        # Also where something went wrong: it will go wrong in the other process too, and be told there.
        os._exit(0)


def _do_aside(work: Callable[[], object]) -> NoReturn:
    try:
        work()
    finally:
        os._exit(0)


def _delivered(file: BinaryIO) -> Iterator[tuple[int, Any]]:
    file.seek(0)
    with suppress(EOFError, pickle.UnpicklingError):  # the other process was stopped while it wrote
        while True:
            yield pickle.load(file)  # noqa: S301 - our own copy has written it, and the file has no name
