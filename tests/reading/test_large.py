"""The largest files that are read, full of what costs most: told in bounded time, within a gigabyte."""

import shutil
import subprocess
import sys

import pytest

from generator.reading.files import LARGEST_RECORD, LARGEST_TEXT
from tests.conftest import ROOT

MOST_MEMORY = 1024
"""MB."""
MOST_TIME = 240
"""Seconds. It takes a few; this is for a machine that has much else to do."""

EVENTS, CLAIMS, TEXT = "briefings/events.yml", "briefings/claims/z.yml", "articles/harbour.txt"
ONES = ", ".join(["a"] * 100)

LARGE = {
    "aliases": (EVENTS, "a: [", "*a, "),
    "brackets": (EVENTS, "", "["),
    "unknown keys of one record": (EVENTS, "events:\n  a:\n", "    k{}: a\n"),
    "unknown keys of many": (EVENTS, "events:\n", "  k{}: {{titel: a}}\n"),
    "a list without end": (EVENTS, "events:\n  a:\n    title: x\n    entities: [", "a, "),
    "items of evidence": (
        CLAIMS,
        "claims:\n  z:\n    claim: x\n    evidence:\n",
        "      - {{source: x, quote: a b {}}}\n",
    ),
    "references to nothing": (CLAIMS, "claims:\n", f"  k{{}}: {{{{claim: a, evidence: [], implies: [{ONES}]}}}}\n"),
    "prose": ("briefings/z.yml", "title: a\nquestion: b\nsummary: |\n  ", "[a]("),
    "lines of the lock": ("briefings/passages.lock", "", "passage {}\n"),
    "a text of short lines": (TEXT, "", "a\n"),
    "a text of combining marks": (TEXT, "a", "\u0301"),
    "a text of one line": (TEXT, "", "Es gebe keinen {} Vertrag und keine Lieferung. "),
}

CHECK = """
import resource, sys
from pathlib import Path
from generator import build
from generator.records.problem import ProblemsFound
from tests.test_broken import options
try:
    build.check(options(Path(sys.argv[1])))
except ProblemsFound as found:
    print(found)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def large(file: str, begin: str, unit: str) -> bytes:
    """Return as many units as a file may hold, numbered where they have a place for it."""
    most = LARGEST_TEXT if file == TEXT else LARGEST_RECORD
    count = (most - len(begin)) // len(unit.format(10**6).encode())
    return (
        (begin + "".join(map(unit.format, range(count)))).encode() if "{}" in unit else (begin + unit * count).encode()
    )


@pytest.mark.parametrize("what", LARGE)
def test_a_large_file_is_read_or_refused_in_bounded_time_and_memory(what, tmp_path):
    file, begin, unit = LARGE[what]
    shutil.copytree(ROOT / "tests/broken/base", tmp_path, dirs_exist_ok=True)
    (tmp_path / file).write_bytes(large(file, begin, unit))
    line = [sys.executable, "-c", CHECK, str(tmp_path)]
    result = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=MOST_TIME)
    assert result.returncode == 0, result.stderr
    *told, memory = result.stdout.splitlines()
    assert int(memory) < MOST_MEMORY
    assert len(told) < 400
    assert told[-1].endswith(("problem", "problems"))
