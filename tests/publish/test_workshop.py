import errno
import fcntl
import os
import signal
import subprocess
import sys
import threading

import pytest

from generator.publish.mark import MARK
from generator.publish.workshop import Workshop
from generator.records.problem import ProblemsFound


@pytest.fixture
def enter(tmp_path):
    return lambda waits=lambda: None: Workshop(tmp_path / "site", "site", waits)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_nothing_is_left_of_a_workshop_that_nobody_needs(tmp_path, enter):
    workshop = enter()
    assert names(tmp_path) == [".site.briefings"]
    assert names(workshop.folder) == ["lock", "scratch"]
    workshop.leave()
    assert names(tmp_path) == []
    workshop.leave()


def test_one_with_a_tree_stays(enter):
    workshop = enter()
    workshop.tree.mkdir()
    workshop.leave()
    assert names(workshop.folder) == ["lock", "tree"]


def test_a_lock_ends_with_the_process_that_was_killed_and_what_it_left_is_cleared_away(tmp_path, enter):
    code = f"""
import os, pathlib, signal
from generator.publish.workshop import Workshop
workshop = Workshop(pathlib.Path({str(tmp_path / "site")!r}), "site", lambda: None)
(workshop.scratch / "about").mkdir()
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    assert names(tmp_path / ".site.briefings/scratch") == ["about"]
    workshop = enter()
    assert names(workshop.scratch) == []
    workshop.leave()
    assert names(tmp_path) == []


def test_a_copy_of_the_process_that_lives_on_keeps_nobody_out(tmp_path, enter):
    workshop = enter()
    copy = os.fork()
    if not copy:
        signal.pause()
    workshop.leave()
    told = []
    enter(lambda: told.append("waits")).leave()
    os.kill(copy, signal.SIGKILL)
    os.waitpid(copy, 0)
    assert told == []
    assert names(tmp_path) == []


def test_only_one_is_in_it_however_many_come(tmp_path, enter):
    inside, most, told = 0, 0, []

    def work():
        nonlocal inside, most
        for _ in range(20):
            workshop = enter(lambda: told.append("waits"))
            inside += 1
            most = max(most, inside)
            (workshop.scratch / "x").touch()
            inside -= 1
            workshop.leave()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert names(tmp_path) == []


def test_a_file_system_without_locks_is_built_on_all_the_same(tmp_path, enter, monkeypatch):
    def refuse(_descriptor, _operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    enter().leave()
    assert names(tmp_path) == []


def test_a_kill_between_two_renames_is_mended_even_if_the_next_build_fails(tmp_path, enter):
    workshop = enter()
    (workshop.folder / "last").mkdir()
    workshop.leave()
    assert names(tmp_path) == ["site"]


def test_a_kill_after_both_renames_is_mended_too(tmp_path, enter):
    workshop = enter()
    (tmp_path / "site").mkdir()
    (workshop.folder / "last/old").mkdir(parents=True)
    workshop.leave()
    assert names(tmp_path / ".site.briefings/tree") == ["old"]


@pytest.mark.parametrize("what", ["folder", "file", "link", "broken link"])
def test_what_we_did_not_make_is_refused_and_left_alone(tmp_path, enter, what):
    foreign, elsewhere = tmp_path / ".site.briefings", tmp_path / "elsewhere"
    if what == "folder":
        foreign.mkdir()
        (foreign / "letters.txt").write_text("mine")
    elif what == "file":
        foreign.write_text("mine")
    else:
        foreign.symlink_to(elsewhere)
        if what == "link":
            elsewhere.mkdir()
            (elsewhere / "lock").write_bytes(MARK)
    with pytest.raises(ProblemsFound) as found:
        enter()
    told = str(found.value)
    assert told.startswith(".site.briefings: ")
    assert told.endswith("stands where a build needs a folder of its own\n    move it away\n1 problem")
    assert foreign.is_symlink() or foreign.exists()
    assert names(elsewhere) == ["lock"] if elsewhere.exists() else True


@pytest.mark.parametrize("lock", [b"", None])
def test_a_build_that_was_killed_at_the_door_is_no_matter(tmp_path, enter, lock):
    (tmp_path / ".site.briefings").mkdir()
    if lock is not None:
        (tmp_path / ".site.briefings/lock").write_bytes(lock)
    enter().leave()
    assert names(tmp_path) == []


def test_a_lock_of_somebody_else_is_not_ours(tmp_path, enter):
    (tmp_path / ".site.briefings").mkdir()
    (tmp_path / ".site.briefings/lock").write_text("mine")
    with pytest.raises(ProblemsFound):
        enter()
    assert (tmp_path / ".site.briefings/lock").read_text() == "mine"
