"""What a live preview leaves behind when it is killed, and who clears it away."""

import shutil
import subprocess
import sys

import pytest

from generator.publish import previews
from generator.publish.mark import NAME, mark

LIVES = """
import sys
from pathlib import Path
from generator.publish import previews
note = previews.begin(Path(sys.argv[1]), Path(sys.argv[2]))
print("lives", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def other(tmp_path, cache):
    """Return another preview's process and the folder with its pages."""
    site = tmp_path / "mkdocs_other"
    site.mkdir()
    mark(site)
    (tmp_path / ".mkdocs_other.briefings").mkdir()
    line = [sys.executable, "-c", LIVES, str(site), str(cache)]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        yield process, site
        process.kill()


@pytest.mark.parametrize("built", [True, False])
def test_what_a_preview_left_that_was_killed_is_cleared_away_at_the_next_start(tmp_path, cache, other, built):
    process, site = other
    if not built:
        (site / NAME).unlink()
    process.kill()
    process.wait()
    previews.end(previews.begin(tmp_path / "mkdocs_mine", cache))
    assert not site.exists()
    assert not (tmp_path / ".mkdocs_other.briefings").exists()
    assert not any((cache / previews.FOLDER).iterdir())


def test_one_that_lives_is_left_alone(tmp_path, cache, other):
    _, site = other
    previews.end(previews.begin(tmp_path / "mkdocs_mine", cache))
    assert site.exists()
    assert [note.name for note in (cache / previews.FOLDER).iterdir()] == ["mkdocs_other"]


def test_a_copy_of_the_cache_says_nothing_of_it(tmp_path, cache, other):
    _, site = other
    shutil.copytree(cache, tmp_path / "copy")
    previews.end(previews.begin(tmp_path / "mkdocs_mine", tmp_path / "copy"))
    assert site.exists()


@pytest.mark.parametrize("where", ["elsewhere/mkdocs_other", "mkdocs_letters"])
def test_what_is_not_a_preview_of_ours_is_left_alone(tmp_path, cache, where):
    folder = tmp_path / where
    folder.mkdir(parents=True)
    if "elsewhere" in where:
        mark(folder)
    else:
        (folder / "letters.txt").write_text("mine")
    previews.begin(folder, cache).close()
    previews.end(previews.begin(tmp_path / "mkdocs_mine", cache))
    assert folder.exists()


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(tmp_path, cache):
    cache.write_text("a file")
    assert previews.begin(tmp_path / "mkdocs_mine", cache) is None
    previews.end(None)
