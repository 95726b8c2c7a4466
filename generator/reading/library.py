"""A folder of text files read as one library."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.reading.files import LARGEST_RECORD, name_of, read_text
from generator.reading.kinds import (
    BRIEFING,
    CLAIM,
    ENTITY,
    EVENT,
    FOLDERS,
    KINDS,
    MEASURE,
    RESERVED,
    SOURCE,
    Kind,
    kind_of,
)
from generator.reading.lock import read_lock
from generator.reading.texts import read_texts
from generator.reading.validate import validate
from generator.reading.yaml import MOST_PROBLEMS, read_yaml, too_many
from generator.records.library import WHOLE_FILE, Library
from generator.records.lock import Lock
from generator.records.options import Options
from generator.records.place import Place, PlacedDict
from generator.records.problem import Problem, did_you_mean
from generator.records.scalars import DEVICES, LONGEST_ID, OPEN, check_id
from generator.records.traced import Trace, Traced

LOCK = "passages.lock"


def read_library(options: Options) -> tuple[Library, list[Problem]]:
    """Return every record that can be read, and every problem of those that cannot."""
    folder = options.briefings
    if not folder.is_dir():
        missing = Problem(Place(name_of(folder, options.root)), "the folder of records is not there")
        return Library(), [missing]
    shelves = _Shelves()
    for path in yaml_files(folder, options.root, shelves.problems):
        _read_file(path, folder, options.root, shelves)
    records = {kind: dict(sorted(shelf.items())) for kind, shelf in shelves.records.items()}
    texts, unreadable, problems = read_texts(options, records[SOURCE])
    lock, lock_problems = read_lock(folder / LOCK, name_of(folder / LOCK, options.root))
    trace = Trace()

    def traced(kind: Kind) -> Mapping[str, Any]:
        return Traced(trace, kind.name, records[kind])

    library = Library(
        trace=trace,
        sources=traced(SOURCE),
        claims=traced(CLAIM),
        entities=traced(ENTITY),
        events=traced(EVENT),
        measures=traced(MEASURE),
        briefings=traced(BRIEFING),
        texts=Traced(trace, "text", texts),
        lock=Lock(
            Traced(trace, "locked text", lock.texts),
            Traced(trace, "locked", lock.passages),
            Traced(trace, "accepted", lock.changes),
        ),
        unreadable=frozenset(shelves.unreadable | unreadable),
    )
    return library, [*shelves.problems, *problems, *lock_problems]


def yaml_files(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield every YAML file below `folder`, sorted by path; hidden ones are nobody's. Add what cannot be read."""

    def refuse(error: OSError) -> None:
        place = Place(name_of(Path(error.filename), root))
        problems.append(Problem(place, f"this folder cannot be read: {error.strerror}"))

    for base, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            path = Path(base, name)
            if path.is_symlink() and path.relative_to(folder).parts[0] in FOLDERS:
                what_to_do = "put the folder itself here"
                problems.append(
                    Problem(Place(name_of(path, root)), "is a link to a folder, and not read", (what_to_do,))
                )
        for name in sorted(names):
            if name.lower().endswith((".yml", ".yaml")) and not name.startswith("."):
                yield Path(base, name)


class _Shelves:
    """Records as they come in, by kind and id."""

    def __init__(self) -> None:
        self.records: dict[Kind, dict[str, Any]] = {kind: {} for kind in KINDS}
        self.problems: list[Problem] = []
        self.unreadable: set[tuple[str, str]] = set()

    def add(self, kind: Kind, id: str, data: PlacedDict, where: Place) -> None:
        who = f"{kind.name} '{id}'"
        try:
            check_id(id)
        except ValueError as error:
            plain = _plain(id)
            what_to_do = f"for example: {plain}" if kind.many else f"rename the file, for example: {plain}.yml"
            self.problems.append(Problem(where, f"{kind.name}: {error}", (what_to_do,) if plain else ()))
            # Who names it as it should have been called makes no second mistake.
            self.unreadable |= {(kind.name, id), (kind.name, plain)}
            return
        if id == OPEN or (kind is BRIEFING and id in RESERVED):
            why = "it stands for what a text leaves open" if id == OPEN else "the site has a page of its own there"
            self.problems.append(Problem(where, f"{who}: this name is taken, for {why}", ("choose another",)))
            return
        first = self.records[kind].get(id)
        if first is not None:
            details = (f"the first is at {first.place}: join the two, or rename one",)
            self.problems.append(Problem(where, f"{who} is there twice", details))
            return
        record, problems = validate(kind.record, data, who, id=id)
        self.problems += problems
        if record is None:
            self.unreadable.add((kind.name, id))
        else:
            self.records[kind][id] = record


def _plain(id: str) -> str:
    """Return an id like `id`, empty where nothing of it could be in one."""
    plain = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")[:LONGEST_ID].strip("-")
    return f"{plain}-1" if plain in DEVICES else plain


def _read_file(path: Path, folder: Path, root: Path, shelves: _Shelves) -> None:
    file = name_of(path, root)
    relative = PurePosixPath(path.relative_to(folder).as_posix())
    kind = kind_of(relative)
    if kind is None:
        ending = "rename it to end in .yml"
        what_to_do = "records stand in the folder itself, sources/ or claims/" if path.suffix == ".yml" else ending
        shelves.problems.append(Problem(Place(file), "is read by nobody", (what_to_do,)))
        return
    text, problems = read_text(path, file, within=folder, largest=LARGEST_RECORD)
    data: PlacedDict | None = None
    if text is not None:
        data, problems = read_yaml(file, text.removeprefix("\ufeff"))
    shelves.problems += problems
    if data is None:
        shelves.unreadable.add((kind.name, path.stem if not kind.many else WHOLE_FILE))
    elif not kind.many:
        shelves.add(kind, path.stem, data, data.place)
    else:
        _read_many(kind, data, shelves)


def _read_many(kind: Kind, data: PlacedDict, shelves: _Shelves) -> None:
    for key in data:
        if key != kind.many:
            details = did_you_mean(key, [kind.many]) or (f"this file holds one key: `{kind.many}`",)
            shelves.problems.append(Problem(data.place.key(key), f"unknown key '{key}'", details))
            shelves.unreadable.add((kind.name, WHOLE_FILE))
    many = data.get(kind.many)
    if many is None:
        return
    if not isinstance(many, PlacedDict):
        shelves.problems.append(Problem(data.place.at(kind.many), f"`{kind.many}` should hold records by their ids"))
        shelves.unreadable.add((kind.name, WHOLE_FILE))
        return
    before = len(shelves.problems)
    for id, record in many.items():
        where = many.place.key(id)
        if len(shelves.problems) - before > MOST_PROBLEMS:
            shelves.problems[before + MOST_PROBLEMS :] = [too_many(where.file)]
            shelves.unreadable.add((kind.name, WHOLE_FILE))
            return
        if isinstance(record, PlacedDict):
            # The record begins where its id stands, not at its first key.
            record.place = Place(where.file, where.line, where.column, record.place.marks)
            shelves.add(kind, id, record, where)
        else:
            shelves.problems.append(Problem(where, f"{kind.name} '{id}': should be keys with values"))
            shelves.unreadable.add((kind.name, id))
