"""What a command takes is measured, its children included."""

import sys

from bench.measure import run

HOLD = "import time; held = bytearray(60_000_000); time.sleep(0.2)"


def test_memory_of_a_child_is_counted(tmp_path):
    command = [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"]
    found = run(command, tmp_path, {}, tmp_path / "log")
    assert found.status == 0
    assert found.peak > 60_000_000
    assert found.seconds > 0.2


FORK = """
import os, time
held = bytearray(b"x") * 60_000_000
if os.fork():
    os.wait()
else:
    time.sleep(0.4)
"""


def test_memory_that_two_processes_share_is_counted_once(tmp_path):
    found = run([sys.executable, "-c", FORK], tmp_path, {}, tmp_path / "log")
    assert 60_000_000 < found.peak < 110_000_000


def test_a_command_that_fails_says_so_and_its_words_are_kept(tmp_path):
    command = [sys.executable, "-c", "import os, sys; print(os.environ['GREETING']); sys.exit(3)"]
    assert run(command, tmp_path, {"GREETING": "hello"}, tmp_path / "log").status == 3
    assert "hello" in (tmp_path / "log").read_text("utf-8")


def test_a_command_that_takes_too_long_is_killed(tmp_path):
    found = run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {}, tmp_path / "log", limit=0.2)
    assert found.status < 0
    assert found.seconds < 30
