"""A folder of text files read as one library."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress
from operator import is_not
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from generator.reading.files import LARGEST_RECORD, name_of
from generator.reading.kinds import (
    BRIEFING,
    CLAIM,
    ENTITY,
    EVENT,
    FOLDERS,
    KIND_BY_NAME,
    KINDS,
    MEASURE,
    RESERVED,
    SOURCE,
    Kind,
    kind_of,
)
from generator.reading.lock import read_lock
from generator.reading.readings import Reading, Readings
from generator.reading.texts import read_texts, source_of
from generator.reading.validate import validate
from generator.reading.yaml import MOST_PROBLEMS, read_yaml, too_many
from generator.records.later import Several, now, packed_here, several_told
from generator.records.library import WHOLE_FILE, Library
from generator.records.lock import Lock
from generator.records.options import Options
from generator.records.place import Place, PlacedDict
from generator.records.problem import Problem, did_you_mean
from generator.records.scalars import DEVICES, LONGEST_ID, OPEN, check_id
from generator.records.share_work import done
from generator.records.traced import Trace, Traced

LOCK = "passages.lock"


def read_library(options: Options, readings: Readings | None = None) -> tuple[Library, list[Problem]]:
    """Return every record that can be read, and every problem of those that cannot.

    Files that are as `readings` know them are not read again.
    """
    readings = readings or Readings()
    readings.begin()
    folder = options.briefings
    if not folder.is_dir():
        missing = Problem(Place(name_of(folder, options.root)), "the folder of records is not there")
        return _library(Trace(), _shelves({}), {}, Lock()), [missing]
    problems: list[Problem] = []
    files: dict[str, Any] = {path: readings.unchanged(path) for path in yaml_files(folder, options.root, problems)}

    def read(path: str) -> tuple[RecordFile, Reading | None]:
        return _read_file(Path(path), folder, options.root, readings), readings.last.get(path)

    for path, (file, reading) in done([path for path, file in files.items() if file is None], read):
        files[path] = file
        if reading:
            readings.take(path, reading)
    shelves = readings.shelves = _shelves(files, readings.shelves)
    texts, unreadable, text_problems = read_texts(options, shelves.records[SOURCE], readings)
    lock, lock_problems = read_lock(folder / LOCK, name_of(folder / LOCK, options.root), readings)
    library = _library(Trace(), shelves, texts, lock, _by_kind(shelves.unreadable | unreadable))
    return library, [*problems, *shelves.problems, *text_problems, *lock_problems]


def remembered_library(readings: Readings, trace: Trace) -> Library:
    """Return the library that was read last, as `readings` know it: one without problems. Notes go on in `trace`."""
    files, texts, lock = dict[str, RecordFile](), dict[str, Any](), Lock()
    for path, said in readings.known():
        if isinstance(said, RecordFile):
            files[path] = said
        elif isinstance(said, tuple):
            lock = said[0]
        else:
            texts[source_of(path)] = said
    readings.shelves = _shelves(files)
    return _library(trace, readings.shelves, texts, lock)


def _library(
    trace: Trace,
    shelves: _Shelves,
    texts: Mapping[str, Any],
    lock: Lock,
    unreadable: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Library:
    def traced(kind: Kind) -> Mapping[str, Any]:
        return Traced(trace, kind.name, shelves.records[kind])

    return Library(
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
        unreadable=Traced(trace, "unreadable", unreadable),
    )


def yaml_files(folder: Path, root: Path, problems: list[Problem]) -> Iterator[str]:
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
                yield f"{base}{os.sep}{name}"


@dataclass(slots=True)
class RecordFile:
    """What one file says."""

    kind: Kind | None = None
    """None for a file nobody reads."""
    records: dict[str, Any] = field(default_factory=dict)
    """By id."""
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[tuple[str, str]] = field(default_factory=set)
    packed: Several | None = None
    """All of its records, where they were got from the cache, or from a copy of this process."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a copy of this process send it: its records as bytes, which few will ask for at once."""
        data = packed_here(self.records if self.packed is None else self.packed)
        return _received, (
            self.kind.name if self.kind else "",
            tuple(self.records),
            data,
            self.problems,
            self.unreadable,
        )

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
        record, problems = validate(kind.record, data, who, id=id)
        self.problems += problems
        if record is None:
            self.unreadable.add((kind.name, id))
        else:
            self.records[id] = record


def _received(
    kind: str, ids: tuple[str, ...], data: bytes, problems: list[Problem], unreadable: set[tuple[str, str]]
) -> RecordFile:
    whole = several_told(data)
    return RecordFile(KIND_BY_NAME.get(kind), dict.fromkeys(ids, whole), problems, unreadable, packed=whole)


@dataclass(frozen=True, slots=True)
class _Shelves:
    """All records by kind and id, in the order of their ids, with the files that say them."""

    files: Mapping[str, RecordFile]
    records: Mapping[Kind, dict[str, Any]]
    """One for `Later` is put here when it is got, for all libraries that share the shelf; nothing else may change."""
    problems: list[Problem]
    unreadable: set[tuple[str, str]]


def _shelves(files: Mapping[str, RecordFile], before: _Shelves | None = None) -> _Shelves:
    """Put what `files` say on its shelves. On which nothing is new, the shelves are those from `before`."""
    return (before and _renewed(before, files)) or _filled(files)


def _renewed(before: _Shelves, files: Mapping[str, RecordFile]) -> _Shelves | None:
    """Return the shelves with what some files say of the same records now; None where there is more to it."""
    if before.problems or before.unreadable or files.keys() != before.files.keys():
        return None
    records = dict(before.records)
    for path in compress(files, map(is_not, files.values(), map(before.files.get, files))):
        was, file = before.files[path], files[path]
        kind = file.kind
        if file.problems or file.unreadable or kind is None or list(file.records) != list(was.records):
            return None
        if records[kind] is before.records[kind]:
            records[kind] = dict(records[kind])
        records[kind].update(file.records)
    return _Shelves(files, records, [], set())


def _filled(files: Mapping[str, RecordFile]) -> _Shelves:
    shelves: dict[Kind, dict[str, Any]] = {kind: {} for kind in KINDS}
    problems: list[Problem] = []
    unreadable: set[tuple[str, str]] = set()
    for file in files.values():
        problems += file.problems
        unreadable |= file.unreadable
        if file.kind is None:
            continue
        shelf = shelves[file.kind]
        if shelf.keys().isdisjoint(file.records.keys()):
            shelf.update(file.records)
            continue
        for id, record in file.records.items():
            first = shelf.setdefault(id, record)
            if first is not record:
                details = (f"the first is at {now(first, id).place}: join the two, or rename one",)
                message = f"{file.kind.name} '{id}' is there twice"
                problems.append(Problem(now(record, id).place, message, details))
    return _Shelves(files, {kind: _in_order(shelf) for kind, shelf in shelves.items()}, problems, unreadable)


def _in_order(shelf: dict[str, Any]) -> dict[str, Any]:
    ids = sorted(shelf)
    return shelf if ids == list(shelf) else {id: shelf[id] for id in ids}


def _by_kind(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    ids: dict[str, set[str]] = {}
    for kind, id in pairs:
        ids.setdefault(kind, set()).add(id)
    return {kind: frozenset(several) for kind, several in ids.items()}


def _plain(id: str) -> str:
    """Return an id like `id`, empty where nothing of it could be in one."""
    plain = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")[:LONGEST_ID].strip("-")
    return f"{plain}-1" if plain in DEVICES else plain


def _read_file(path: Path, folder: Path, root: Path, readings: Readings) -> RecordFile:
    file = name_of(path, root)
    kind = kind_of(PurePosixPath(path.relative_to(folder).as_posix()))
    if kind is None:
        ending = "rename it to end in .yml"
        what_to_do = "records stand in the folder itself, sources/ or claims/" if path.suffix == ".yml" else ending
        return RecordFile(problems=[Problem(Place(file), "is read by nobody", (what_to_do,))])
    read, problems = readings.read(
        path, file, within=folder, largest=LARGEST_RECORD, understand=lambda text: _understand(text, file, kind, path)
    )
    return read or RecordFile(kind, problems=problems, unreadable={_unreadable(kind, path)})


def _understand(text: str, file: str, kind: Kind, path: Path) -> RecordFile:
    data, problems = read_yaml(file, text.removeprefix("\ufeff"))
    found = RecordFile(kind, problems=problems)
    if data is None:
        found.unreadable.add(_unreadable(kind, path))
    elif not kind.many:
        found.add(kind, path.stem, data, data.place)
    else:
        _read_many(kind, data, found)
    return found


def _unreadable(kind: Kind, path: Path) -> tuple[str, str]:
    return kind.name, path.stem if not kind.many else WHOLE_FILE


def _read_many(kind: Kind, data: PlacedDict, file: RecordFile) -> None:
    for key in data:
        if key != kind.many:
            details = did_you_mean(key, [kind.many]) or (f"this file holds one key: `{kind.many}`",)
            file.problems.append(Problem(data.place.key(key), f"unknown key '{key}'", details))
            file.unreadable.add((kind.name, WHOLE_FILE))
    many = data.get(kind.many)
    if many is None:
        return
    if not isinstance(many, PlacedDict):
        file.problems.append(Problem(data.place.at(kind.many), f"`{kind.many}` should hold records by their ids"))
        file.unreadable.add((kind.name, WHOLE_FILE))
        return
    before = len(file.problems)
    for id, record in many.items():
        where = many.place.key(id)
        if len(file.problems) - before > MOST_PROBLEMS:
            file.problems[before + MOST_PROBLEMS :] = [too_many(where.file)]
            file.unreadable.add((kind.name, WHOLE_FILE))
            return
        if isinstance(record, PlacedDict):
            # The record begins where its id stands, not at its first key.
            record.place = Place(where.file, where.line, where.column, record.place.marks)
            file.add(kind, id, record, where)
        else:
            file.problems.append(Problem(where, f"{kind.name} '{id}': should be keys with values"))
            file.unreadable.add((kind.name, id))
