"""How far a build is, on a terminal as a user sees it, and nowhere else."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import threading
import time
from contextlib import contextmanager

import pytest

from generator.progress import Progress
from tests.conftest import BIN
from tests.serving import LivePreview, free_address
from tests.test_plugin import change

WAITS = "import time\n\ndef on_files(files, config):\n    time.sleep(1)\n"
"""A hook of MkDocs: a build that takes longer than a second."""
SLOW = "{% for _ in range(4000000) %}{% endfor %}"
"""In a template: as much work as some hundreds of pages."""


class Terminal:
    """A terminal with somebody before it."""

    def __init__(self, columns: int = 80) -> None:
        self._ours, self.theirs = pty.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._told = bytearray()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        try:
            while data := os.read(self._ours, 4096):
                self._told += data
        except OSError:
            pass  # Linux says so when nobody has the other end any more

    def close(self) -> None:
        os.close(self.theirs)
        self._reader.join(20)
        os.close(self._ours)

    @property
    def told(self) -> str:
        return self._told.decode()

    @property
    def drawn(self) -> list[str]:
        """All that has stood for a moment in the line that is rewritten."""
        return [line for line in re.findall(r"\r\x1b\[K([^\r\n]*)", self.told) if line]

    @property
    def screen(self) -> str:
        """What is on the screen now."""
        lines = []
        for line in self.told.split("\n"):
            *_, last = re.split(r"\r\x1b\[K", line.removesuffix("\r"))
            lines.append(re.sub(r"\x1b\[[\d;]*m", "", last))
        return "\n".join(lines)


@contextmanager
def terminal(columns: int = 80):
    shown = Terminal(columns)
    try:
        yield shown
    finally:
        shown.close()


@pytest.fixture
def slow_project(project):
    (project / "waits.py").write_text(WAITS)
    change(project / "mkdocs.yml", "strict: true", "strict: true\nhooks: [waits.py]")
    return project


@pytest.fixture
def build(slow_project, environment):
    """Return a function that builds the project in a terminal and returns what was to be seen."""

    def build(*args: str) -> Terminal:
        line, env = [str(BIN / "mkdocs"), "build", *args], environment | {"TERM": "xterm"}
        with terminal() as shown:
            result = subprocess.run(line, cwd=slow_project, env=env, stdout=shown.theirs, stderr=shown.theirs)
        assert result.returncode == 0, shown.told
        return shown

    return build


def test_a_long_build_shows_how_far_it_is_in_one_line_that_is_gone_in_the_end(build, slow_project):
    change(slow_project / "templates/pages/claim.html", "{% extends", SLOW + "{% extends")
    shown = build()
    assert any(re.fullmatch(r"pages [1-9]\d*, \d+/s", line) for line in shown.drawn), shown.told
    assert "search 0 s" in shown.drawn
    assert {line.split(" ")[0] for line in shown.screen.splitlines()} == {"INFO"}


def test_a_quiet_build_shows_nothing(build):
    assert build("--quiet").told == ""


@pytest.mark.usefixtures("slow_project")
def test_nothing_of_it_goes_into_a_pipe(run):
    result = run("mkdocs", "build", TERM="xterm")
    assert (result.returncode, result.stdout) == (0, "")
    assert {line.split(" ")[0] for line in result.stderr.split("\n")} == {"INFO", ""}
    assert "\r" not in result.stderr


def test_a_live_preview_shows_it_before_it_is_there_and_never_again(slow_project, environment):
    address, env = free_address(), environment | {"TERM": "xterm"}
    line = [str(BIN / "mkdocs"), "serve", "--dev-addr", address]
    with terminal() as shown:
        server = subprocess.Popen(line, cwd=slow_project, env=env, stdout=shown.theirs, stderr=shown.theirs)
        try:
            preview = LivePreview(server, f"http://{address}/", slow_project)
            preview.get("")
            first = len(shown.drawn)
            assert first
            change(slow_project / "briefings/ferries.yml", "question: Who", "question: And who")
            preview.wait_for("ferries/", "And who")
        finally:
            server.terminate()
            server.wait(30)
    assert len(shown.drawn) == first


@pytest.fixture
def show(monkeypatch):
    """Return a function that returns what is to be seen of two stages that take their time."""

    def show(columns: int = 80, term: str = "xterm") -> Terminal:
        monkeypatch.setenv("TERM", term)
        with terminal(columns) as shown, open(shown.theirs, "w", closefd=False) as stream:
            progress, threads = Progress(stream), threading.active_count()
            with progress.stage("reading and proving"):
                time.sleep(1.3)
            for page in progress.each("pages", range(9)):
                time.sleep(0.15)
                assert threading.active_count() == threads, "or the pages are not shared with a second process"
                if page == 2:
                    break
        return shown

    return show


def test_a_stage_without_a_count_says_how_long_it_takes_and_nothing_in_the_first_second(show):
    shown = show()
    assert {line for line in shown.drawn if line.startswith("reading")} == {"reading and proving 1 s"}
    assert shown.screen == ""


def test_a_narrow_terminal_shows_what_fits_in_one_line(show):
    assert max(len(line) for line in show(columns=12).drawn) == 11


def test_a_terminal_that_cannot_erase_shows_nothing(show):
    assert show(term="dumb").told == ""
