"""Sites published one after the other: what each has, what is written for it, and what is in the way of it."""

import errno
import os
import shutil
import stat
import subprocess
import threading
from contextlib import suppress

import pytest

from generator.publish import stage as stage_module
from generator.publish import swap
from generator.publish.manifest import digest_of
from generator.publish.stage import Published, Stage, remove_workshop
from generator.publish.tree import Tree
from generator.records.problem import ProblemsFound
from tests.conftest import contents


@pytest.fixture
def begin(tmp_path):
    """Return a function that begins the next site of tmp_path/site, whose cache is tmp_path/cache."""
    return lambda waits=lambda: None: Stage(tmp_path / "site", "site", tmp_path / "cache", waits)


@pytest.fixture
def publish(begin):
    """Return a function that publishes a site with these pages and no others."""

    def publish(**pages: str) -> Published:
        stage = begin()
        for path, text in pages.items():
            stage.put(path.replace("__", "/"), text.encode())
        return stage.publish()

    return publish


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def pages(site):
    return {path: data.decode() for path, data in contents(site).items() if path != ".nojekyll"}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_site_is_not_there_until_it_is_whole(tmp_path, begin, site):
    stage = begin()
    stage.put("claims/ferry/index.html", b"new")
    assert not site.exists()
    assert names(tmp_path) == [".site.briefings"]
    assert stage.publish() == Published(written=1, kept=0, removed=0)
    assert pages(site) == {"claims/ferry/index.html": "new"}
    assert names(site) == [".nojekyll", "claims"]


def test_the_first_build_makes_one_tree_and_the_second_another_if_it_changes_anything(tmp_path, publish):
    publish(index="x")
    assert names(tmp_path) == ["cache", "site"]
    assert publish(index="x") == Published(0, 1, 0)
    assert names(tmp_path) == ["cache", "site"]
    publish(index="y")
    assert names(tmp_path) == [".site.briefings", "cache", "site"]
    assert names(tmp_path / ".site.briefings") == ["lock", "tree"]


def test_two_trees_take_turns(publish, site):
    publish(index="x")
    one = site.stat().st_ino
    for turn in range(1, 6):
        publish(index=str(turn))
        assert (site.stat().st_ino == one) is (turn % 2 == 0)
        assert pages(site) == {"index": str(turn)}


def test_only_what_differs_is_written(publish, site, monkeypatch):
    publish(**{f"page-{number}": "x" for number in range(100)})
    publish(**{f"page-{number}": "x" for number in range(100)}, more="x")
    opened = []
    really_open = Tree._open
    monkeypatch.setattr(Tree, "_open", lambda self, path: opened.append(path) or really_open(self, path))
    changed = {f"page-{number}": "x" for number in range(99)} | {"page-7": "y"}
    assert publish(**changed) == Published(written=1, kept=98, removed=2)
    assert opened == ["page-7"]
    assert pages(site) == changed


def test_pages_that_are_gone_are_gone_with_the_folders_that_held_nothing_else(publish, site):
    publish(claims__old__index="x", claims__both__index="x", deep__down__here__index="x")
    for _ in range(3):
        publish(claims__both__index="x")
        assert pages(site) == {"claims/both/index": "x"}
        assert [path.name for path in site.rglob("*") if path.is_dir()] == ["claims", "both"]


def test_a_page_may_become_a_folder_and_a_folder_a_page(publish, site):
    one, other = {"a": "x", "b__c": "x", "b__d__e": "x"}, {"a__c": "x", "a__d__e": "x", "b": "x"}
    for turn in (one, other, one, one, other, other):
        publish(**turn)
        assert pages(site) == {path.replace("__", "/"): text for path, text in turn.items()}


def test_a_page_cannot_be_a_folder_at_the_same_time(publish, site):
    for turn in ({"a": "x", "a__b": "x"}, {"a__b": "x", "a": "x"}):
        with pytest.raises(ValueError, match="a file and a folder at once: 'a'"):
            publish(**turn)
        assert not site.exists()


def test_the_last_word_on_a_page_counts(begin, publish, site):
    publish(index="old", other="old")
    for last in (b"old", b"newer"):
        stage = begin()
        stage.put("index", b"new")
        stage.put("index", last)
        stage.put("other", b"new")
        stage.publish()
        assert pages(site) == {"index": last.decode(), "other": "new"}


@pytest.mark.parametrize("path", ["", ".", "/etc/x", "../x", "a/../../x", "a/..", "a//b", "a\\b", "a\0b", "folder/"])
def test_no_page_leaves_the_site(tmp_path, begin, path):
    stage = begin()
    with pytest.raises(ValueError, match="not a path inside the site"):
        stage.put(path, b"x")
    stage.discard()
    assert names(tmp_path) == []


def test_pages_are_kept_without_their_bytes(begin, publish, site):
    publish(a="a", b="b", c="c")
    for turn in range(3):
        stage = begin()
        assert stage.present["a"] == digest_of(b"a")
        assert stage.keep({path: stage.present[path] for path in ("a", "b")}) == set()
        stage.put("c", f"c {turn}".encode())
        assert stage.next == {**{path: stage.present[path] for path in "ab"}, "c": digest_of(f"c {turn}".encode())}
        assert stage.publish() == Published(written=1, kept=2, removed=0)
        assert pages(site) == {"a": "a", "b": "b", "c": f"c {turn}"}


def test_a_page_is_kept_only_where_the_site_has_just_these_bytes(begin, publish, site):
    publish(a="a", b="b")
    (site / "b").write_text("by hand")
    stage = begin()
    wanted = {path: digest_of(path.encode()) for path in "abc"}
    assert stage.keep(wanted) == {"b", "c"}
    stage.put("b", b"b")
    stage.put("c", b"c")
    stage.publish()
    assert pages(site) == {"a": "a", "b": "b", "c": "c"}


def test_a_page_that_is_kept_after_all_is_as_it_was(begin, publish, site):
    publish(a="a", b="b")
    for _ in range(2):
        stage = begin()
        stage.put("a", b"otherwise")
        stage.put("b", b"otherwise")
        assert not stage.keep({"a": digest_of(b"a")})
        stage.publish()
        assert pages(site) == {"a": "a", "b": "otherwise"}


def test_a_file_that_has_not_changed_keeps_its_time_over_builds(publish, site):
    publish(same="x", other="0")
    then = (site / "same").stat().st_mtime_ns
    mark = (site / ".nojekyll").stat().st_mtime_ns
    for turn in range(1, 5):
        os.utime(site / "other", (1, 1))
        publish(same="x", other=str(turn))
        assert (site / "same").stat().st_mtime_ns == then
        assert (site / ".nojekyll").stat().st_mtime_ns == mark
        assert (site / "other").stat().st_mtime > 1


def test_what_is_as_it_was_before_the_last_build_is_new_all_the_same(publish, site):
    # Or a store that has the bytes of the last build would keep them: the size is the same, and the time is earlier.
    publish(index="one")
    publish(index="two")
    then = (site / "index").stat().st_mtime_ns
    publish(index="one")
    assert (site / "index").stat().st_mtime_ns > then


def test_a_page_that_is_the_same_in_both_trees_takes_its_room_once(tmp_path, publish, site):
    for turn in range(3):
        publish(same="x", other=str(turn))
    assert (site / "same").samefile(tmp_path / ".site.briefings/tree/same")
    assert not (site / "other").samefile(tmp_path / ".site.briefings/tree/other")


def test_where_there_are_no_hard_links_files_are_copied_with_their_times(publish, site, monkeypatch):
    def refuse(*_args, **_more):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    publish(same="x", other="0")
    then = (site / "same").stat().st_mtime_ns
    for turn in range(1, 4):
        assert publish(same="x", other=str(turn)) == Published(1, 1, 0)
        assert (site / "same").stat().st_mtime_ns == then
        assert pages(site) == {"same": "x", "other": str(turn)}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_everybody_may_read_the_site_whatever_the_umask(publish, site, umask):
    before = os.umask(umask)
    try:
        publish(a__b="x")
        publish(a__b="x", a__c__d="y")
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in [site, *site.rglob("*")] if path.is_dir()} == {0o755}
    assert {stat.S_IMODE(path.stat().st_mode) for path in site.rglob("*") if path.is_file()} == {0o644}


def test_what_others_write_into_the_scratch_folder_is_swept_onto_the_stage(tmp_path, begin, site):
    stage = begin()
    (stage.scratch / "about").mkdir()
    (stage.scratch / "about/index.html").write_text("about")
    (stage.scratch / ".nojekyll").write_text("MkDocs")
    stage.put("index.html", b"home")
    stage.sweep()
    assert stage.publish() == Published(2, 0, 0)
    assert pages(site) == {"index.html": "home", "about/index.html": "about"}
    assert names(tmp_path) == ["cache", "site"]


def test_folders_above_the_site_are_made(tmp_path):
    stage = Stage(tmp_path / "out/of/here", "here", tmp_path / "cache")
    stage.put("index", b"x")
    stage.publish()
    assert pages(tmp_path / "out/of/here") == {"index": "x"}


def test_a_stage_that_is_discarded_leaves_the_site_alone(tmp_path, begin, publish, site):
    publish(index="old")
    stage = begin()
    stage.put("index", b"half")
    stage.put("more", b"half")
    stage.discard()
    assert names(tmp_path) == ["cache", "site"]
    assert pages(site) == {"index": "old"}


def test_a_stage_that_is_discarded_keeps_the_second_tree_for_the_next_build(tmp_path, begin, publish, site):
    publish(a="0", b="0")
    publish(a="1", b="0")
    stage = begin()
    stage.put("a", b"half")
    stage.put("c", b"half")
    stage.discard()
    assert pages(site) == {"a": "1", "b": "0"}
    assert names(tmp_path / ".site.briefings") == ["lock", "tree"]
    assert publish(a="1", b="0") == Published(0, 2, 0)
    assert pages(site) == {"a": "1", "b": "0"}


def test_a_site_that_was_removed_is_built_as_the_first_was(tmp_path, publish, site):
    publish(index="0")
    publish(index="1")
    shutil.rmtree(site)
    assert publish(index="0") == Published(1, 0, 0)
    assert names(tmp_path) == ["cache", "site"]
    assert pages(site) == {"index": "0"}


def test_builds_of_one_site_take_turns(begin, publish, site):
    publish(index="old")
    first = begin()
    first.put("index", b"first")
    waiting, done = threading.Event(), threading.Event()

    def build():
        second = begin(waiting.set)
        second.put("index", b"second")
        second.publish()
        done.set()

    thread = threading.Thread(target=build)
    thread.start()
    assert waiting.wait(10)
    assert not done.wait(0.1)
    first.publish()
    thread.join(10)
    assert done.is_set()
    assert pages(site) == {"index": "second"}


def test_a_foreign_folder_is_refused_before_anything_is_made(tmp_path, begin, site):
    site.mkdir()
    (site / "letters.txt").write_text("mine")
    with pytest.raises(ProblemsFound) as found:
        begin()
    assert "was not made by this generator" in str(found.value)
    assert names(tmp_path) == ["site"]


def test_a_folder_that_became_foreign_meanwhile_is_refused_too(tmp_path, begin, site):
    stage = begin()
    stage.put("index", b"x")
    site.mkdir()
    (site / "letters.txt").write_text("mine")
    with pytest.raises(ProblemsFound):
        stage.publish()
    assert "site" in names(tmp_path)
    assert ".site.briefings" not in names(tmp_path)
    assert names(site) == ["letters.txt"]


def test_a_site_that_somebody_removes_during_a_build_is_a_problem_where_its_pages_were_to_stay(begin, publish, site):
    publish(a="a", b="b")
    stage = begin()
    stage.put("a", b"new")
    stage.put("b", b"b")
    shutil.rmtree(site)
    with pytest.raises(ProblemsFound) as found:
        stage.publish()
    assert str(found.value) == (
        "site: was changed by somebody else while the next one was made\n    build again\n1 problem"
    )
    publish(a="a", b="b")
    assert pages(site) == {"a": "a", "b": "b"}


def test_what_the_disk_refuses_at_the_last_moment_leaves_the_old_site(tmp_path, begin, publish, site, monkeypatch):
    publish(index="old")
    stage = begin()
    stage.put("index", b"new")

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(stage_module.Workshop, "exchange", full)
    with pytest.raises(ProblemsFound) as found:
        stage.publish()
    assert str(found.value).startswith("site: the disk says: No space left on device")
    assert pages(site) == {"index": "old"}
    assert names(tmp_path) == ["cache", "site"]


@pytest.mark.parametrize("trees", [1, 2])
@pytest.mark.parametrize("size", [4096, 0])
def test_a_disk_that_is_full_sooner_or_later_leaves_the_old_site(tmp_path, small_disk, size, trees):
    site, ballast = small_disk / "site", []

    def publish(text):
        stage = Stage(site, "site", tmp_path / "cache")
        try:
            for page in range(12):
                stage.put(f"pages/{page}/index", text * 6000 if page % 3 else b"same")
            stage.publish()
        except BaseException:
            stage.discard()
            raise

    for turn in range(trees):
        publish(str(turn).encode())
    before = contents(site)
    with suppress(OSError):
        for number in range(1000):  # files of no bytes fill a disk too
            ballast.append(small_disk / str(number))
            ballast[-1].write_bytes(bytes(size))
    told = set()
    while "new" not in told:
        try:
            publish(b"new")
            told.add("new")
        except ProblemsFound as found:
            told.add(str(found))
            assert contents(site) == before
            ballast.pop().unlink(missing_ok=True)
    assert told == {
        "new",
        "site: the disk says: No space left on device\n    the site that was there is left as it is\n1 problem",
    }
    assert {data for path, data in pages(site).items()} == {"new" * 6000, "same"}
    assert len(pages(site)) == 12


@pytest.mark.parametrize("trees", [1, 2])
def test_a_disk_that_has_become_read_only_is_a_problem(tmp_path, small_disk, trees):
    for turn in range(trees):
        stage = Stage(small_disk / "site", "site", tmp_path / "cache")
        stage.put("index", b"%d" % turn)
        stage.publish()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ProblemsFound) as found:
        Stage(small_disk / "site", "site", tmp_path / "cache")
    assert str(found.value).startswith("site: the disk says: Read-only file system\n")


def test_where_the_system_cannot_exchange_folders_two_renames_do_it(tmp_path, publish, site, monkeypatch):
    monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    for turn in range(4):
        publish(index=str(turn), same="x")
        assert pages(site) == {"index": str(turn), "same": "x"}
    assert names(tmp_path / ".site.briefings") == ["lock", "tree"]


def test_the_workshop_of_a_site_that_will_not_be_built_again_can_be_removed(tmp_path, publish, site):
    publish(index="0")
    publish(index="1")
    remove_workshop(site, tmp_path / "cache")
    assert names(tmp_path) == ["cache", "site"]
    assert contents(tmp_path / "cache") == {}
