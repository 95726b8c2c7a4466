"""Builds a project again and again, each build ended at another of its steps on the disk.

    python killed_builds.py SIGKILL 20      in the project's folder; test_plugin_faults.py does

The record alternates between two states. Prints a line per build: the step, what came next there, whether the site is
then the "old" one, the "new" one or "neither", and what is in the hidden folder beside it.
"""

import os
import signal
import sys
from pathlib import Path

from mkdocs.__main__ import cli

import generator.plugin  # noqa: F401 - once, not in each process

STEPS = {"os.link", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.utime", "shutil.rmtree", "ctypes.dlsym"}
"""Audit events of Python."""
EXCHANGE = "ctypes.dlsym"
"""Comes just before two folders are exchanged."""


def contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}


def set_state(state: int) -> None:
    record = Path("briefings/ferries.yml")
    lines = record.read_text("utf-8").splitlines()
    asked = [f"question: Who sold a ferry, {state}?" if line.startswith("question:") else line for line in lines]
    record.write_text("\n".join(asked) + "\n", "utf-8")


def build(end: str = "", begin: str = "", moment: int = 0) -> list[str]:
    """Build in a process of its own and return its steps.

    It is sent the signal `end` at its step number `moment`, counted from the first, or from the first `begin` as 0.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        taken: list[str] = []

        def at_each_step(event: str, args: tuple[object, ...]) -> None:
            if event in STEPS or (event == "open" and "/.site." in str(args[0])):
                taken.append(event)
                os.write(writer, f"{event}\n".encode())
                first = taken.index(begin) + 1 if begin in taken else None if begin else 0
                if end and first is not None and len(taken) - first == moment:
                    os.kill(os.getpid(), signal.Signals[end])

        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
        sys.addaudithook(at_each_step)
        try:
            cli(["build", "--quiet"], standalone_mode=False)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        taken = pipe.read().splitlines()
    os.waitpid(child, 0)
    return taken


def main(end: str, moments: int) -> None:
    states, steps = [], []
    for state in (0, 1):
        set_state(state)
        build()
        states.append(contents())
    for state in (0, 1):  # from now on there are two trees
        set_state(state)
        steps = build()
    evenly = [("", 1 + len(steps) * n // moments) for n in range(moments)]
    for begin, moment in [*evenly, *((EXCHANGE, n) for n in range(4)), ("", 1)]:
        now = states.index(contents())
        set_state(1 - now)
        taken = build(end, begin, moment)
        site = contents()
        state = "neither" if site not in states else "new" if site == states[1 - now] else "old"
        hidden = ",".join(sorted(path.name for path in Path(".site.briefings").glob("*")))
        print(f"{begin}+{moment}", taken[-1], state, hidden)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
