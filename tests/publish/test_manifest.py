import shutil

import pytest

from generator.publish.files import Entry
from generator.publish.manifest import FOLDER, Manifest, digest_of, forget, load, save
from generator.publish.mark import mark

KNOWN = Manifest(
    {
        "index.html": Entry(digest_of(b"home"), 4, 1_800_000_000_123_456_789, 0o100644),
        "karte/Übersicht.png": Entry(digest_of(b""), 0, -1, 0o100644),
        "karte/\udcff\nx": Entry(digest_of(b"x"), 1 << 40, 5, 0o100600),
    },
    {"": 7, "karte": 8},
)


@pytest.fixture
def tree(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    mark(folder)
    return folder


@pytest.mark.parametrize("known", [KNOWN, Manifest(), Manifest({}, {"": 1})])
def test_what_is_kept_is_what_comes_back(tmp_path, tree, known):
    save(tmp_path / "cache", tree, tree, known)
    assert load(tmp_path / "cache", tree, tree) == known


def test_a_tree_is_known_wherever_it_stands(tmp_path, tree):
    save(tmp_path / "cache", tree, tree, KNOWN)
    moved = tree.rename(tmp_path / "moved")
    assert load(tmp_path / "cache", tree, moved) == KNOWN


def test_a_copy_a_new_folder_of_the_name_and_another_site_are_not_known(tmp_path, tree):
    cache = tmp_path / "cache"
    save(cache, tree, tree, KNOWN)
    assert load(cache, tmp_path / "other", tree) is None
    copy = shutil.copytree(tree, tmp_path / "copy")
    assert load(cache, tree, copy) is None
    shutil.rmtree(tree)
    assert load(cache, tree, tree) is None
    copy.rename(tree)
    assert load(cache, tree, tree) is None


def test_a_folder_with_another_mark_is_not_known_even_if_it_is_the_same_folder(tmp_path, tree):
    save(tmp_path / "cache", tree, tree, KNOWN)
    shutil.copy2(tree / ".nojekyll", tmp_path / "copy")
    (tmp_path / "copy").rename(tree / ".nojekyll")
    assert load(tmp_path / "cache", tree, tree) is None


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.99])
def test_one_that_is_cut_short_is_as_good_as_none(tmp_path, tree, share):
    save(tmp_path / "cache", tree, tree, KNOWN)
    (file,) = (tmp_path / "cache" / FOLDER).iterdir()
    file.write_bytes(file.read_bytes()[: int(share * file.stat().st_size)])
    assert load(tmp_path / "cache", tree, tree) is None


def test_one_with_a_byte_changed_is_as_good_as_none(tmp_path, tree):
    save(tmp_path / "cache", tree, tree, KNOWN)
    (file,) = (tmp_path / "cache" / FOLDER).iterdir()
    data = file.read_bytes()
    for at in range(len(data)):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert load(tmp_path / "cache", tree, tree) in (None, KNOWN)


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path, tree):
    (tmp_path / "cache").write_text("a file")
    save(tmp_path / "cache", tree, tree, KNOWN)
    assert load(tmp_path / "cache", tree, tree) is None
    forget(tmp_path / "cache", tree)


def test_trees_that_are_no_more_are_forgotten(tmp_path, tree):
    cache = tmp_path / "cache"
    for name in ("site", "second", "third"):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        mark(folder)
        save(cache, tree, folder, KNOWN)
    save(cache, tmp_path / "third", tmp_path / "third", KNOWN)
    forget(cache, tree, but=(tree, tmp_path / "second", tmp_path / "nowhere"))
    assert load(cache, tree, tree) == load(cache, tree, tmp_path / "second") == KNOWN
    assert load(cache, tree, tmp_path / "third") is None
    assert load(cache, tmp_path / "third", tmp_path / "third") == KNOWN
