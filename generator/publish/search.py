"""The search index, made by Pagefind: the only door to it.

Pagefind is a program, which `pagefind-bin` brings for the platforms it is built for. It is spoken to as its own Node.js
package does it: JSON in base64 with a comma after each message, one answer for each. (Its Python package waits a tenth
of a second before every answer.)

Each language gets a folder of its own, with an index as Pagefind makes it for a site of that one language: the
Pagefind in a browser can stem in one language only, so a page that searches several loads several of them.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
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

_AHEAD = 32
"""Messages that it has not answered yet: so few answers have room in their pipe, and it goes on to read."""

_Message = Mapping[str, object]


@cache
def can_search() -> bool:
    """Return whether Pagefind is here and runs on this machine."""
    program = _program()
    try:
        return program is not None and subprocess.run([program, "--version"], capture_output=True).returncode == 0  # noqa: S603
    except OSError:  # built for another
        return False


@contextmanager
def search_index(records: Iterable[SearchRecord]) -> Iterator[Iterator[tuple[str, bytes]]]:
    """Have the index of `records` made while the block goes on; its files come when they are asked for.

    Each is its path in the site and its bytes, in order. The same records give the same files. Wants a machine that
    `can_search`.
    """
    messages: list[_Message] = [{"type": "NewIndex", "config": None}]
    messages += map(_message, records)
    # Not WriteFiles: Pagefind 1.5.2 may answer that it has written a file that is still being written.
    messages.append({"type": "GetFiles", "index_id": _INDEX})
    with _asked(messages) as answers:
        yield _files(answers)


def _files(answers: Iterator[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    *_, last = answers
    files = {file["path"]: base64.b64decode(file["content"]) for file in last["files"]}
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


@contextmanager
def _asked(messages: Sequence[_Message]) -> Iterator[Iterator[Mapping[str, Any]]]:
    """Ask Pagefind and give the last answers, which wait until they are read; raise RuntimeError when it has none.

    There is no thread that asks, for with one a build cannot share its work (`share_work.py`).
    """
    program = _program()
    if program is None:
        raise RuntimeError("Pagefind is not here")
    # Without buffers, so that nothing is left to be written when the program has ended.
    line, pipe = [str(program), "--service"], subprocess.PIPE
    with subprocess.Popen(line, stdin=pipe, stdout=pipe, bufsize=0) as service:  # noqa: S603
        assert service.stdin is not None  # noqa: S101 - both are pipes
        assert service.stdout is not None  # noqa: S101
        answers = _answers(_read(service.stdout), messages)
        with suppress(BrokenPipeError):  # it has ended, as whoever waits for its answers is told
            for number, message in enumerate(messages):
                if number > _AHEAD:
                    next(answers)
                said = json.dumps({"message_id": number, "payload": message})
                _write(service.stdin, base64.b64encode(said.encode()) + b",")
        yield answers


def _answers(said: Iterator[bytes], messages: Sequence[_Message]) -> Iterator[Mapping[str, Any]]:
    for message in messages:
        answer = next(said, None)
        if answer is None:
            raise RuntimeError("Pagefind has ended before it answered")
        told = json.loads(base64.b64decode(answer))["payload"]
        if told["type"] == "Error":
            raise RuntimeError(f"Pagefind: {told['message']}: {message}")
        yield told


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
