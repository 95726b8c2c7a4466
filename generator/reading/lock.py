"""`passages.lock`: text that diffs well, written by a tool, and read strictly, for without a text it is all the proof.

After a line of comment, one line for each text, each passage and each accepted change, sorted, columns parted by single
spaces. The last column of an accepted change is the editor's reason, to the end of the line.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from generator.reading.files import LARGEST_LOCK
from generator.reading.readings import Readings
from generator.reading.yaml import MOST_PROBLEMS, too_many
from generator.records.lock import AcceptedChange, Digests, Lock, LockedPassage, LockedText, PassageKey
from generator.records.place import Place
from generator.records.problem import Problem

Line = LockedText | LockedPassage | AcceptedChange

HEADER = (
    "# Written by `briefings lock`: where each passage was found, and in which version of its text. Holds no words."
)

_ID = "([a-z0-9]+(?:-[a-z0-9]+)*)"
_SELECTOR = "([0-9a-f]{16})"
_NUMBER = "(0|[1-9][0-9]{0,9})"
_DIGESTS = " ".join(["([0-9a-f]{24})"] * 3)
_DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


def read_lock(path: Path, file: str, readings: Readings | None = None) -> tuple[Lock, list[Problem]]:
    """Return what is locked, and every line that cannot be right. No file is an empty lock. Messages name it `file`."""
    readings = readings or Readings()
    known: tuple[Lock, list[Problem]] | None = readings.unchanged(str(path))
    if known is not None:
        return known
    if not os.path.lexists(path):
        return Lock(), []
    read, problems = readings.read(
        path, file, within=path.parent, largest=LARGEST_LOCK, understand=lambda text: parse_lock(text, file)
    )
    return read or (Lock(), problems)


def parse_lock(text: str, file: str) -> tuple[Lock, list[Problem]]:
    """Return what the lines of a lock say, and the problems of those that say nothing."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            what_to_do = "keep the lines of both sides, take out those that mark them, then run: briefings lock"
            return Lock(), [Problem(Place(file, number, 1), "two versions of the lock meet here", (what_to_do,))]
    seen: dict[tuple[str, ...], tuple[int, Line]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if len(problems) > MOST_PROBLEMS:
            problems[MOST_PROBLEMS:] = [too_many(file)]
            break
        if not line or line.startswith("#"):
            continue
        try:
            record = _read_line(line)
        except ValueError:
            what_to_do = "take the file from the last commit, then run: briefings lock"
            problems.append(Problem(Place(file, number, 1), "this line is not as the lock writes it", (what_to_do,)))
            continue
        first, known = seen.setdefault(_identity(record), (number, record))
        if record != known:
            what_to_do = "keep the one that belongs to the text as it is now, then run: briefings lock"
            message = f"line {first} says otherwise of the same {line.split()[0]}"
            problems.append(Problem(Place(file, number, 1), message, (what_to_do,)))
    return _lock_of([record for _, record in seen.values()]), problems


def write_lock(path: Path, lock: Lock) -> None:
    """Write a lock, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(lock_text(lock).encode())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def lock_text(lock: Lock) -> str:
    """Return a lock as its file holds it: the same lock, the same text, in whatever order it was made."""
    return "\n".join([HEADER, *_lines(lock), ""])


def _lines(lock: Lock) -> Iterator[str]:
    for text in sorted(lock.texts.values()):
        yield f"text {text.source} {text.digest} {text.paragraphs} {text.words} {text.on}"
    for passage in sorted(lock.passages.values()):
        place = f"{passage.paragraph} {passage.start} {passage.end}"
        yield f"passage {passage.source} {passage.selector} {place} {' '.join(passage.digests)} {passage.on}"
    for change in sorted(change for changes in lock.changes.values() for change in changes):
        old = f"{' '.join(change.old)} {change.locked_on}"
        yield f"accepted {change.source} {change.selector} {change.on} {old} {change.why}"


def _read_line(line: str) -> Line:
    """Return what a line says; raise ValueError if it says nothing."""
    form = _FORMS.get(line.partition(" ")[0])
    columns = form[0].fullmatch(line) if form else None
    if form is None or columns is None:
        raise ValueError(line)
    return form[1](*columns.groups())


def _text(source: str, digest: str, paragraphs: str, words: str, on: str) -> LockedText:
    return LockedText(source, digest, int(paragraphs), int(words), _day(on))


def _passage(source: str, selector: str, paragraph: str, start: str, end: str, *rest: str) -> LockedPassage:
    *digests, on = rest
    if int(paragraph) < 1 or int(start) >= int(end):
        raise ValueError(paragraph)
    return LockedPassage(source, selector, int(paragraph), int(start), int(end), Digests(*digests), _day(on))


def _accepted(source: str, selector: str, on: str, *rest: str) -> AcceptedChange:
    *old, locked_on, why = rest
    return AcceptedChange(source, selector, _day(on), Digests(*old), _day(locked_on), why)


_FORMS: Mapping[str, tuple[re.Pattern[str], Callable[..., Line]]] = {
    "text": (re.compile(f"text {_ID} ([0-9a-f]{{64}}) {_NUMBER} {_NUMBER} {_DAY}"), _text),
    "passage": (re.compile(f"passage {_ID} {_SELECTOR} {_NUMBER} {_NUMBER} {_NUMBER} {_DIGESTS} {_DAY}"), _passage),
    "accepted": (re.compile(f"accepted {_ID} {_SELECTOR} {_DAY} {_DIGESTS} {_DAY} (\\S.*)"), _accepted),
}


@lru_cache(maxsize=10_000)
def _day(value: str) -> str:
    """Return a day that is in the calendar; raise ValueError for one that is not."""
    return datetime.date.fromisoformat(value).isoformat()


def _identity(record: Line) -> tuple[str, ...]:
    """Return what only one line may speak of. A passage can change more than once."""
    if isinstance(record, LockedText):
        return (record.source,)
    return record.key if isinstance(record, LockedPassage) else (*record.key, record.on, *record.old)


def _lock_of(records: Sequence[Line]) -> Lock:
    changes: dict[PassageKey, tuple[AcceptedChange, ...]] = {}
    for change in sorted(record for record in records if isinstance(record, AcceptedChange)):
        changes[change.key] = (*changes.get(change.key, ()), change)
    return Lock(
        {record.source: record for record in records if isinstance(record, LockedText)},
        {record.key: record for record in records if isinstance(record, LockedPassage)},
        changes,
    )
