"""What is published of the folders that people write in, by name: MkDocs would publish whatever lies there."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["published", "kept back", "stray"]
"""A stray is refused by name: silence would publish it one day, or lose it."""

IMAGES = (".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
PAGES = (".md", ".markdown")
ASSETS = (*IMAGES, ".css", ".js", ".txt", ".woff2")

_RECORDS = (".yaml", ".yml")
_LOCK = "passages.lock"


def sift_briefings(name: str) -> Verdict:
    """Judge a file of the folder of records; `name` is its path there."""
    lower = name.lower()
    if lower.endswith(PAGES + IMAGES):
        return "published"
    return "kept back" if lower.endswith(_RECORDS) or name == _LOCK else "stray"


def sift_templates(name: str) -> Verdict:
    """Judge a file of the folder of templates; `name` is its path there."""
    if not name.startswith("assets/"):
        return "kept back"
    return "published" if name.lower().endswith(ASSETS) else "stray"
