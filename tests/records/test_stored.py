"""Pieces in files of a cache: added to, gathered, and of no use once they are not what they were."""

import os
from pathlib import Path

import pytest

from generator.records.stored import PackedPieces, Pieces, Stored, forget, unfinished


def saved(folder, *pieces: bytes | Stored) -> PackedPieces:
    made = Pieces()
    for piece in pieces:
        made.put(piece)
    stored = made.save(folder)
    forget(folder, but=stored.files)
    return stored


def found(folder, stored: PackedPieces, count: int) -> list[Stored]:
    loaded = Pieces.load(folder, stored)
    assert loaded
    pieces = [loaded.get(number) for number in range(count)]
    assert all(isinstance(piece, Stored) for piece in pieces)
    return [piece for piece in pieces if isinstance(piece, Stored)]


def contents(folder, stored: PackedPieces, count: int) -> list[bytes]:
    return [piece.read() for piece in found(folder, stored, count)]


def test_pieces_are_read_where_they_stand(tmp_path):
    stored = saved(tmp_path, b"one", b"", b"three")
    assert contents(tmp_path, stored, 3) == [b"one", b"", b"three"]
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_at_all_can_be_saved(tmp_path):
    assert saved(tmp_path).files == ()
    assert found(tmp_path, saved(tmp_path), 0) == []


def test_what_is_in_a_file_is_not_written_again(tmp_path):
    first = saved(tmp_path, b"a" * 100, b"b" * 100)
    one, other = found(tmp_path, first, 2)
    second = saved(tmp_path, other, b"new", one)
    assert second.files[:1] == first.files
    assert second.files[1].size == 3
    assert contents(tmp_path, second, 3) == [b"b" * 100, b"new", b"a" * 100]


def test_what_is_of_no_use_any_more_goes_in_the_end(tmp_path):
    [one, _] = found(tmp_path, saved(tmp_path, b"a", b"b" * 100), 2)
    stored = saved(tmp_path, one)
    assert [file.size for file in stored.files] == [1]
    assert len(list(tmp_path.iterdir())) == 1
    pieces: list[Stored] = found(tmp_path, saved(tmp_path, b"x" * 1000), 1)
    for number in range(20):
        stored = saved(tmp_path, *pieces, b"%d" % number)
        pieces = found(tmp_path, stored, number + 2)
        assert len(stored.files) <= 9
        assert stored.files[0].size == 1000  # and is not written again
    assert [piece.read() for piece in pieces[1:]] == [b"%d" % number for number in range(20)]


def test_what_a_killed_process_was_making_goes(tmp_path):
    unfinished(tmp_path).write_bytes(b"half")
    stored = saved(tmp_path, b"one")
    assert [path.name for path in tmp_path.iterdir()] == [file.name for file in stored.files]


def test_a_piece_outlives_its_file(tmp_path):
    [piece] = found(tmp_path, saved(tmp_path, b"one"), 1)
    forget(tmp_path, but=())
    assert piece.read() == b"one"
    assert contents(tmp_path, saved(tmp_path, piece), 1) == [b"one"]


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda _: b"", lambda data: data[:-1] + b"?"])
def test_a_file_that_is_not_what_it_was_is_of_no_use(damage, tmp_path):
    stored = saved(tmp_path, b"one", b"two")
    [path] = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert Pieces.load(tmp_path, stored) is None


def test_a_file_that_is_gone_is_of_no_use(tmp_path):
    stored = saved(tmp_path, b"one")
    forget(tmp_path, but=())
    assert Pieces.load(tmp_path, stored) is None


def test_a_file_that_was_copied_is_as_good(tmp_path):
    stored = saved(tmp_path, b"one")
    [path] = tmp_path.iterdir()
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    os.utime(path, (1, 1))
    again = saved(tmp_path, *found(tmp_path, stored, 1), b"two")
    assert contents(tmp_path, again, 2) == [b"one", b"two"]
    assert again.files[0].inode == path.stat().st_ino  # and is not read through a second time


def test_after_a_new_start_of_the_machine_a_file_is_read_through(tmp_path):
    stored = saved(tmp_path, b"one")
    [path] = tmp_path.iterdir()
    before = path.stat()
    with path.open("r+b") as file:
        file.write(b"eno")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    lost = stored._replace(files=(stored.files[0]._replace(boot="", inode_changed=path.stat().st_ctime_ns),))
    assert Pieces.load(tmp_path, lost) is None


def test_processes_of_one_number_do_not_write_into_one_file(tmp_path, monkeypatch):
    # Each is the first of its container, and the folder is shared.
    monkeypatch.setattr(os, "getpid", lambda: 1)
    rename, written = Path.replace, list[Path]()

    def later(path: Path, target: Path) -> Path:
        written.append(path)
        if len(written) == 1:  # another comes in between
            theirs = Pieces()
            theirs.put(b"theirs")
            theirs.save(tmp_path)
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", later)
    assert contents(tmp_path, saved(tmp_path, b"ours"), 1) == [b"ours"]
    assert len(set(written)) == 2
