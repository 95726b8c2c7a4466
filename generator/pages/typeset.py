"""The typography of our own words: curly apostrophes and quotation marks for the straight ones that keyboards give.

For our words only. What an article prints is shown as printed.
"""

from __future__ import annotations

import re

_RULES = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"(?<![\w.,;:!?…”’)])'(?=\w)"), "‘"),
    (re.compile(r"'"), "’"),
    (re.compile(r"(?<![\w.,;:!?…”’)])\"(?=[\w‘(…])"), "“"),
    (re.compile(r"\""), "”"),
)


def typeset(text: str) -> str:
    """Return `text` with typographic marks; all else as it is."""
    if "'" not in text and '"' not in text:
        return text
    for pattern, mark in _RULES:
        text = pattern.sub(mark, text)
    return text
