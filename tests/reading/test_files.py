"""A file is read as it was at one moment, or not at all."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain, cycle, repeat
from pathlib import Path

import pytest

from generator.reading.files import name_of, read_text


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Somebody else writes the file: each time it is read, the next state stands there."""
    path, read = tmp_path / "harbour.txt", os.pread

    def begin(states: Iterable[bytes]) -> Path:
        following: Iterator[bytes] = iter(states)
        path.write_bytes(next(following))

        def next_state(file: int, count: int, offset: int) -> bytes:
            path.write_bytes(next(following))
            return read(file, count, offset)

        monkeypatch.setattr("generator.reading.files.os.pread", next_state)
        return path

    return begin


@pytest.mark.parametrize("before", [[b"old text", b"old text", b"new t"], [b"new t"], [b""]])
def test_a_text_that_is_being_written_is_read_when_it_is_whole(before, written, tmp_path):
    path = written(chain(before, repeat(b"new text")))
    assert read_text(path, "harbour.txt", within=tmp_path, largest=100) == ("new text", [])


def test_a_text_that_goes_on_changing_is_not_read(written, tmp_path):
    path = written(cycle([b"old text", b"new t"]))
    text, problems = read_text(path, "harbour.txt", within=tmp_path, largest=100)
    assert text is None
    assert [str(problem) for problem in problems] == [
        "harbour.txt: was being written while it was read\n    run this again when it is done"
    ]


def test_a_name_is_told_from_the_folder_of_the_site(tmp_path):
    assert name_of(tmp_path / "a/b.yml", tmp_path) == "a/b.yml"
    assert name_of(Path("/texts/b.txt"), tmp_path) == "/texts/b.txt"
