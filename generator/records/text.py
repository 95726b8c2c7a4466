"""The text of an article, exactly as received."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleText:
    """A text in hand."""

    source: str
    file: str
    """As messages name it."""
    text: str
    """Every character as received, line ends included."""

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()
