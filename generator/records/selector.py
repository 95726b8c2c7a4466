"""How evidence points into a source: the text quote selector of the W3C Web Annotation Data Model, 4.2.4.

`exact` may be shortened to its first and last words around ` … `.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_GAP = re.compile(r"\s+(?:…|\.\.\.)\s+")
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")  # no text in UTF-8 holds one, and no digest can be made of it


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words of a passage, or its first and last words, and as much context as tells it from others."""

    exact: str
    prefix: str = ""
    """Words that stand right before; may reach into the paragraph before."""
    suffix: str = ""
    """Words that stand right after; may reach into the paragraph after."""

    @property
    def ends(self) -> tuple[str, str]:
        """The first words and the last words; the last are empty where the quotation is whole."""
        first, *rest = _GAP.split(self.exact, maxsplit=1)
        return first, rest[0] if rest else ""

    @property
    def digest(self) -> str:
        """Names the selector in the lock without its words: 16 hexadecimal digits of SHA-256."""
        return hashlib.sha256("\x00".join((self.exact, self.prefix, self.suffix)).encode()).hexdigest()[:16]


def check_quote(value: str) -> str:
    """Return `value`, white space made plain, if it has the form of a quotation; else raise ValueError."""
    value = _check_characters(value)
    parts = _GAP.split(value)
    if len(parts) > 2:
        raise ValueError("has more than one ` … `: a passage has one beginning and one end")
    if not all(re.search(r"\w", part) for part in parts) or re.match(r"(?:…|\.\.\.)\s|.*\s(?:…|\.\.\.)$", value):
        raise ValueError("needs words on both sides of ` … `" if len(parts) == 2 or "…" in value else "holds no words")
    return value


def check_context(value: str) -> str:
    """Return a prefix or suffix, white space made plain, if there is something in it; else raise ValueError.

    Context is always whole: an ellipsis in it is one that stands in the text.
    """
    value = _check_characters(value)
    if not value:
        raise ValueError("is empty")
    return value


def _check_characters(value: str) -> str:
    wrong = _HALF_A_CHARACTER.search(value)
    if wrong:
        raise ValueError(f"holds U+{ord(wrong[0]):04X}, which is half a character: remove it")
    return " ".join(value.split())
