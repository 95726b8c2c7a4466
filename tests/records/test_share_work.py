import os
import signal

import pytest

from generator.records.share_work import WORTH_IT, done


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
