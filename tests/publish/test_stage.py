import errno
import fcntl
import os
import subprocess
import sys

import pytest

from generator.publish import stage, swap
from generator.publish.stage import Stage
from generator.records.problem import ProblemsFound


def published(site, **pages):
    new = Stage(site, "site")
    for name, text in pages.items():
        (new.folder / name).write_text(text)
    new.publish()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_stage_stands_hidden_beside_the_site_until_it_takes_its_place(tmp_path):
    site = tmp_path / "site"
    new = Stage(site, "site")
    assert new.folder.parent == tmp_path
    assert new.folder.name.startswith(".site.")
    (new.folder / "index").write_text("new")
    assert not site.exists()
    new.publish()
    assert names(tmp_path) == ["site"]
    assert names(site) == [".nojekyll", "index"]


def test_pages_that_are_gone_are_gone(tmp_path):
    published(tmp_path / "site", old="x", both="x")
    published(tmp_path / "site", both="x", new="x")
    assert names(tmp_path / "site") == [".nojekyll", "both", "new"]


def test_the_site_can_be_read_by_others_as_any_new_folder_can(tmp_path):
    published(tmp_path / "site", index="x")
    (tmp_path / "plain").mkdir()
    assert (tmp_path / "site").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_file_that_has_not_changed_keeps_its_time(tmp_path):
    published(tmp_path / "site", same="x", other="x")
    for name in ("same", "other"):
        os.utime(tmp_path / "site" / name, (1, 1))
    published(tmp_path / "site", same="x", other="y")
    assert (tmp_path / "site/same").stat().st_mtime == 1
    assert (tmp_path / "site/other").stat().st_mtime > 1


def test_a_stage_that_is_discarded_leaves_the_site_alone(tmp_path):
    published(tmp_path / "site", index="old")
    new = Stage(tmp_path / "site", "site")
    (new.folder / "index").write_text("half")
    new.discard()
    assert names(tmp_path) == ["site"]
    assert (tmp_path / "site/index").read_text() == "old"


def test_folders_above_the_site_are_made(tmp_path):
    published(tmp_path / "out/of/here", index="x")
    assert (tmp_path / "out/of/here/index").exists()


def test_what_killed_builds_left_is_cleared_away_and_nothing_else(tmp_path):
    published(tmp_path / "site", index="x")
    for left in (".site.0123abcd", ".site.00000000.last"):
        (tmp_path / left / "claims").mkdir(parents=True)
    kept = [".site", ".site.notes", ".site.0123abcde", ".other.0123abcd", "site.0123abcd"]
    for name in kept:
        (tmp_path / name).mkdir()
    (tmp_path / ".site.ffffffff").symlink_to(tmp_path / ".site")
    published(tmp_path / "site", index="x")
    assert names(tmp_path) == sorted([*kept, ".site.ffffffff", "site"])


def test_the_stage_of_a_build_that_runs_is_not_cleared_away(tmp_path):
    first = Stage(tmp_path / "site", "site")
    (first.folder / "index").write_text("first")
    published(tmp_path / "site", index="second")
    assert (tmp_path / "site/index").read_text() == "second"
    first.publish()
    assert (tmp_path / "site/index").read_text() == "first"
    assert names(tmp_path) == ["site"]


def test_a_lock_ends_with_the_process_that_was_killed(tmp_path):
    code = f"""
import os, pathlib, signal
from generator.publish.stage import Stage
Stage(pathlib.Path({str(tmp_path / "site")!r}), "site")
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    assert len(names(tmp_path)) == 1
    published(tmp_path / "site", index="x")
    assert names(tmp_path) == ["site"]


def test_a_kill_between_two_renames_is_mended_by_the_next_build_even_if_that_fails(tmp_path):
    published(tmp_path / "site", index="old")
    (tmp_path / "site").rename(tmp_path / ".site.0123abcd.last")
    Stage(tmp_path / "site", "site").discard()
    assert (tmp_path / "site/index").read_text() == "old"
    assert names(tmp_path) == ["site"]


def test_two_renames_leave_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    published(tmp_path / "site", index="old")
    published(tmp_path / "site", index="new")
    assert names(tmp_path) == ["site"]
    assert (tmp_path / "site/index").read_text() == "new"


def test_a_file_system_without_locks_is_built_on_all_the_same(tmp_path, monkeypatch):
    def refuse(_descriptor, _operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    published(tmp_path / "site", index="x")
    assert (tmp_path / "site/index").exists()


def test_a_foreign_folder_is_refused_before_anything_is_made(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/letters.txt").write_text("mine")
    with pytest.raises(ProblemsFound) as found:
        Stage(tmp_path / "site", "site")
    assert "was not made by this generator" in str(found.value)
    assert names(tmp_path) == ["site"]


def test_a_folder_that_became_foreign_meanwhile_is_refused_too(tmp_path):
    new = Stage(tmp_path / "site", "site")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/letters.txt").write_text("mine")
    with pytest.raises(ProblemsFound):
        new.publish()
    assert names(tmp_path) == ["site"]
    assert names(tmp_path / "site") == ["letters.txt"]


def test_what_the_disk_refuses_at_the_last_moment_leaves_the_old_site(tmp_path, monkeypatch):
    published(tmp_path / "site", index="old")
    new = Stage(tmp_path / "site", "site")

    def full(_new, _site):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(stage, "swap_in", full)
    with pytest.raises(ProblemsFound) as found:
        new.publish()
    assert str(found.value).startswith("site: the disk says: No space left on device")
    assert (tmp_path / "site/index").read_text() == "old"
    assert names(tmp_path) == ["site"]
