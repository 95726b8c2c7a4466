"""A file is read as it was at one moment, or not at all."""

from itertools import cycle
from pathlib import Path

from generator.reading.files import name_of, read_text


class Written(type(Path())):
    """A path whose file somebody else writes: each time it is opened, the next state stands there."""

    __slots__ = ("states",)

    def open(self, *args, **more):
        self.write_bytes(next(self.states))
        return Path(self).open(*args, **more)

    def write_bytes(self, data):
        return Path(self).write_bytes(data)


def written(folder: Path, *states: bytes) -> Written:
    path = Written(folder / "harbour.txt")
    path.states = cycle(states)
    path.write_bytes(states[0])
    return path


def test_a_text_that_is_being_written_is_read_when_it_is_whole(tmp_path):
    path = written(tmp_path, b"old text", b"new t", b"new text", b"new text")
    assert read_text(path, "harbour.txt", within=tmp_path, largest=100) == ("new text", [])


def test_a_text_that_goes_on_changing_is_not_read(tmp_path):
    path = written(tmp_path, b"old text", b"new t")
    text, problems = read_text(path, "harbour.txt", within=tmp_path, largest=100)
    assert text is None
    assert [str(problem) for problem in problems] == [
        "harbour.txt: was being written while it was read\n    run this again when it is done"
    ]


def test_a_name_is_told_from_the_folder_of_the_site(tmp_path):
    assert name_of(tmp_path / "a/b.yml", tmp_path) == "a/b.yml"
    assert name_of(Path("/texts/b.txt"), tmp_path) == "/texts/b.txt"
