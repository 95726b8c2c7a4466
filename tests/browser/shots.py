"""Takes pictures of a built site, to be looked at: `python -m tests.browser.shots site shots`.

Of each kind of page the longest, its first screen at three widths and in both schemes; of the briefing also with a card
open, and with what is sourced underlined.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator.pages.url import KIND_BY_PLACE
from tests.browser.conftest import FLAGS, find_chromium, served

SIZES = ((320, 640), (768, 1024), (1440, 900))
"""A phone held upright, a tablet, a desk."""

Deed = Callable[[Page], object]


def scenes(site: Path) -> Iterator[tuple[str, str, Deed]]:
    """Yield what each picture is called, the address of its page, and what is done there first."""

    def nothing(_page: Page) -> None:
        pass

    yield "home", "", nothing
    for place, (index, one) in KIND_BY_PLACE.items():
        if index and (site / place / "index.html").exists():
            yield index, place, nothing
        if index and one and (longest := _longest(site, f"{place}*/index.html")):
            yield one, longest, nothing
    briefing = _longest(site, "*/index.html", 'class="card"')
    yield "briefing", briefing, nothing
    yield "briefing-card", briefing, lambda page: page.locator("button.cite").nth(2).click()
    yield "briefing-sourced", briefing, lambda page: page.locator("#sourced").check()


def _longest(site: Path, pattern: str, words: str = "") -> str:
    """Return the address of the longest page that has `words`, empty where there is none."""
    fit = [page for page in site.glob(pattern) if words in page.read_text("utf-8")]
    longest = max(fit, key=lambda page: (page.stat().st_size, page), default=None)
    return f"{longest.parent.relative_to(site).as_posix()}/" if longest else ""


def main(site: Path, shots: Path) -> None:
    shots.mkdir(parents=True, exist_ok=True)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(reduced_motion="reduce")
        for name, url, deed in scenes(site):
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                page.goto(address + url)
                deed(page)
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    page.screenshot(path=shots / f"{name}-{width}-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
