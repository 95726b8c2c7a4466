"""What is not known, as pages list it: by kind, each question with the claims that it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.evidence.open_questions import Question, QuestionKind
from generator.pages import say
from generator.pages.claim_line import ClaimLine
from generator.pages.material import Material
from generator.pages.question_words import HEADS, question_words
from generator.pages.url import entity_url, source_url, voice_url
from generator.records.source import Source

AT_ONCE = 8
"""Questions of one kind that are shown at once; the others are folded."""
MOST = 40
"""Claims of one question that are listed; the page of its subject has all."""

_UNITS: Mapping[QuestionKind, str] = {
    **{"contradicted": "pair", "figures in conflict": "pair", "perhaps the same": "pair"},
    **{"report not read": "report", "source not recorded": "source", "paragraphs not read": "source"},
}
"""What is counted of a kind, where it is its questions. All others gather claims, and are counted in them."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One thing that is not known."""

    sentence: str
    """Empty where the claims say it all."""
    url: str
    """Of the voice, report or article that it is about; empty where it is about claims alone."""
    note: str
    """What stands against the claim, for one that is denied; else empty."""
    first: tuple[ClaimLine, ...]
    """The claims that are shown at once: those it is about or, of many that hang on it, the key ones."""
    rest: tuple[ClaimLine, ...]
    """Those that are folded."""
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


def question_groups(
    material: Material, questions: Iterable[Question], key: Collection[str], prefix: str = ""
) -> tuple[QuestionGroup, ...]:
    """Return `questions` by kind; claims of `key` are shown at once. Fragments begin with `prefix`."""
    by_kind: dict[QuestionKind, list[Question]] = {}
    for question in questions:
        by_kind.setdefault(question.kind, []).append(question)
    return tuple(_group(material, kind, by_kind[kind], key, prefix) for kind in HEADS if kind in by_kind)


def _group(
    material: Material, kind: QuestionKind, questions: list[Question], key: Collection[str], prefix: str
) -> QuestionGroup:
    rows = tuple(_row(material, question, key) for question in questions)
    claims = len({claim.id for question in questions for claim in question.claims})
    count = len(questions) if kind in _UNITS else claims
    return QuestionGroup(
        fragment=f"{prefix}{kind.replace(' ', '-')}",
        title=HEADS[kind].title,
        why=HEADS[kind].why,
        count=say.count(count, _UNITS.get(kind, "claim")),
        first=rows[:AT_ONCE],
        rest=rows[AT_ONCE:],
    )


def _row(material: Material, question: Question, key: Collection[str]) -> QuestionRow:
    ids = [claim.id for claim in question.claims]
    sentence = question_words(question)
    first = [id for id in ids if id in key] if sentence else ids
    rest = [id for id in ids if id not in first]
    note = material.lines[ids[0]].challenge if question.kind == "denied" else ""
    return QuestionRow(
        sentence=sentence,
        url=_url(question),
        note=say.capital(note),
        first=tuple(material.lines[id] for id in first),
        rest=tuple(material.lines[id] for id in rest[:MOST]),
        more=max(0, len(rest) - MOST),
    )


def _url(question: Question) -> str:
    if question.about is None:
        return ""
    if isinstance(question.about, Source):
        return source_url(question.about.id)
    return voice_url(question.about.id) if question.kind == "one voice" else entity_url(question.about.id)
