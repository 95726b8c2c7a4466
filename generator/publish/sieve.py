"""What is published of the folders that people write in, by name: MkDocs would publish whatever lies there."""

from __future__ import annotations

import re
from typing import Literal

Verdict = Literal["published", "kept back", "stray", "misnamed"]
"""A stray is refused by name: silence would publish it one day, or lose it. What is misnamed can have no address."""

IMAGES = (".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
PAGES = (".md", ".markdown")
ASSETS = (*IMAGES, ".css", ".js", ".txt", ".woff2")

_RECORDS = (".yaml", ".yml")
_LOCK = "passages.lock"

_IN_NO_ADDRESS = re.compile(r"[\\\x00-\x1f\x7f\ud800-\udfff]")
"""Browsers take a backslash for a slash and drop line ends; a name that is not UTF-8 has surrogates in it (PEP 383)."""


def sift_briefings(name: str) -> Verdict:
    """Judge a file of the folder of records; `name` is its path there."""
    lower = name.lower()
    if lower.endswith(PAGES + IMAGES):
        return _named(name)
    return "kept back" if lower.endswith(_RECORDS) or name == _LOCK else "stray"


def sift_templates(name: str) -> Verdict:
    """Judge a file of the folder of templates; `name` is its path there."""
    if not name.startswith("assets/"):
        return "kept back"
    return _named(name) if name.lower().endswith(ASSETS) else "stray"


def _named(name: str) -> Verdict:
    return "misnamed" if _IN_NO_ADDRESS.search(name) else "published"
