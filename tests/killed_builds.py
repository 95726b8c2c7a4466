"""Builds a project again and again, each build ended at another of its steps on the disk.

    python killed_builds.py SIGKILL 20      in the project's folder; test_plugin_faults.py does

The record alternates between two states. Prints a line per build: the step, what came next there, whether the site is
then the "old" one, the "new" one or "neither", and how many stages were left.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from mkdocs.__main__ import cli

import generator.plugin  # noqa: F401 - once, not in each process

STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.utime", "shutil.rmtree", "ctypes.dlsym"}
"""Audit events of Python; `ctypes.dlsym` comes just before two folders are exchanged."""


def contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}


def set_state(state: int) -> None:
    record = Path("briefings/ferries.yml")
    lines = record.read_text("utf-8").splitlines()
    asked = [f"question: Who sold a ferry, {state}?" if line.startswith("question:") else line for line in lines]
    record.write_text("\n".join(asked) + "\n", "utf-8")


def build(end: str = "", moment: int = 0) -> list[str]:
    """Build in a process of its own, sent the signal `end` at the step `moment`; return its steps."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        steps = 0

        def at_each_step(event: str, args: tuple[object, ...]) -> None:
            nonlocal steps
            if event in STEPS or (event == "open" and "/.site." in str(args[0])):
                steps += 1
                os.write(writer, f"{event}\n".encode())
                if steps == moment:
                    os.kill(os.getpid(), signal.Signals[end])

        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
        sys.addaudithook(at_each_step)
        try:
            cli(["build", "--quiet"], standalone_mode=False)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        steps_taken = pipe.read().splitlines()
    os.waitpid(child, 0)
    return steps_taken


def main(end: str, moments: int) -> None:
    states, steps = [], []
    for state in (0, 1):
        set_state(state)
        steps = build()
        states.append(contents())
    exchange = steps.index("ctypes.dlsym") + 1
    evenly = {1 + len(steps) * n // moments for n in range(moments)}
    for moment in sorted(evenly | set(range(exchange - 2, exchange + 3))):
        now = states.index(contents())
        set_state(1 - now)
        build(end, moment)
        site = contents()
        state = "neither" if site not in states else "new" if site == states[1 - now] else "old"
        left = list(Path().glob(".site.*"))
        print(moment, steps[moment - 1], state, len(left))
        for folder in left:
            shutil.rmtree(folder)  # or the next build would begin with steps of its own


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
