import pytest

from generator.anchoring.history import FOLDER, History, keep_text
from generator.records.lock import Lock
from generator.records.text import ArticleText
from tests.anchoring.small import SOURCE, lock_of

TEXT = "\ufeffEins\r\nzwei drei „vier“\r\n"
EVIDENCE = {"quote": "zwei drei"}


@pytest.fixture
def lock() -> Lock:
    return lock_of(TEXT, EVIDENCE)


def locked(lock: Lock):
    (line,) = lock.passages.values()
    return line


def test_a_kept_text_shows_what_a_passage_said(lock, tmp_path):
    keep_text(tmp_path, ArticleText(SOURCE, "x.txt", TEXT))
    history = History(lock, tmp_path)
    assert history.text_of(locked(lock)) == TEXT
    assert history.old_words(locked(lock)) == "zwei drei"


def test_a_text_is_kept_once_and_leaves_nothing_else(tmp_path):
    text = ArticleText(SOURCE, "x.txt", TEXT)
    keep_text(tmp_path, text)
    (path,) = (tmp_path / FOLDER).iterdir()
    path.write_bytes(b"untouched")
    keep_text(tmp_path, text)
    assert [(p.name, p.read_bytes()) for p in (tmp_path / FOLDER).iterdir()] == [(f"{text.digest}.txt", b"untouched")]


def test_a_text_that_was_not_kept_is_not_known(lock, tmp_path):
    assert History(lock, tmp_path).old_words(locked(lock)) is None
    assert History(lock, None).old_words(locked(lock)) is None
    assert History(Lock(), tmp_path).old_words(locked(lock)) is None


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / FOLDER).write_text("a file where the folder should be", "utf-8")
    keep_text(tmp_path, ArticleText(SOURCE, "x.txt", TEXT))
    assert [path.name for path in tmp_path.iterdir()] == [FOLDER]


@pytest.mark.parametrize("kept", [TEXT.replace("drei", "vier").encode(), b"\xff", b""])
def test_a_kept_text_that_is_another_is_not_believed(lock, tmp_path, kept):
    path = tmp_path / FOLDER / f"{lock.texts[SOURCE].digest}.txt"
    path.parent.mkdir()
    path.write_bytes(kept)
    assert History(lock, tmp_path).old_words(locked(lock)) is None


def test_a_passage_locked_in_another_version_is_not_shown(lock, tmp_path):
    keep_text(tmp_path, ArticleText(SOURCE, "x.txt", TEXT))
    assert History(lock, tmp_path).old_words(locked(lock)._replace(start=3)) is None
