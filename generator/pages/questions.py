"""What is not known, as pages list it: by kind, each question with the claims that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.open_questions import Question, QuestionKind
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.frame import Link
from generator.pages.language import content, gettext
from generator.pages.material import Material
from generator.pages.name import in_sentence
from generator.pages.question_words import HEADS, question_words
from generator.pages.url import entity_url, source_url, voice_url
from generator.records.source import Source

AT_ONCE = 8
"""Questions of one kind that are shown at once; the others are folded."""
MOST = 40
"""Claims of one question that are listed; the page of its subject has all."""

_UNITS: Mapping[QuestionKind, say.Counted] = {
    **{"contradicted": "pair", "figures in conflict": "pair", "perhaps the same": "pair"},
    **{"report not read": "report", "source not recorded": "source", "paragraphs not read": "source"},
}
"""What is counted of a kind, where it is its questions. All others gather claims, and are counted in them."""
_OF_SOURCES: frozenset[QuestionKind] = frozenset({"source not recorded", "paragraphs not read"})
"""Questions about a whole source. The claims that rest on it are no answer to them, and stand on its own page."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One thing that is not known."""

    sentence: str
    """Empty where the claims say it all."""
    about: Link | None
    """The page of the voice, report or article that it is about; None where it is about claims alone."""
    note: str
    """What stands against the claim, for one that is denied; else empty."""
    lines: tuple[ClaimLine, ...]
    """The claims that it is about or that hang on it, those asked for first in front."""
    more: int
    """How many further ones are not listed here."""


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """All questions of one kind."""

    fragment: str
    title: str
    why: str
    count: str
    """`3 claims`, `2 reports`."""
    first: tuple[QuestionRow, ...]
    rest: tuple[QuestionRow, ...]
    """Those that are folded."""


def question_groups(material: Material, questions: Iterable[Question], prefix: str = "") -> tuple[QuestionGroup, ...]:
    """Return `questions` by kind; the fragments of their groups begin with `prefix`."""
    by_kind: dict[QuestionKind, list[Question]] = {}
    for question in questions:
        by_kind.setdefault(question.kind, []).append(question)
    return tuple(_group(material, kind, by_kind[kind], prefix) for kind in HEADS if kind in by_kind)


def _group(material: Material, kind: QuestionKind, questions: Sequence[Question], prefix: str) -> QuestionGroup:
    rows = tuple(_row(material, question) for question in questions)
    claims = len({claim.id for question in questions for claim in question.claims})
    return QuestionGroup(
        fragment=f"{prefix}{kind.replace(' ', '-')}",
        title=gettext(HEADS[kind].title),
        why=gettext(HEADS[kind].why),
        count=say.count(len(questions) if kind in _UNITS else claims, _UNITS.get(kind, "claim")),
        first=rows[:AT_ONCE],
        rest=rows[AT_ONCE:],
    )


def _row(material: Material, question: Question) -> QuestionRow:
    lines = [material.lines[claim.id] for claim in question.claims]
    if question.kind in _OF_SOURCES:
        return QuestionRow(question_words(question), _about(question), "", (), 0)
    return QuestionRow(
        sentence=question_words(question),
        about=_about(question),
        note=say.capital(lines[0].challenge) if question.kind == "denied" else "",
        lines=tuple(lines[:MOST]),
        more=max(0, len(lines) - MOST),
    )


def _about(question: Question) -> Link | None:
    about = question.about
    if about is None:
        return None
    if isinstance(about, Source):
        return Link(content(about.label), source_url(about.id))
    name = say.capital(about.name)
    if question.kind == "one voice":
        return Link(gettext("All that rests on the word of %(name)s", name=in_sentence(about)), voice_url(about.id))
    return Link(name, entity_url(about.id))
