import sys
import threading

import pytest

from generator.publish import swap
from generator.publish.swap import exchange, swap_in


def folder(path, content):
    path.mkdir()
    (path / "index.html").write_text(content)
    return path


def read(path):
    return (path / "index.html").read_text()


def test_a_site_comes_where_none_was(tmp_path):
    swap_in(folder(tmp_path / "new", "new"), tmp_path / "site", tmp_path / "last")
    assert read(tmp_path / "site") == "new"
    assert list(tmp_path.iterdir()) == [tmp_path / "site"]


def test_a_site_comes_in_the_place_of_an_empty_folder(tmp_path):
    (tmp_path / "site").mkdir()
    swap_in(folder(tmp_path / "new", "new"), tmp_path / "site", tmp_path / "last")
    assert read(tmp_path / "site") == "new"


def test_two_folders_change_places(tmp_path):
    new, site = folder(tmp_path / "new", "new"), folder(tmp_path / "site", "old")
    swap_in(new, site, tmp_path / "last")
    assert read(site) == "new"
    assert read(new if new.exists() else tmp_path / "last") == "old"


def test_two_renames_do_it_where_the_system_cannot_exchange(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    new, site = folder(tmp_path / "new", "new"), folder(tmp_path / "site", "old")
    swap_in(new, site, tmp_path / "last")
    assert (read(site), read(tmp_path / "last"), new.exists()) == ("new", "old", False)


def test_what_the_disk_refuses_is_raised_and_nothing_is_changed(tmp_path):
    site = folder(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        swap_in(tmp_path / "nowhere", site, tmp_path / "last")
    assert read(site) == "old"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system cannot exchange two folders")
def test_at_no_moment_is_there_no_site(tmp_path):
    site, new = folder(tmp_path / "site", "one"), folder(tmp_path / "new", "two")
    if not exchange(new, site):
        pytest.skip("the file system cannot exchange two folders")
    missing, done = [], threading.Event()

    def look():
        while not done.is_set():
            try:
                assert read(site) in ("one", "two")
            except FileNotFoundError as error:
                missing.append(error)

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(2000):
        exchange(new, site)
    done.set()
    reader.join()
    assert not missing
