"""A folder read as a library, whatever stands in it: what cannot be read is a problem with its place, never worse."""

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from generator.reading.files import LARGEST_RECORD, LARGEST_TEXT
from generator.reading.library import read_library
from tests.conftest import ROOT
from tests.test_broken import options

BASE = ROOT / "tests/broken/base"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def told(folder: Path, **more: object) -> list[str]:
    _, problems = read_library(replace(options(folder), **more))
    return [str(problem) for problem in sorted(problems)]


def test_the_folder_under_these_mistakes_reads_without_a_problem(folder):
    assert told(folder) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing(folder, end, mark):
    plain, _ = read_library(options(folder))
    for path in (folder / "briefings").rglob("*.yml"):
        text = path.read_bytes().decode()
        path.write_bytes((mark + text.replace("\n", end)).encode())
    library, problems = read_library(options(folder))
    assert not problems
    assert (library.claims, library.sources, library.briefings) == (plain.claims, plain.sources, plain.briefings)
    one, other = library.claims["no-deal"].place.at("kind"), plain.claims["no-deal"].place.at("kind")
    assert (one.line, one.column) == (other.line, other.column)


def test_a_text_keeps_its_line_ends_and_mark(folder):
    (folder / "articles/harbour.txt").write_bytes(b"\xef\xbb\xbfEin Text.\r\nEnde.\r\n")
    library, _ = read_library(options(folder))
    assert library.texts["harbour"].text == "\ufeffEin Text.\r\nEnde.\r\n"


def test_a_folder_of_records_that_is_not_there_is_one_problem(folder):
    shutil.rmtree(folder / "briefings")
    assert told(folder) == ["briefings: the folder of records is not there"]


def test_a_folder_of_texts_that_somebody_named_must_be_there(folder):
    shutil.rmtree(folder / "articles")
    assert told(folder) == []
    assert told(folder, articles_named=True) == [
        "articles: the folder of article texts is not there\n"
        "    correct the path, or take the option away to build from passages.lock"
    ]
    (folder / "articles").write_text("a file in its place")
    assert told(folder, articles_named=True)[0].startswith("articles: the folder of article texts is not there")


def test_each_text_must_be_there_where_texts_are_required(folder):
    (folder / "articles/harbour.txt").unlink()
    assert told(folder, texts_required=True) == [
        "briefings/sources/harbour.yml:1:1: source 'harbour': its text is not in hand\n"
        "    put it at articles/harbour.txt, or build with `texts: optional`"
    ]


@pytest.mark.parametrize("file", ["briefings/sources/harbour.yml", "articles/harbour.txt", "briefings/passages.lock"])
class TestEveryFile:
    """What is true of records, texts and the lock alike."""

    def put_aside(self, folder: Path, file: str) -> Path:
        path = folder / file
        if path.exists():
            path.unlink()
        return path

    def test_a_link_out_of_the_folder_is_not_followed(self, folder, file):
        outside = folder / "secret"
        outside.write_text("label: secret\n")
        self.put_aside(folder, file).symlink_to(outside)
        assert told(folder) == [f"{file}: is a link out of the folder\n    put the file itself here"]

    def test_a_link_to_nothing_or_to_itself_is_told(self, folder, file):
        path = self.put_aside(folder, file)
        path.symlink_to("nowhere")
        assert told(folder) == [f"{file}: cannot be read: No such file or directory"]
        path.unlink()
        path.symlink_to(path.name)
        assert told(folder) == [f"{file}: cannot be read: Too many levels of symbolic links"]

    def test_what_is_no_file_is_not_waited_for(self, folder, file):
        os.mkfifo(self.put_aside(folder, file))
        assert told(folder) == [f"{file}: is not a file that can be read\n    put an ordinary file here"]

    def test_a_zero_byte_or_another_encoding_is_told_with_its_place(self, folder, file):
        path = self.put_aside(folder, file)
        path.write_bytes(b"# one\nlabel: a\0b\n")
        assert told(folder)[0].startswith(f"{file}:2:9: is not text: it holds a zero byte")
        path.write_bytes("# één\nlabel: F\xe4hre".encode("latin-1"))
        assert told(folder)[0].startswith(f"{file}:1:3: is not UTF-8 text")


def test_a_link_inside_the_folder_is_a_file_like_any(folder):
    (folder / "briefings/claims/ferries.yml").rename(folder / "briefings/claims/.all")
    (folder / "briefings/claims/ferries.yml").symlink_to(".all")
    assert told(folder) == []


@pytest.mark.parametrize("name", ["claims", "sources", "claims/more"])
def test_a_link_to_a_folder_is_told_and_not_followed(folder, name):
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.yml").write_text("nonsense")
    link = folder / "briefings" / name
    if link.exists():
        shutil.rmtree(link)
    link.symlink_to(elsewhere)
    assert f"briefings/{name}: is a link to a folder, and not read\n    put the folder itself here" in told(folder)
    assert not [message for message in told(folder) if "x.yml" in message]


def test_files_too_large_are_not_read_and_those_just_below_are(folder):
    (folder / "briefings/events.yml").write_bytes(b"#" * (LARGEST_RECORD + 1))
    (folder / "articles/harbour.txt").write_bytes(b"x" * (LARGEST_TEXT + 1))
    divide = "\n    divide it into several files, or take out what is no part of it"
    assert told(folder) == [
        f"articles/harbour.txt: is larger than 10 MB and is not read{divide}",
        f"briefings/events.yml: is larger than 4 MB and is not read{divide}",
    ]
    (folder / "briefings/events.yml").write_bytes(b"#" * (LARGEST_RECORD - 1) + b"\n")
    (folder / "articles/harbour.txt").write_bytes(b"x" * LARGEST_TEXT)
    assert told(folder) == ["briefings/events.yml: is empty\n    write a record in it, or delete the file"]


def test_what_could_not_be_read_makes_no_second_problem(folder):
    (folder / "briefings/entities.yml").write_text("entities: [")
    library, problems = read_library(options(folder))
    assert len(problems) == 1
    assert library.could_hold("entity", "arvenia")


@pytest.mark.parametrize(
    "locked_out", ["briefings/claims", "briefings/sources/harbour.yml", "articles", "articles/harbour.txt"]
)
def test_what_nobody_may_read_is_told(locked_out):
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary, "project")
        shutil.copytree(BASE, root)
        Path(temporary).chmod(0o755)
        (root / locked_out).chmod(0)
        me = os.geteuid()
        try:
            if me == 0:
                os.seteuid(65534)  # root may read everything, so somebody else has to try
            problems = told(root)
        finally:
            os.seteuid(me)
            (root / locked_out).chmod(0o755)
    assert len(problems) == 1
    assert problems[0].startswith(f"{locked_out}: ")
    assert "cannot be read: Permission denied" in problems[0]
