"""A small project that builds, and the commands that people build it with."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent

ABOUT = """# About

Read on [ferries](ferries/), on [the claims](claims/index.html), on [our method](method.md) or [at home](./).
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


def make_project(root: Path) -> Path:
    """Make `root` a project: a sound record, our templates and configuration, two hand-written pages."""
    shutil.copytree(ROOT / "tests/broken/base", root)
    shutil.copytree(ROOT / "templates", root / "templates")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "excerpt_share: 0.25" in config
    # Its texts are a few lines, of which the passages are a large part.
    (root / "mkdocs.yml").write_text(config.replace("excerpt_share: 0.25", "excerpt_share: 1"), "utf-8")
    (root / "briefings/about.md").write_text(ABOUT, "utf-8")
    (root / "briefings/method.md").write_text("# Method\n", "utf-8")
    return root


def make_lunn(root: Path) -> Path:
    """Make `root` a project: the record of tests/site, which has every kind of page."""
    shutil.copytree(ROOT / "tests/site", root, ignore=shutil.ignore_patterns("expected", "site", ".*"))
    shutil.copytree(ROOT / "templates", root / "templates")
    config = (root / "mkdocs.yml").read_text("utf-8")
    assert "../../templates" in config
    (root / "mkdocs.yml").write_text(config.replace("../../templates", "templates"), "utf-8")
    return root


def make_environment(temporary: Path) -> dict[str, str]:
    """Return the environment of a command: none of the caller's settings, and a folder for temporary files."""
    temporary.mkdir()
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFINGS_", "SOURCE_DATE"))}
    return {**ours, "TMPDIR": str(temporary), "NO_COLOR": "1"}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of `folder` by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("BRIEFINGS_ARTICLES", "BRIEFINGS_SITE_URL", "BRIEFINGS_TEXTS"):
        monkeypatch.delenv(name, raising=False)  # the caller's are for the caller's site
    return make_project(tmp_path / "project")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return make_environment(tmp_path / "temporary")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder that is a disk of two megabytes, on which 600 files have room."""
    folder = tmp_path / "disk"
    folder.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", "size=2m,nr_inodes=600", "none", str(folder)]
    mounted = subprocess.run(line, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no disk can be made here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def as_a_user() -> list[str]:
    """Return what a command is put after so that modes and owners of files count for it even if root runs it."""
    if os.geteuid():
        return []
    without = "-chown,-dac_override,-dac_read_search,-fowner"
    line = ["setpriv", f"--bounding-set={without}", f"--inh-caps={without}"]
    if shutil.which("setpriv") is None or subprocess.run([*line, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root may write anywhere, and cannot lay that down here")
    return line


@pytest.fixture
def run(project: Path, environment: dict[str, str]) -> Run:
    """Return a function that runs an installed command in the project: run("mkdocs", "build")."""

    def run(command: str, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
        line, env = [str(BIN / command), *args], environment | more
        return subprocess.run(line, cwd=project, env=env, capture_output=True, text=True, check=False, timeout=120)

    return run
