"""The live preview as a process, for tests."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import BIN


class LivePreview:
    """`mkdocs serve` at work in a project."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, log: Path) -> None:
        self.process = process
        self.url = url
        self.log = log
        """What the server says on its terminal."""

    @property
    def lives(self) -> bool:
        return self.process.poll() is None

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of a page; wait for the server to come up."""
        deadline = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(self.url + path, timeout=20) as answer:  # noqa: S310 - our own server
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.read().decode()
            except urllib.error.URLError:
                if not self.lives or time.monotonic() > deadline:
                    raise AssertionError(self.log.read_text("utf-8")) from None
                time.sleep(0.1)

    def wait_for(self, path: str, words: str, *, gone: bool = False) -> tuple[int, str]:
        """Return the page as soon as it has `words`, or has them no more."""
        deadline = time.monotonic() + 30
        while True:
            status, text = self.get(path)
            if (words in text) is not gone:
                return status, text
            assert time.monotonic() < deadline, f"{words!r} in {path}:\n{text}\n{self.log.read_text('utf-8')}"
            time.sleep(0.1)


def free_address() -> str:
    """Return where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@contextmanager
def serving(project: Path, environment: dict[str, str], *line: str) -> Iterator[LivePreview]:
    """Serve `project` for as long as the block lasts; `line` is the command, `mkdocs serve` when left out."""
    address = free_address()
    command, *args = line or ("mkdocs", "serve")
    log = project.parent / "serve.log"
    with log.open("wb") as told:
        process = subprocess.Popen(
            [str(BIN / command), *args, "--dev-addr", address],
            cwd=project,
            env=environment,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            yield LivePreview(process, f"http://{address}/", log)
        finally:
            process.terminate()
            process.wait(30)
