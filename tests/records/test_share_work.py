import errno
import os
import signal
import time

import pytest

from generator.records.share_work import WORTH_IT, aside, done


@pytest.fixture(autouse=True)
def whatever_threads_other_tests_have_left(monkeypatch):
    monkeypatch.setattr("generator.records.share_work.threading.active_count", lambda: 1)


PIECES = list(range(WORTH_IT * 3))


def square(number: int) -> tuple[int, int]:
    """Return the square, and who has worked it out."""
    return number * number, os.getpid()


def test_every_piece_is_done_once():
    results = list(done(PIECES, square))
    assert sorted((piece, result) for piece, (result, _) in results) == [(piece, piece * piece) for piece in PIECES]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="there is one processor")
def test_two_processes_do_them():
    def slowly(number: int) -> tuple[int, int]:
        sum(range(2000))
        return square(number)

    assert len({worker for _, (_, worker) in done(PIECES * 4, slowly)}) == 2


def test_a_few_pieces_are_done_here():
    assert {worker for _, (_, worker) in done(PIECES[:20], square)} == {os.getpid()}


def test_what_a_stopped_process_did_not_deliver_is_done_here():
    me = os.getpid()

    def stopped(number: int) -> int:
        if os.getpid() != me and number > WORTH_IT:
            os.kill(os.getpid(), signal.SIGKILL)
        return -number

    assert sorted(done(PIECES, stopped)) == [(piece, -piece) for piece in PIECES]


def test_a_mistake_is_raised_here_whoever_meets_it():
    def wrong(number: int) -> int:
        if number == WORTH_IT:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match=str(WORTH_IT)):
        list(done(PIECES, wrong))


def test_who_stops_early_leaves_nobody_behind(monkeypatch):
    children, fork = [], os.fork

    def remembered() -> int:
        child = fork()
        children.append(child)
        return child

    monkeypatch.setattr(os, "fork", remembered)
    work = done(PIECES, square)
    next(work)
    work.close()
    [child] = children
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_who_stops_early_does_not_wait_for_the_rest():
    me = os.getpid()

    def slowly(number: int) -> int:
        if os.getpid() != me:
            time.sleep(0.05)
        return number

    begun = time.monotonic()
    work = done(PIECES, slowly)
    next(work)
    work.close()
    assert time.monotonic() - begun < 0.05 * len(PIECES) / 4


@pytest.mark.parametrize("refused", ["os.fork", "os.pipe", "tempfile.TemporaryFile"])
def test_where_the_system_has_no_room_all_are_done_here(refused, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.EAGAIN, "no room")

    monkeypatch.setattr(f"generator.records.share_work.{refused}", refuse)
    assert list(done(PIECES, square)) == [(piece, (piece * piece, os.getpid())) for piece in PIECES]


def test_a_process_whose_children_nobody_waits_for_shares_as_well():
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        results = list(done(PIECES, square))
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert sorted((piece, result) for piece, (result, _) in results) == [(piece, piece * piece) for piece in PIECES]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="there is one processor")
def test_what_is_done_aside_is_done_by_another_process_and_ends_with_the_block(tmp_path):
    def work() -> None:
        (tmp_path / "who").write_text(str(os.getpid()))
        (tmp_path / "who").rename(tmp_path / "done")
        time.sleep(60)

    with aside(work):
        deadline = time.monotonic() + 30
        while not (tmp_path / "done").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
    other = int((tmp_path / "done").read_text())
    assert other != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)


def test_nothing_is_done_aside_where_no_process_can_be_made(monkeypatch):
    def no_room() -> int:
        raise OSError(errno.EAGAIN, "no room")

    monkeypatch.setattr(os, "fork", no_room)
    with aside(lambda: 1 / 0):
        pass
