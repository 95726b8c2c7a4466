"""Builds a project again and again, each build ended at another of its steps on the disk.

    python killed_builds.py      in the project's folder; test_plugin_faults.py does

The record alternates between two states. Prints a line per build: the signal, how many trees there were and whether a
second process helped ("1+"), the step, what came next there, whether the site is then the "old" one, the "new" one or
"neither", and what is in the hidden folder beside it.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from mkdocs.__main__ import cli

import generator.plugin  # noqa: F401 - once, not in each process
from generator.publish import stage

STEPS = {
    "os.link",
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.utime",
    "shutil.rmtree",
    "ctypes.dlsym",
    "subprocess.Popen",
}
"""Audit events of Python."""
HIDDEN = Path(".site.briefings")
EXCHANGE = "ctypes.dlsym"
"""Comes just before two folders are exchanged."""


def contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}


def set_state(state: int) -> None:
    record = Path("briefings/contract.yml")
    lines = record.read_text("utf-8").splitlines()
    asked = [f"question: Is it signed, {state}?" if line.startswith("question:") else line for line in lines]
    record.write_text("\n".join(asked) + "\n", "utf-8")


def build(end: str = "", begin: str = "", moment: int = 0, *, helped: bool = False) -> list[str]:
    """Build in a process of its own and return its steps; those of the process that helps it do not count.

    It is sent the signal `end` at its step number `moment`, counted from the first, or from the first `begin` as 0.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        taken: list[str] = []
        me = os.getpid()
        stage.WORTH_IT = 1 if helped else stage.WORTH_IT

        def at_each_step(event: str, args: tuple[object, ...]) -> None:
            if os.getpid() != me:
                return
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


def main() -> None:
    os.environ.pop("CI", None)  # where no build makes a second tree for the next
    states: list[dict[str, bytes]] = []
    for state in (0, 1):
        set_state(state)
        build()
        states.append(contents())
    # None, and the build makes both; two that take turns; one, and the build makes the second, by itself or not.
    for trees, helped in ((0, True), (2, False), (1, False), (1, True)):
        state = 1 - state
        steps = len(build_state(state, trees, helped=helped))
        evenly = [("SIGKILL", "", 1 + steps * n // 10) for n in range(10)]
        evenly += [(end, "", 1 + steps * n // 3) for n in range(3) for end in ("SIGTERM", "SIGINT")]
        around = [(end, EXCHANGE, n) for n in range(2) for end in ("SIGTERM", "SIGINT", "SIGKILL")]
        for end, begin, moment in evenly + around * bool(trees):  # nothing is exchanged in a first build
            old = contents() if trees else {}
            state = 1 - states.index(old) if old else state
            taken = build_state(state, trees, end, begin, moment, helped=helped)
            site = contents()
            which = {str(old): "old", str(states[state]): "new"}.get(str(site), "neither")
            hidden = ",".join(sorted(path.name for path in HIDDEN.glob("*")))
            print(end, f"{trees}{'+' * helped}", f"{begin}+{moment}", taken[-1], which, hidden)


def build_state(state: int, trees: int, end: str = "", begin: str = "", moment: int = 0, *, helped: bool) -> list[str]:
    """Build a state of the record where there are so many trees, and return the steps."""
    set_state(state)
    if trees < 2:
        shutil.rmtree(HIDDEN, ignore_errors=True)
    if trees < 1:
        shutil.rmtree("site", ignore_errors=True)
    return build(end, begin, moment, helped=helped)


if __name__ == "__main__":
    main()
