"""What is not known, in plain sentences: the only place where open questions are worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.open_questions import Question, QuestionKind
from generator.pages import say
from generator.pages.name import in_sentence
from generator.records.entity import Entity
from generator.records.source import Source


@dataclass(frozen=True, slots=True)
class Head:
    """How questions of one kind are headed."""

    title: str
    why: str
    """What the kind means, in a sentence or two."""


HEADS: Mapping[QuestionKind, Head] = {
    "denied": Head("Said and denied", "Somebody says so, somebody denies it. The articles do not settle who is right."),
    "contradicted": Head("Cannot both be so", "Two claims of which only one can hold."),
    "figures in conflict": Head(
        "Figures that cannot both be right",
        "Two figures of one measure whose periods overlap and whose ranges do not.",
    ),
    "perhaps the same": Head(
        "Perhaps one and the same",
        "Two claims that may tell of one act or find. They are not counted twice.",
    ),
    "one voice": Head("On one voice alone", "One named voice says so and, in the articles we hold, nobody else."),
    "own voice": Head(
        "Stated as fact, with nobody named",
        "The article says so itself and names no speaker.",
    ),
    "unnamed speaker": Head("Said by people without a name", "Nobody who is named says so."),
    "report in between": Head(
        "From a report, with no speaker named",
        "The article names the report that it has this from, and nobody who says so in it.",
    ),
    "speaker left open": Head("Who says so?", "The text does not settle who speaks; it may narrow it down."),
    "report not read": Head(
        "Reports that nobody here has read",
        "Our articles rest on them. What they say themselves we do not know.",
    ),
    "report not named": Head(
        "Reports that the texts do not name",
        "An article speaks of a report, or of reports, and does not say which.",
    ),
    "forecast open": Head("Has it come true?", "Forecasts that no later claim on record fulfils."),
    "source not recorded": Head("What we do not know of our sources", "The texts as we hold them do not say."),
    "paragraphs not read": Head(
        "Not yet read",
        "Paragraphs of our sources that no claim cites and nobody has marked as read.",
    ),
}
"""In the order in which a page tells them."""

_FIELDS = {"published": "date", "publisher": "publisher", "url": "address"}


def question_words(question: Question) -> str:
    """Return a question that has a subject in a sentence, without a full stop; claims are shown beside it."""
    about, claims = question.about, len(question.claims)
    match question.kind:
        case "one voice" if isinstance(about, Entity):
            return f"Only {in_sentence(about)} says so: {say.count(claims, 'claim')}"
        case "own voice" if isinstance(about, Source):
            return f"“{about.label}” states {say.count(claims, 'thing')} as fact"
        case "unnamed speaker" if isinstance(about, Entity):
            return f"{say.capital(about.name)}: {say.count(claims, 'claim')}"
        case "report in between" if about is not None:
            name = about.label if isinstance(about, Source) else about.name
            return f"{say.capital(name)}: {say.count(claims, 'claim')}"
        case "report not read" if isinstance(about, Source):
            return f"{about.label}: {_resting(claims)}"
        case "report not named":
            return f"{say.count(claims, 'claim')} {'comes' if claims == 1 else 'come'} from a report without a name"
        case "forecast open":
            return f"{say.count(claims, 'forecast')} without an outcome on record"
        case "source not recorded" if isinstance(about, Source):
            missing = say.listed(_FIELDS[name] for name in question.missing)
            verb = "is" if len(question.missing) == 1 else "are"
            return f"{about.label}: {missing} {verb} not recorded; {_resting(claims)}"
        case "paragraphs not read" if isinstance(about, Source):
            word = "paragraph" if len(question.paragraphs) == 1 else "paragraphs"
            return f"{about.label}: {word} {ranges(question.paragraphs)} not yet read"
    return ""


def _resting(claims: int) -> str:
    return f"{say.count(claims, 'claim')} {'rests' if claims == 1 else 'rest'} on it"


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in order, those that follow one another joined: `1–3, 7 and 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return say.listed(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
