"""What a terminal is sent, and what a pipe."""

import os
import pty
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from rich.text import Text

from generator.cli import main
from generator.cli.terminal import printable

BRIEFINGS = [sys.executable, "-c", "from generator.cli import main; main()"]


@pytest.fixture
def on_terminal(project, environment):
    """Return a function that runs a command on a terminal of its own and returns what was sent there."""

    def on_terminal(*args: str, **more: str) -> str:
        ours, theirs = pty.openpty()
        env = {**environment, "TERM": "xterm-256color", "COLUMNS": "120", "NO_COLOR": ""} | more
        process = subprocess.Popen([*BRIEFINGS, *args], cwd=project, env=env, stdout=theirs, stderr=theirs)
        os.close(theirs)
        sent = b""
        try:
            while chunk := os.read(ours, 4096):
                sent += chunk
        except OSError:
            pass  # Linux says so when the other end is closed
        process.wait(timeout=60)
        os.close(ours)
        return sent.decode().replace("\r\n", "\n")

    return on_terminal


@pytest.fixture
def broken(change):
    change("briefings/claims/ferries.yml", "weitere Schiffe folgen", "viele Schiffe folgen")


@pytest.mark.usefixtures("broken")
def test_a_terminal_gets_bold_places_and_red_marks(on_terminal):
    sent = on_terminal("check")
    assert sent.startswith("\x1b[1mbriefings/claims/ferries.yml:28:34\x1b[0m: claim 'more-ships', evidence 1: ")
    assert re.search(r"\x1b\[31m +\^+\x1b\[0m", sent)


@pytest.mark.usefixtures("broken")
def test_the_words_are_the_same_in_a_pipe(on_terminal, run):
    piped = run("briefings", "check").stdout
    assert "\x1b" not in piped
    assert Text.from_ansi(on_terminal("check")).plain.splitlines() == piped.splitlines()


@pytest.mark.parametrize("command", [("check",), ("status",), ("quote", "harbour", "fünf Fähren")])
@pytest.mark.usefixtures("broken")
def test_no_color_is_respected(on_terminal, command):
    assert "\x1b" not in on_terminal(*command, NO_COLOR="1")


def test_a_table_is_coloured_on_a_terminal_only(on_terminal, run):
    assert "\x1b[36m" in on_terminal("status")
    assert "\x1b" not in run("briefings", "status", NO_COLOR="").stdout


def test_nothing_that_an_editor_wrote_is_obeyed(on_terminal, change, project):
    change("briefings/claims/ferries.yml", "    kind: denial", '    "k\\u202Eind": denial')
    (project / "briefings/a\x1b[2Jb.yml").write_text("", "utf-8")
    sent = on_terminal("check")
    assert not re.search(r"\x1b(?!\[(?:0|1|31|36)m)", sent)
    assert "\u202e" not in sent
    assert "<U+001B>" in sent
    assert "<U+202E>" in sent


def test_harmless_characters_stay():
    assert printable("Fähre – „fünf“ 漢字 👩‍🚀 a\u00a0b\n\u05d0") == "Fähre – „fünf“ 漢字 👩‍🚀 a\u00a0b\n\u05d0"
    assert printable("a\tb\x00c\u2066d\ud800") == "a<U+0009>b<U+0000>c<U+2066>d<U+D800>"


def test_a_file_name_that_is_no_utf8_can_be_told(project, run):
    os.close(os.open(os.fsencode(project / "briefings") + b"/\xff.yml", os.O_CREAT))
    for form in ("text", "sarif"):
        result = run("briefings", "check", "--format", form)
        assert result.returncode == 1, result.stderr
        assert "<U+DCFF>.yml" in result.stdout or "%3CU%2BDCFF%3E.yml" in result.stdout


@pytest.mark.usefixtures("cli")
def test_a_terminal_without_our_marks_is_no_reason_to_stop():
    result = CliRunner(charset="latin-1").invoke(main, ["quote", "--help"])
    assert result.exit_code == 0
    assert b"around ` \\u2026 `" in result.stdout_bytes
