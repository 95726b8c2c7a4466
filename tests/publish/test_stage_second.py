"""Sites in the making that a second process looks at and makes the other tree of."""

import io
import json
import os
import shutil
import signal
import sys

import pytest

from generator.publish import second_process
from generator.publish import stage as stage_module
from generator.publish import twin as twin_module
from generator.publish.manifest import digest_of, load
from generator.publish.mark import NAME
from generator.publish.stage import Published, Stage
from generator.publish.survey import Survey, survey
from generator.publish.tree import Tree
from generator.records.problem import ProblemsFound
from tests.conftest import contents

PAGES = {f"claims/{number}/index": b"%d" % number for number in range(100)} | {"index": b"home", "a/b/c/d": b"deep"}


@pytest.fixture(autouse=True)
def always_two(monkeypatch):
    monkeypatch.setattr(stage_module, "WORTH_IT", 1)
    monkeypatch.setattr(stage_module, "can_share", lambda: True)


@pytest.fixture(autouse=True)
def nobody_left(monkeypatch):
    """See that each process that was begun is waited for."""
    children, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: children.append(child := fork()) or child)
    yield
    for child in children:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


@pytest.fixture
def begin(tmp_path):
    return lambda: Stage(tmp_path / "site", "site", tmp_path / "cache")


@pytest.fixture
def publish(begin, tmp_path):
    """Return a function that publishes a site with these pages and no others, and looks whether it is all known."""

    def publish(pages, *, expect=False, provide=False):
        stage = begin()
        if expect:
            stage.expect_changes()
        for path in stage.keep({path: digest_of(data) for path, data in pages.items()}):
            stage.put(path, pages[path])
        if provide:
            stage.provide()
        published = stage.publish()
        site = tmp_path / "site"
        assert {path: data for path, data in contents(site).items() if path != ".nojekyll"} == pages
        assert survey(site, load(tmp_path / "cache", site, site)) == Survey()
        return published

    return publish


@pytest.fixture
def tree(tmp_path):
    return tmp_path / ".site.briefings/tree"


@pytest.mark.parametrize("expect", [False, True])
def test_the_second_tree_holds_the_same_files_where_nothing_has_changed(publish, tmp_path, tree, expect):
    publish(PAGES)
    del (edited := {**PAGES, "index": b"new", "more/pages": b"new"})["claims/7/index"]
    assert publish(edited, expect=expect) == Published(2, 100, 1)
    assert contents(tree).keys() == contents(tmp_path / "site").keys() - {"more/pages"} | {"claims/7/index"}
    assert (tree / "a/b/c/d").samefile(tmp_path / "site/a/b/c/d")
    assert not (tmp_path / "site/claims/7").exists()
    for turn in range(3):
        assert publish({**edited, "index": b"%d" % turn}).written == 1


def test_a_first_build_may_make_both_trees(publish, tmp_path, tree, monkeypatch):
    site, cache = tmp_path / "site", tmp_path / "cache"
    assert publish(PAGES, provide=True) == Published(len(PAGES), 0, 0)
    assert contents(tree) == contents(site)
    assert (tree / "a/b/c/d").samefile(site / "a/b/c/d")
    assert (tree / ".nojekyll").stat().st_mtime_ns == (site / ".nojekyll").stat().st_mtime_ns
    assert survey(tree, load(cache, site, tree)) == Survey()
    assert sorted(path.name for path in tree.parent.iterdir()) == ["lock", "tree"]
    monkeypatch.setattr(Tree, "try_link", None)  # is not asked for any more
    for turn in range(3):
        assert publish({**PAGES, "index": b"%d" % turn}, provide=True) == Published(1, len(PAGES) - 1, 0)


@pytest.mark.parametrize(
    "script",
    ["exit 1", "echo no", "echo 1", "cat; mkdir -p $5/claims/1; touch $5/claims/1/index; exit 1", "kill -9 $$"],
)
def test_a_second_tree_that_cannot_be_made_in_the_first_build_is_made_in_the_next(
    publish, tmp_path, monkeypatch, script
):
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", str(python))
        assert publish(PAGES, provide=True) == Published(len(PAGES), 0, 0)
    assert not (tmp_path / ".site.briefings").exists()
    assert publish({**PAGES, "index": b"new"}) == Published(1, len(PAGES) - 1, 0)


def test_a_second_tree_in_the_making_keeps_others_out_when_its_build_is_killed(begin, publish, tmp_path, monkeypatch):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nsleep 0.5\nmkdir -p $5\ntouch $5/late\n")
    python.chmod(0o755)
    stage = begin()
    stage.put("index", b"first")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", str(python))
        stage.provide()
    os.close(stage._workshop.lock)
    waited = []
    next_one = Stage(tmp_path / "site", "site", tmp_path / "cache", waits=lambda: waited.append(1))
    assert waited
    assert not (tmp_path / ".site.briefings/twin").exists()
    next_one.discard()
    publish(PAGES)
    stage._twin.end()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "python", "site"]


def test_no_alarm_goes_off_while_the_process_of_a_second_tree_ends(tmp_path, monkeypatch, capsys):
    tree = Tree(tmp_path / "tree")
    for path in ("index", NAME):
        tree.write(path, b"x")
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGALRM)}
    monkeypatch.setattr(sys, "argv", ["", str(tmp_path / "tree"), str(tmp_path / "twin"), str(os.getppid())])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"index")))
    try:
        twin_module._main()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert json.loads(capsys.readouterr().out) == {"": (tmp_path / "twin").stat().st_mtime_ns}
    assert (tmp_path / "twin/index").samefile(tmp_path / "tree/index")


def test_a_first_build_that_is_discarded_leaves_no_second_tree(begin, tmp_path):
    stage = begin()
    for path, data in PAGES.items():
        stage.put(path, data)
    stage.provide()
    assert stage._twin.times() is not None
    stage.discard()
    stage.discard()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_first_build_that_is_discarded_ends_the_process_of_the_second_tree(begin, tmp_path, monkeypatch):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexec sleep 60\n")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    stage = begin()
    stage.put("index", b"first")
    stage.provide()
    process = stage._twin._process
    stage.discard()
    assert process.returncode == -signal.SIGKILL


def test_the_process_of_the_second_tree_runs_no_code_of_the_folder_it_is_begun_in(publish, tmp_path, tree, monkeypatch):
    for name in ("json", "tempfile", "generator"):
        (tmp_path / f"{name}.py").write_text("open('executed', 'w')\n")
    monkeypatch.chdir(tmp_path)
    publish(PAGES, provide=True)
    assert tree.exists()
    assert not (tmp_path / "executed").exists()


def test_what_was_changed_by_hand_is_noticed(publish, tmp_path):
    site = tmp_path / "site"
    publish(PAGES)
    for turn in range(4):
        (site / "claims/1/index").write_text("by hand")
        (site / "claims/2/index").unlink()
        (site / "claims/3/stray").write_text("by hand")
        shutil.rmtree(site / "claims/4")
        publish({**PAGES, "index": b"%d" % (turn // 2)})


def test_a_build_that_changes_nothing_makes_no_second_tree(publish, tmp_path):
    publish(PAGES)
    assert publish(PAGES) == Published(0, len(PAGES), 0)
    assert not (tmp_path / ".site.briefings").exists()


def test_pages_may_become_folders_and_folders_pages(publish, tree):
    without = {path: data for path, data in PAGES.items() if path not in ("index", "a/b/c/d")}
    for turn in range(4):
        for pages in (PAGES, {**without, "index/b": b"%d" % turn, "a": b"x"}):
            publish(pages, expect=turn % 2 == 1)
            shutil.rmtree(tree, ignore_errors=True)


@pytest.mark.parametrize("kind", ["looks", "links"])
def test_what_it_leaves_undone_is_done_here(publish, monkeypatch, kind):
    me = os.getpid()
    publish(PAGES)
    name = {"looks": (stage_module, "look"), "links": (Tree, "try_link")}[kind]
    really, calls = getattr(*name), []

    def stopped(*args, **more):
        calls.append(1)
        if os.getpid() != me and (kind == "looks" or len(calls) > 50):
            os.kill(os.getpid(), signal.SIGKILL)
        return really(*args, **more)

    monkeypatch.setattr(*name, stopped)
    assert publish({**PAGES, "index": b"new"}) == Published(1, len(PAGES) - 1, 0)


def test_what_a_killed_build_has_linked_stays_and_the_second_process_goes_on_with_it(publish, begin, tree, monkeypatch):
    publish(PAGES)
    try_link, links = Tree.try_link, []

    def stopped(*args):
        links.append(1)
        if len(links) > 50:
            os.kill(os.getpid(), signal.SIGKILL)
        return try_link(*args)

    monkeypatch.setattr(Tree, "try_link", stopped)
    stage = begin()
    stage.put("index", b"half")
    stage._second.done()
    stage._end_second()
    os.close(stage._workshop.lock)
    assert len([path for path in tree.rglob("*") if path.is_file()]) == 51
    monkeypatch.setattr(Tree, "try_link", try_link)
    link, links = Tree.link, []
    monkeypatch.setattr(Tree, "link", lambda *args: links.append(args[1]) or link(*args))
    assert publish({**PAGES, "a/b/c/d": b"new"}) == Published(1, len(PAGES) - 1, 0)
    assert links == ["index"]


def test_a_stage_that_is_discarded_leaves_nothing(begin, publish, tmp_path):
    publish(PAGES)
    for expect in (False, True):
        stage = begin()
        if expect:
            stage.expect_changes()
            stage.put("index", b"half")
        stage.discard()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "site"]
    publish(PAGES)


def test_a_site_that_somebody_removes_meanwhile_is_a_problem(begin, publish, tmp_path):
    publish(PAGES)
    stage = begin()
    stage.keep({path: digest_of(data) for path, data in PAGES.items()})
    shutil.rmtree(tmp_path / "site")
    stage.put("index", b"new")
    with pytest.raises(ProblemsFound, match="was changed by somebody else while the next one was made"):
        stage.publish()
    publish(PAGES)


def test_a_site_that_was_removed_is_built_anew(publish, tmp_path):
    for turn in range(4):
        publish(PAGES)
        publish({**PAGES, "index": b"new"})
        shutil.rmtree(tmp_path / "site")
        publish({**PAGES, "index": b"%d" % turn})


def test_where_the_system_has_no_room_for_it_all_is_done_here(publish, tmp_path, monkeypatch):
    publish(PAGES)

    def refuse():
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(second_process.os, "fork", refuse)
    monkeypatch.setattr(twin_module.subprocess, "Popen", lambda *_, **__: refuse())
    assert publish({**PAGES, "index": b"new"}).written == 1
    shutil.rmtree(tmp_path / "site")
    assert publish(PAGES, provide=True).written == len(PAGES)
