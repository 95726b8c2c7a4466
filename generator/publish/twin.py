"""The second tree of a first build, linked together by a process of its own while the first does other things.

    python -P -m generator.publish.twin TREE TWIN PROCESS < paths > times

The paths are parted by zero bytes, the times are JSON; it ends with the process that has begun it. It is no copy of
that one, which is at its largest by then: to go on beside a copy would nearly double it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.publish.mark import MARK, NAME
from generator.publish.second_process import end_with
from generator.publish.tree import Tree


class Twin:
    """The process, seen from the first."""

    def __init__(self, tree: Path, twin: Path, paths: Iterable[str], lock: int) -> None:
        """Begin to link all `paths` of `tree` into the folder `twin`.

        It shares the `lock`, an open file: nobody else may come before it has ended. Raises OSError where the system
        has no room for it.
        """
        line = [sys.executable, "-P", "-m", __name__, str(tree), str(twin), str(os.getpid())]
        with tempfile.TemporaryFile() as asked:
            asked.write("\0".join(sorted(paths)).encode("utf-8", "surrogateescape"))
            asked.seek(0)
            self._process = subprocess.Popen(  # noqa: S603 - our own code
                line, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, pass_fds=(lock,)
            )

    def times(self) -> Mapping[str, int] | None:
        """Return when each folder was changed (nanoseconds), once all is linked; None where it could not be."""
        told, _ = self._process.communicate()
        try:
            # Where nobody wants to hear of processes that end, this one's code is 0 however it ended.
            times = json.loads(told) if self._process.returncode == 0 else None
        except ValueError:
            return None
        return times if isinstance(times, dict) else None

    def end(self) -> None:
        """End it, whatever it does."""
        with self._process:
            self._process.kill()


def copy_mark(tree: Tree, site: Path) -> None:
    """Mark a tree as of the same age as `site`, or the mark would be the one file that changes with every build."""
    tree.write(NAME, MARK)
    times = (site / NAME).stat()
    os.utime(tree.folder / NAME, ns=(times.st_atime_ns, times.st_mtime_ns))


def _main() -> None:
    """Be the process. Whatever goes wrong, there is no second tree, and the next build makes it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to both
    end_with(int(sys.argv[3]))
    tree, twin = Path(sys.argv[1]), Tree(Path(sys.argv[2]))
    for path in sys.stdin.buffer.read().decode("utf-8", "surrogateescape").split("\0"):
        twin.link(path, tree)
    copy_mark(twin, tree)
    signal.setitimer(signal.ITIMER_REAL, 0)  # it could go off while Python ends, which minds no signal any more
    json.dump(twin.folders_now({}), sys.stdout)


if __name__ == "__main__":
    _main()
