"""The same record gives the same bytes, whoever builds it, where and when."""

import subprocess
from collections.abc import Callable

import pytest

from tests.conftest import BIN, make_environment, make_lunn

CIRCUMSTANCES = {
    "time zone": {"TZ": "XXX-14"},
    # Python makes nothing of it UTF-8: what is opened without an encoding is ASCII.
    "locale": {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "hash seed": {"PYTHONHASHSEED": "4711"},
    "day": {"SOURCE_DATE_EPOCH": "86400"},
    "umask": {"TEST_UMASK": "077"},
    "number of cores": {"TEST_CORES": "1"},
    "order of files": {"TEST_ORDER": "reversed"},
    "folder": {"TEST_FOLDER": "an other/place"},
}
"""What is otherwise in a build than in the one it is compared with."""

SITECUSTOMIZE = """
import os

if "TEST_UMASK" in os.environ:
    os.umask(int(os.environ["TEST_UMASK"], 8))
if "TEST_CORES" in os.environ:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(os.environ["TEST_CORES"])])
if "TEST_ORDER" in os.environ:
    listdir, scandir = os.listdir, os.scandir

    class Reversed:
        def __init__(self, *args):
            with scandir(*args) as found:
                self.found = reversed(list(found))
        def __iter__(self): return self
        def __next__(self): return next(self.found)
        def __enter__(self): return self
        def __exit__(self, *_): pass
        def close(self): pass

    os.listdir, os.scandir = lambda *args: listdir(*args)[::-1], Reversed
"""
"""Python runs it at its start."""

Site = dict[str, tuple[int, bytes]]
"""The mode and the bytes of each file, by its path."""


@pytest.fixture
def build(tmp_path) -> Callable[[dict[str, str]], Site]:
    """Return a function that builds the record of tests/site and returns the site."""
    (tmp_path / "sitecustomize.py").write_text(SITECUSTOMIZE)
    environment = make_environment(tmp_path / "temporary") | {"PYTHONPATH": str(tmp_path)}
    numbers = iter(range(99))

    def build(circumstance: dict[str, str]) -> Site:
        root = make_lunn(tmp_path / str(next(numbers)) / circumstance.get("TEST_FOLDER", "project"))
        line, env = [str(BIN / "mkdocs"), "build", "--quiet"], environment | circumstance
        result = subprocess.run(line, cwd=root, env=env, capture_output=True, text=True, check=False, timeout=120)
        assert (result.returncode, result.stderr) == (0, "")
        files = [path for path in (root / "site").rglob("*") if path.is_file()]
        return {path.relative_to(root).as_posix(): (path.stat().st_mode, path.read_bytes()) for path in files}

    return build


def test_the_same_record_gives_the_same_bytes_whoever_builds_it_where_and_when(build):
    site = build({})
    assert any(path.startswith("site/search/en/fragment/") for path in site)
    everything = {name: value for circumstance in CIRCUMSTANCES.values() for name, value in circumstance.items()}
    if (other := build(everything)) != site:
        differ = sorted(path for path in site.keys() | other.keys() if site.get(path) != other.get(path))
        to_blame = [name for name, circumstance in CIRCUMSTANCES.items() if build(circumstance) != site]
        pytest.fail(f"{differ} differ with another {to_blame or 'set of circumstances'}")
