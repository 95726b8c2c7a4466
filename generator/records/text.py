"""The text of an article, exactly as received."""

from __future__ import annotations

import hashlib
from collections.abc import Callable


class ArticleText:
    """A text in hand. Its words can be let go of: whoever asks for them gets them read again.

    Two are equal if they are the same words under the same names.
    """

    __slots__ = ("_text", "digest", "file", "read_again", "source")

    def __init__(self, source: str, file: str, text: str | None, digest: str = "") -> None:
        """Without `text` its `digest` has to be known, and how to `read_again`."""
        self.source = source
        self.file = file
        """As messages name it."""
        self.digest = digest if text is None else hashlib.sha256(text.encode()).hexdigest()
        """SHA-256 of the text in UTF-8, 64 hexadecimal digits."""
        self.read_again: Callable[[ArticleText], str] | None = None
        """Returns the same words, or raises ProblemsFound. A text without it never lets go of them."""
        self._text = text

    @property
    def text(self) -> str:
        """Every character as received, line ends included."""
        if self._text is not None:
            return self._text
        if self.read_again is None:
            raise ValueError(f"nobody knows the words of {self.file}")
        return self.read_again(self)

    def let_go(self) -> None:
        """Keep no words that can be read again."""
        if self.read_again is not None:
            self._text = None

    def __eq__(self, other: object) -> bool:
        """Whether another is the same text."""
        return isinstance(other, ArticleText) and self._key == other._key

    def __hash__(self) -> int:
        """Return a hash of what makes it equal to others."""
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, str, str]:
        return self.source, self.file, self.digest
