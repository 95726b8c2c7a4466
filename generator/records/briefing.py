"""One topic: a question, its bottom line, key points and sections of prose that cite claims."""

from __future__ import annotations

from generator.records.record import Written, record
from generator.records.scalars import Id, Ids, Line, Prose


@record
class Section(Written):
    """A titled part of a briefing."""

    title: Line
    text: Prose
    """Markdown; `[@claim-id]` stands after the words it carries."""


@record
class Briefing(Written):
    """One topic."""

    id: Id
    title: Line
    question: Line
    summary: Prose
    """The bottom line: two or three sentences, cited like all prose."""
    key: Ids = ()
    """Key claims, in this order."""
    sections: tuple[Section, ...] = ()
