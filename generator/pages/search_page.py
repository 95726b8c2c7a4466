"""What a search can find of the pages written by hand: their text, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from generator.pages.frame import Link
from generator.pages.search_record import SearchRecord
from generator.pages.typeset import typeset

_HEADING = re.compile("h[1-6]")
_BREAKS = re.compile(r"h[1-6]|p|li|t[dh]|d[dt]|pre|br|hr")


def page_records(page: Link, html: str) -> Iterator[SearchRecord]:
    """Yield what stands before the first heading with a fragment, then what stands below each; empty parts are none."""
    parts = _Parts()
    parts.feed(html)
    parts.close()
    for fragment, title, text in parts.parts:
        words = " ".join(text.split())
        if words:
            url = f"{page.url}#{fragment}" if fragment else page.url
            called = f"{page.text}: {' '.join(title.split())}" if fragment else page.text
            yield SearchRecord(url, "page", typeset(called), words)


class _Parts(HTMLParser):
    """Cuts a page at its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[list[str]] = [["", "", ""]]
        """Fragment, title and text of each part; the first is that before any heading."""
        self._heading = ""
        """The tag of the heading that is open; empty where none is."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fragment = dict(attrs).get("id")
        if tag == "h1":  # says what the page is called
            self._heading = tag
        elif fragment and _HEADING.fullmatch(tag):
            self._heading = tag
            self.parts.append([fragment, "", ""])
        elif _BREAKS.fullmatch(tag):
            self.parts[-1][2] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        self.parts[-1][1 if self._heading else 2] += data
