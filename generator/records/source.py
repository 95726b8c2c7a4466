"""An article: what is known of it, what is not, and what may be shown."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Annotated, Any, Literal

from generator.records.date import Date, EdtfDate
from generator.records.problem import did_you_mean
from generator.records.reads import Reads
from generator.records.record import Written, record
from generator.records.scalars import Flag, Id, Language, Line, Number, Share, Text, Url, written

Rights = Literal["excerpt", "full", "withheld"]
Translation = Literal["none", "human", "machine", "unknown"]

_HAVE_A_BASIS = (
    *("title", "publisher", "author", "published", "language", "translation", "translated_from", "url", "archive_url"),
    *("accessed", "rights"),
)


def _check_basis(value: str) -> str:
    if value not in _HAVE_A_BASIS:
        near = did_you_mean(value, _HAVE_A_BASIS) or (f"it can be one of: {', '.join(_HAVE_A_BASIS)}",)
        raise ValueError(f"is no field whose ground can be given: {near[0]}")
    return value


Basis = Annotated[str, Reads(after=_check_basis, schema={"enum": list(_HAVE_A_BASIS)})]
"""Names a field."""


def _read_paragraphs(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"([0-9]{1,6})(?:-([0-9]{1,6}))?", value)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last:
        raise ValueError(f"'{value}' should be paragraph numbers, such as 8-18")
    return range(first, last + 1)


_SCHEMA = written("^[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})?$", "first and last, such as 8-18", "integer", minimum=1)

Paragraphs = Annotated[range, Reads(before=_read_paragraphs, only=range, schema=_SCHEMA)]


@record
class Part(Written):
    """Some paragraphs of a file that holds two texts."""

    paragraphs: Paragraphs
    """First and last, such as 8-18."""
    published: EdtfDate | None = None
    why: Text
    """How we know that this is another text."""


@record
class Withdrawal(Written):
    """That a source or a claim no longer stands."""

    on: EdtfDate
    why: Text


@record
class ExcerptLimit(Written):
    """How much of an article's words may be shown, where it is not the site's own limit."""

    share: Share
    """Between 0 and 1."""
    why: Text


@record
class Source(Written):
    """An article: its record and, where held, the name of its text."""

    id: Id
    label: Line
    """Our short name for it, in our words."""
    title: Line | None = None
    """As printed; left out when none is printed."""
    publisher: Line | None = None
    author: Line | None = None
    published: EdtfDate | None = None
    basis: dict[Basis, Text] = field(default_factory=dict)
    """How we know what the text does not print, by field."""
    parts: tuple[Part, ...] = ()
    language: Language | None = None
    translation: Translation = "unknown"
    translated_from: Language | None = None
    url: Url | None = None
    archive_url: Url | None = None
    accessed: EdtfDate | None = None
    rights: Rights = "excerpt"
    descriptor: Text | None = None
    """What a reader should know of it, in our words."""
    boilerplate: tuple[Number, ...] = ()
    """Paragraphs that are not the article's: teasers, notices."""
    skip: dict[Number, Text] = field(default_factory=dict)
    """Paragraphs read and left, each with the reason."""
    reviewed: EdtfDate | None = None
    """When unused paragraphs were last read through: they are `read, nothing taken` from then on."""
    held: Flag = True
    """False for a source that we know only through others."""
    same_text_as: Id | None = None
    """The source that this one repeats word for word (a syndicated copy)."""
    correction: Text | None = None
    """What the publisher has corrected since."""
    withdrawn: Withdrawal | None = None
    excerpt_limit: ExcerptLimit | None = None

    def published_of(self, paragraph: int | None) -> Date | None:
        """Return the date of the text that `paragraph` (counted from 1) belongs to, None where it is unknown."""
        for part in self.parts:
            if paragraph is not None and paragraph in part.paragraphs:
                return part.published
        return self.published
