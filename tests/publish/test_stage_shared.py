"""A site in the making that two processes put pages on, one of them a copy of the other."""

import os
import pickle
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress

import pytest

from generator.publish.files import Entry
from generator.publish.manifest import load
from generator.publish.stage import Published, Stage
from generator.publish.survey import Survey, survey
from tests.conftest import contents

Told = list[tuple[str, Entry]]


class Copy:
    """A copy of this process that puts pages and tells of them, and what it has told."""

    def __init__(self, stage: Stage, pages: Iterable[tuple[str, bytes]], then: Callable[[], None] = lambda: None):
        assert stage.present is not None
        reader, writer = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            try:
                told = [(path, stage.put(path, data)) for path, data in pages]
                then()
                with os.fdopen(writer, "wb") as pipe:
                    pickle.dump(told, pipe)
            finally:
                os._exit(0)
        os.close(writer)
        self._reader = reader

    def told(self) -> Told:
        with os.fdopen(self._reader, "rb") as pipe:
            told: Told = []
            with suppress(EOFError):
                told = pickle.load(pipe)  # noqa: S301 - a copy of ours has written it
        os.waitpid(self._pid, 0)
        return told


def take_over(stage, copy):
    for path, entry in copy.told():
        stage.take_over(path, entry)


@pytest.fixture
def begin(tmp_path):
    return lambda: Stage(tmp_path / "site", "site", tmp_path / "cache")


@pytest.fixture
def found(tmp_path):
    """Return a function that returns the pages of the site, of which all that is there must be known."""

    def found():
        site = tmp_path / "site"
        known = load(tmp_path / "cache", site, site)
        assert survey(site, known) == Survey()
        return {path: data for path, data in contents(site).items() if path != ".nojekyll"}

    return found


def test_what_a_copy_puts_is_in_the_site_as_if_it_had_been_put_here(begin, found):
    for turn in range(4):
        pages = {f"claims/{number}/index": b"%d" % (number * turn) for number in range(20)}
        pages |= {f"new/{turn}/{number}": b"x" for number in range(3)}
        stage = begin()
        ours, others = list(pages.items())[::2], list(pages.items())[1::2]
        copy = Copy(stage, others)
        for path, data in ours:
            stage.put(path, data)
        take_over(stage, copy)
        assert stage.publish() == Published(23 if turn < 1 else 22, 0 if turn < 1 else 1, 0 if turn < 1 else 3)
        assert found() == pages


def test_two_may_make_the_same_folders_at_once_and_clear_the_same_files_out_of_the_way(begin, found):
    for turn in range(20):
        before = {f"{number}": b"a file" for number in range(9)}
        pages = {f"{number}/deep/{page}": b"%d" % turn for number in range(9) for page in range(6)}
        for site in (before, pages):
            stage = begin()
            copy = Copy(stage, list(site.items())[::2])
            for path, data in list(site.items())[1::2]:
                stage.put(path, data)
            take_over(stage, copy)
            stage.publish()
            assert found() == site


def test_what_a_copy_puts_as_it_was_after_all_is_kept(begin, found):
    for pages in ({"a": b"1", "b": b"1"}, {"a": b"2", "b": b"1"}, {"a": b"2", "b": b"1"}):
        stage = begin()
        take_over(stage, Copy(stage, [("a", b"otherwise"), ("b", b"otherwise"), *pages.items()]))
        stage.publish()
        assert found() == pages


@pytest.mark.parametrize("ours", ["a", "a/b"])
def test_a_page_of_one_cannot_be_a_folder_of_the_other(begin, ours):
    stage = begin()
    copy = Copy(stage, [({"a": "a/b", "a/b": "a"}[ours], b"x")])
    told = copy.told()
    stage.put(ours, b"x")
    for path, entry in told:
        stage.take_over(path, entry)
    with pytest.raises(ValueError, match="a file and a folder at once: 'a'"):
        stage.publish()


def test_what_a_copy_that_was_stopped_has_not_told_is_put_here(begin, found):
    pages = [(f"{number}/index", b"x" * number) for number in range(50)]
    for _ in range(2):
        stage = begin()
        copy = Copy(stage, pages, then=lambda: os.kill(os.getpid(), signal.SIGKILL))
        assert copy.told() == []
        for path, data in pages:
            stage.put(path, data)
        stage.publish()
        assert found() == dict(pages)
