"""What became of one paragraph of a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

UseWord = Literal["cited", "skipped", "boilerplate", "nothing taken", "not read"]


@dataclass(frozen=True, slots=True)
class ParagraphUse:
    """What became of one paragraph."""

    paragraph: int
    """Counted from 1."""
    word: UseWord
    claims: tuple[str, ...] = ()
    """Ids of the claims that cite it, each once."""
    why: str = ""
    """For a skipped one, the editor's reason."""
