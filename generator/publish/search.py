"""The search index, made by Pagefind: the only door to it.

Pagefind is a program, which `pagefind-bin` brings for the platforms it is built for. It is spoken to as its own Node.js
package does it: JSON in base64 with a comma after each message, one answer for each. (Its Python package waits a tenth
of a second before every answer.)

Each language gets a folder of its own, with an index as Pagefind makes it for a site of that one language: the
Pagefind in a browser can stem in one language only, so a page that searches several loads several of them.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any

from generator.pages.search_record import SearchRecord
from generator.publish.search_order import in_order

FOLDER = "search"
"""Where the index stands in a site, a folder for each language."""

_OF_EVERY_LANGUAGE = ("pagefind.js", "pagefind-worker.js")
_ENTRY = "pagefind-entry.json"
_INDEX = 0
"""The first index of a service."""

_MUCH, _LITTLE = 1 << 20, 1 << 14
"""Bytes that a pipe holds: where the system lets us choose, and anywhere."""

_Message = Mapping[str, object]


@cache
def can_search() -> bool:
    """Return whether Pagefind is here and runs on this machine."""
    program = _program()
    try:
        return program is not None and subprocess.run([program, "--version"], capture_output=True).returncode == 0  # noqa: S603
    except OSError:  # built for another
        return False


class Index:
    """An index in the making: Pagefind takes records while more are collected, and makes files of them meanwhile.

    The same records give the same files. Wants a machine that `can_search`. There is no thread that asks, for with one
    a build cannot share its work (`share_work.py`). Raises RuntimeError when Pagefind has no answer.
    """

    def __init__(self) -> None:
        self._service: subprocess.Popen[bytes] | None = None
        self._asked = 0
        self._unanswered: deque[tuple[_Message, int]] = deque()
        """Messages with their lengths, which their answers do not exceed."""
        self._ahead = 0
        """All these lengths together."""

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        if self._service:
            self._service.kill()  # it would complain of answers that nobody wants
            with self._service:
                pass  # its pipes are closed and its end is waited for

    def add(self, record: SearchRecord) -> None:
        """Have a record in it."""
        if self._service is None:
            self._begin()
        self._ask(_message(record))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Have the files made and return them, each as its path in the site and its bytes, in order.

        They come when they are asked for. Without records there are none.
        """
        if self._service is None:
            return iter(())
        # Not WriteFiles: Pagefind 1.5.2 may answer that it has written a file that is still being written.
        self._ask({"type": "GetFiles", "index_id": _INDEX})
        return self._made()

    def _begin(self) -> None:
        program = _program()
        if program is None:
            raise RuntimeError("Pagefind is not here")
        # Without buffers, so that nothing is left to be written when the program has ended.
        line, pipe = [str(program), "--service"], subprocess.PIPE
        self._service = subprocess.Popen(line, stdin=pipe, stdout=pipe, bufsize=0)  # noqa: S603
        assert self._service.stdin is not None  # noqa: S101 - both are pipes
        assert self._service.stdout is not None  # noqa: S101
        self._into, self._said = self._service.stdin, _read(self._service.stdout)
        self._room = min(_room(self._into), _room(self._service.stdout))
        self._ask({"type": "NewIndex", "config": None})

    def _ask(self, message: _Message) -> None:
        said = json.dumps({"message_id": self._asked, "payload": message})
        data = base64.b64encode(said.encode()) + b","
        # With more ahead both could wait for each other, each with a full pipe.
        while self._unanswered and self._ahead + len(data) > self._room:
            self._answer()
        self._asked += 1
        self._unanswered.append((message, len(data)))
        self._ahead += len(data)
        with suppress(BrokenPipeError):  # it has ended, as whoever waits for its answer is told
            _write(self._into, data)

    def _answer(self) -> Mapping[str, Any]:
        """Return the next answer."""
        message, length = self._unanswered.popleft()
        self._ahead -= length
        answer = next(self._said, None)
        if answer is None:
            raise RuntimeError("Pagefind has ended before it answered")
        said: Mapping[str, Any] = json.loads(base64.b64decode(answer))["payload"]
        if said["type"] == "Error":
            raise RuntimeError(f"Pagefind: {said['message']}: {message}")
        return said

    def _made(self) -> Iterator[tuple[str, bytes]]:
        while len(self._unanswered) > 1:
            self._answer()
        yield from _in_order({file["path"]: base64.b64decode(file["content"]) for file in self._answer()["files"]})


def search_index(records: Iterable[SearchRecord]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index of `records`."""
    with Index() as index:
        for record in records:
            index.add(record)
        yield from index.files()


def _in_order(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    entry = json.loads(files[_ENTRY])
    for language, facts in sorted(entry["languages"].items()):
        own = {name: files[name] for name in _OF_EVERY_LANGUAGE}
        own |= {path: data for path, data in files.items() if _is_of(path, language)}
        own |= {f"wasm.{facts['wasm'] or 'unknown'}.pagefind": files[f"wasm.{facts['wasm'] or 'unknown'}.pagefind"]}
        facts["hash"], own = in_order(language, facts["hash"], own)
        own[_ENTRY] = json.dumps(entry | {"languages": {language: facts}}, separators=(",", ":")).encode()
        for path, data in sorted(own.items()):
            yield f"{FOLDER}/{language}/{path}", data


def _program() -> Path | None:
    """Return the program, None where there is none for this platform."""
    try:
        import pagefind_bin  # type: ignore[import-untyped]
    except ImportError:
        return None
    try:
        return Path(pagefind_bin.get_executable())
    except FileNotFoundError:
        return None


def _is_of(path: str, language: str) -> bool:
    """Return whether a file is named after a language: `fragment/de_2c1a4f0.pf_fragment`, `pagefind.de_….pf_meta`."""
    name = path.rpartition("/")[2]
    return name.removeprefix("pagefind.").startswith(f"{language}_")


def _message(record: SearchRecord) -> _Message:
    names = {"title": record.title, "who": record.who, "standing": record.standing, "also": record.also}
    return {
        "type": "AddRecord",
        "index_id": _INDEX,
        "url": record.url,
        # What is only in `meta` has no place in the content, and so could not be marked where it was found.
        "content": f"{record.title} {record.text}",
        "language": record.language,
        "meta": {name: value for name, value in names.items() if value},
        "filters": {"kind": [record.kind], **{name: list(values) for name, values in record.filters.items() if values}},
        "sort": {},
    }


def _room(pipe: IO[bytes]) -> int:
    """Return how many bytes a pipe holds that nobody has read, after asking for much."""
    if sys.platform == "linux":
        with suppress(OSError):
            return fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _MUCH)
    return _LITTLE


def _write(pipe: IO[bytes], data: bytes) -> None:
    while data:  # a signal may come in between
        data = data[pipe.write(data) :]


def _read(pipe: IO[bytes]) -> Iterator[bytes]:
    """Yield what stands before each comma."""
    parts: list[bytes] = []
    while chunk := os.read(pipe.fileno(), 1 << 20):
        *ends, rest = chunk.split(b",")
        for end in ends:
            yield b"".join([*parts, end])
            parts = []
        parts.append(rest)
