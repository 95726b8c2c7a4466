"""Each mistake an editor can make has a folder here: laid over a sound record, it gives exactly `expected.txt`.

UPDATE_EXPECTED=1 writes the messages anew; read what changed before you commit it.
"""

import os
import shutil
from pathlib import Path

import pytest

from generator import build
from generator.records.options import Options
from generator.records.problem import ProblemsFound

BROKEN = Path(__file__).parent / "broken"
MISTAKES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir() and folder.name != "base")


def options(root: Path) -> Options:
    return Options(
        root=root,
        briefings=root / "briefings",
        articles=root / "articles",
        templates=Path("templates").absolute(),
        cache=root / ".cache",
        excerpt_share=1.0,
    )


def test_the_record_under_the_mistakes_is_sound(tmp_path):
    shutil.copytree(BROKEN / "base", tmp_path, dirs_exist_ok=True)
    assert build.check(options(tmp_path)).library.claims


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_mistake_is_told_in_full(tmp_path, mistake):
    shutil.copytree(BROKEN / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(BROKEN / mistake, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    with pytest.raises(ProblemsFound) as found:
        build.check(options(tmp_path))
    expected = BROKEN / mistake / "expected.txt"
    told = f"{found.value}\n"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(told, "utf-8")
    assert told == expected.read_text("utf-8")
