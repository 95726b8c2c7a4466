"""The small record about invented countries, built whole: every page says exactly what stands in tests/site/expected.

UPDATE_EXPECTED=1 writes the pages anew; read what changed before you commit it.
"""

import os
import shutil
from pathlib import Path

from tests.outline import outline
from tests.pages.lunn import SITE, pages

EXPECTED = SITE / "expected"


def test_the_whole_site_says_what_is_expected():
    made = {path: outline(page) for path, page in pages().items() if path.endswith(".html")}
    made = {path.removesuffix("index.html").rstrip("/") or "home": text for path, text in made.items()}
    if os.environ.get("UPDATE_EXPECTED"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, text in made.items():
            file = EXPECTED / f"{path}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    expected = {_name(file): file.read_text("utf-8") for file in EXPECTED.rglob("*.txt")}
    assert sorted(made) == sorted(expected)
    for path, text in made.items():
        assert text == expected[path], path


def _name(file: Path) -> str:
    return file.relative_to(EXPECTED).as_posix().removesuffix(".txt")
