"""A command run once: how long it took, what it cost, and how much memory it and its children held."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05
"""Seconds between two looks at the memory."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: float
    """From start to end."""
    cpu: float
    """Seconds of processor time, children included."""
    peak: int
    """Bytes: the most that the whole tree of processes held at one moment."""
    status: int
    """Exit status; negative for a signal."""
    others: float
    """Cores that processes which are not ours kept busy meanwhile: where it is high, trust CPU seconds and ratios."""


class Memory(threading.Thread):
    """Watches the memory of a process and of all that it starts."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._process = process
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_EVERY):
            tree = list(_tree(self._process))
            # The kernel remembers what a process held between two looks; of a tree only the sum at a look is known.
            together = sum(map(_share, tree)) if len(tree) > 1 else 0
            self.peak = max([self.peak, together, *map(_most, tree)])

    def stop(self) -> int:
        self._over.set()
        self.join()
        return self.peak


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path, limit: float | None = None
) -> Run:
    """Run `command` in `folder`, its output added to `log`; after `limit` seconds it is killed."""
    busy = _busy()
    with log.open("ab") as output:
        output.write(f"\n$ {' '.join(command)}\n".encode())
        output.flush()
        start = time.perf_counter()
        process = begin(command, folder, environment, log)
        memory = Memory(process.pid)
        memory.start()
        timer = threading.Timer(limit or 10**6, kill, [process.pid])
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
        peak = memory.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0.0, (_busy() - busy - cpu) / seconds)
    return Run(round(seconds, 3), round(cpu, 3), peak, process.returncode, round(others, 2))


def begin(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """Start `command`, in a session of its own."""
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def kill(process: int) -> None:
    """Kill the session that a process of ours leads."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has just ended


def _tree(process: int) -> Iterator[int]:
    yield process
    try:
        children = " ".join((task / "children").read_text() for task in Path(f"/proc/{process}/task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return
    for child in children.split():
        yield from _tree(int(child))


def _most(process: int) -> int:
    """Return the most bytes that a process has held in memory."""
    return _bytes(Path(f"/proc/{process}/status"), "VmHWM:")


def _share(process: int) -> int:
    """Return the bytes that a process holds in memory; its part of what it shares with others (PSS in proc(5))."""
    return _bytes(Path(f"/proc/{process}/smaps_rollup"), "Pss:")


def _bytes(file: Path, key: str) -> int:
    """Return a size that the kernel tells of a process; nothing for one that has ended."""
    try:
        lines = file.read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(key))


def _busy() -> float:
    """Return the seconds for which all cores together have been at work since the machine was started."""
    numbers = [int(number) for number in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:8]]
    user, nice, system, _, _, irq, softirq = numbers
    return (user + nice + system + irq + softirq) / _TICKS
