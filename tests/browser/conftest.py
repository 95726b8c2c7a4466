"""Debian's Chromium, driven by Playwright, and a folder served to it."""

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from generator import build
from generator.plugin import options
from tests.conftest import BIN, make_environment
from tests.pages.lunn import HANDWRITTEN, ROOT, SITE

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",  # root has no other way
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium; where there is none and we may, install Debian's."""
    if not find_chromium() and os.geteuid() == 0 and shutil.which("apt-get"):
        for line in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet", *line], check=False, stdin=subprocess.DEVNULL)
    found = find_chromium()
    if found is None:
        pytest.fail("this test needs a browser: apt install chromium; or leave such tests out: make test BROWSER=no")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of its own, with nothing remembered from others."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that makes a page of its own; it fails the test where the page complains."""
    made = []

    def look(**options: object) -> Page:
        context = browser.new_context(**options)
        made.append((context, complaints_in(context)))
        return context.new_page()

    yield look
    for context, complaints in made:
        context.close()
        assert complaints == []


def complaints_in(context: BrowserContext) -> list[str]:
    """Return a list that fills with what pages complain of: errors, breaches of their policy, what cannot be loaded."""
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))

    # What was still on its way when the reader went on is aborted, and no failure.
    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            complaints.append(request.url)

    context.on("requestfailed", failed)
    return complaints


@pytest.fixture(scope="session")
def lunn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small record as MkDocs builds it, from a sub-path; return the address of its home page."""
    with built_and_served(tmp_path_factory.mktemp("whole"), "en") as address:
        yield address


@pytest.fixture(scope="session")
def lunn_in_german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same in a German frame."""
    with built_and_served(tmp_path_factory.mktemp("german"), "de") as address:
        yield address


@contextmanager
def built_and_served(root: Path, locale: str) -> Iterator[str]:
    project, folder = root / "tests/site", root / "served"
    shutil.copytree(SITE, project)
    shutil.copytree(ROOT / "templates", root / "templates")
    config = project / "mkdocs.yml"
    # 404.html is served at any depth, so it has to know where the site stands.
    text = config.read_text("utf-8").replace("https://example.org/lunn/", "https://example.org/deep/lunn/")
    assert "theme: {name: null," in text
    config.write_text(text.replace("theme: {name: null,", f"theme: {{name: null, locale: {locale},"), "utf-8")
    line = [str(BIN / "mkdocs"), "build", "--strict", "--site-dir", str(folder / "deep/lunn")]
    env = make_environment(root / "temporary")
    result = subprocess.run(line, cwd=project, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    with served(folder) as address:
        yield f"{address}deep/lunn/"


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """Serve the pages of this repository's record; give the address of the home page, and that of each page from it."""
    folder, urls = tmp_path_factory.mktemp("record"), []
    said = options(ROOT / "mkdocs.yml")
    material = build.material(build.check(said), said)
    for path, data in build.pages(material, build.shell(material, said, HANDWRITTEN), said):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        if path.endswith("index.html"):
            urls.append(path.removesuffix("index.html"))
    shutil.copytree(ROOT / "templates/assets", folder / "assets")
    with served(folder) as address:
        yield address, urls


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` for as long as the block lasts; give its address, which ends in a slash."""
    server = _Patient(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Patient(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that leaves before it has everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass
