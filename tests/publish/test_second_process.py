import os
import select
import signal
import time
from pathlib import Path

import pytest

from generator.publish.second_process import SecondProcess


@pytest.fixture
def begin():
    """Return a function that begins a second process, which is ended after the test."""
    begun = []

    def begin(at_once, when_asked=lambda: None):
        begun.append(SecondProcess(at_once, when_asked))
        return begun[-1]

    yield begin
    for one in begun:
        one.end()


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_works_out_one_thing_at_once_and_another_when_it_is_asked(begin):
    second = begin(os.getpid, lambda: [os.getpid(), "x" * 1_000_000])
    assert second.found() == second.found() != os.getpid()
    second.ask()
    second.ask()
    assert second.done() == [second.found(), "x" * 1_000_000]


def test_it_may_be_asked_before_it_has_found_anything(begin):
    second = begin(lambda: time.sleep(0.1) or "found", lambda: "done")
    second.ask()
    assert second.done() == "done"
    assert second.found() == "found"


def stopped():
    os.kill(os.getpid(), signal.SIGKILL)


def wrong():
    raise ValueError("a mistake, which the first process will meet too")


@pytest.mark.parametrize("end", [stopped, wrong])
def test_one_that_ended_before_has_found_nothing(begin, end):
    second = begin(end)
    assert second.found() is None
    second.ask()
    assert second.done() is None


@pytest.mark.parametrize("end", [stopped, wrong])
def test_one_that_ended_in_between_has_done_nothing(begin, end):
    second = begin(lambda: 1, end)
    assert second.found() == 1
    second.ask()
    assert second.done() is None


@pytest.mark.parametrize("is_asked", [False, True])
def test_one_that_is_ended_is_gone(is_asked):
    second = SecondProcess(os.getpid, lambda: time.sleep(60))
    pid = second.found()
    if is_asked:
        second.ask()
    second.end()
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    assert not is_there(pid)


@pytest.mark.parametrize("what", ["looks", "waits", "works"])
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_the_first_process(what, end):
    reader, writer = os.pipe()

    def look():
        os.write(writer, b"!")
        if what == "looks":
            time.sleep(60)

    first = os.fork()
    if not first:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        second = SecondProcess(look, lambda: time.sleep(60))
        if what == "works":
            second.ask()
        time.sleep(60)
    os.close(writer)
    assert os.read(reader, 1)
    os.kill(first, end)
    os.waitpid(first, 0)
    # Whoever has the pipe open is gone.
    assert select.select([reader], [], [], 10)[0]
    assert os.read(reader, 1) == b""
    os.close(reader)


def test_where_the_system_has_no_room_nothing_stays_open(monkeypatch):
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    before = len([*Path("/dev/fd").iterdir()])
    with pytest.raises(BlockingIOError):
        SecondProcess(int, int)
    assert len([*Path("/dev/fd").iterdir()]) == before


def test_it_ends_where_nobody_waits_for_the_children_of_this_process():
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        second = SecondProcess(os.getpid, int)
        assert second.found() != os.getpid()
        second.end()
    finally:
        signal.signal(signal.SIGCHLD, before)
