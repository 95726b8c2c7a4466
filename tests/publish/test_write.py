import errno

import pytest

from generator.publish.write import disk_problem, write


def test_a_file_is_written_with_the_folders_it_needs(tmp_path):
    assert write(tmp_path, "claims/ferry-sold/index.html", b"<p>")
    assert (tmp_path / "claims/ferry-sold/index.html").read_bytes() == b"<p>"


def test_an_unchanged_file_is_left_alone(tmp_path):
    write(tmp_path, "index.html", b"same")
    before = (tmp_path / "index.html").stat()
    assert not write(tmp_path, "index.html", b"same")
    assert (tmp_path / "index.html").stat().st_mtime_ns == before.st_mtime_ns


def test_a_changed_file_is_written_anew(tmp_path):
    write(tmp_path, "index.html", b"old, and longer")
    assert write(tmp_path, "index.html", b"new")
    assert (tmp_path / "index.html").read_bytes() == b"new"


@pytest.mark.parametrize("path", ["", ".", "/etc/x", "../x", "a/../../x", "a/..", "a\\b", "a\0b", "folder/"])
def test_no_path_leaves_the_folder(tmp_path, path):
    folder = tmp_path / "site"
    folder.mkdir()
    with pytest.raises(ValueError, match="not a path inside the site"):
        write(folder, path, b"x")
    assert not any(folder.iterdir())


def test_what_the_disk_refuses_is_a_problem_that_names_the_site():
    full = OSError(errno.ENOSPC, "No space left on device")
    assert str(disk_problem(full, "site")) == (
        "site: the disk says: No space left on device\n    the site that was there is left as it is"
    )


def test_any_other_error_of_the_system_is_a_bug_and_shows_as_one():
    ours = FileNotFoundError(errno.ENOENT, "No such file or directory", "x")
    assert disk_problem(ours, "site") is None
