"""What is not known, in plain sentences: the only place where open questions are worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.open_questions import Question, QuestionKind
from generator.pages import say
from generator.pages.language import content, gettext, later, ngettext
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
    "denied": Head(
        later("Said and denied"),
        later("Somebody says so, somebody denies it. The articles do not settle who is right."),
    ),
    "contradicted": Head(later("Cannot both be so"), later("Two claims of which only one can hold.")),
    "figures in conflict": Head(
        later("Figures that cannot both be right"),
        later("Two figures of one measure whose periods overlap and whose ranges do not."),
    ),
    "perhaps the same": Head(
        later("Perhaps one and the same"),
        later("Two claims that may tell of one act or find. They are not counted twice."),
    ),
    "one voice": Head(
        later("On one voice alone"), later("One named voice says so and, in the articles we hold, nobody else.")
    ),
    "own voice": Head(
        later("Stated as fact, with nobody named"),
        later("The article says so itself and names no speaker."),
    ),
    "unnamed speaker": Head(later("Said by people without a name"), later("Nobody who is named says so.")),
    "report in between": Head(
        later("From a report, with no speaker named"),
        later("The article names the report that it has this from, and nobody who says so in it."),
    ),
    "speaker left open": Head(
        later("Who says so?"), later("The text does not settle who speaks; it may narrow it down.")
    ),
    "report not read": Head(
        later("Reports that nobody here has read"),
        later("Our articles rest on them. What they say themselves we do not know."),
    ),
    "report not named": Head(
        later("Reports that the texts do not name"),
        later("An article speaks of a report, or of reports, and does not say which."),
    ),
    "forecast open": Head(later("Has it come true?"), later("Forecasts that no later claim on record fulfils.")),
    "source not recorded": Head(
        later("What we do not know of our sources"), later("The texts as we hold them do not say.")
    ),
    "paragraphs not read": Head(
        later("Not yet read"),
        later("Paragraphs of our sources that no claim cites and nobody has marked as read."),
    ),
}
"""In the order in which a page tells them."""

_FIELDS = {"published": later("date"), "publisher": later("publisher"), "url": later("address")}


def question_words(question: Question) -> str:
    """Return a question that has a subject in a sentence, without a full stop; claims are shown beside it."""
    about, claims = question.about, len(question.claims)
    counted = say.count(claims, "claim")
    match question.kind:
        case "one voice" if isinstance(about, Entity):
            return gettext("Only %(name)s says so: %(claims)s", name=in_sentence(about), claims=counted)
        case "own voice" if isinstance(about, Source):
            return ngettext(
                "“%(label)s” states %(number)s thing as fact",
                "“%(label)s” states %(number)s things as fact",
                claims,
                label=content(about.label),
            )
        case "unnamed speaker" if isinstance(about, Entity):
            return f"{content(say.capital(about.name))}: {counted}"
        case "report in between" if about is not None:
            name = about.label if isinstance(about, Source) else about.name
            return f"{content(say.capital(name))}: {counted}"
        case "report not read" if isinstance(about, Source):
            return f"{content(about.label)}: {_resting(claims)}"
        case "report not named":
            return ngettext(
                "%(number)s claim comes from a report without a name",
                "%(number)s claims come from a report without a name",
                claims,
            )
        case "forecast open":
            return ngettext(
                "%(number)s forecast without an outcome on record",
                "%(number)s forecasts without an outcome on record",
                claims,
            )
        case "source not recorded" if isinstance(about, Source):
            fields = say.listed(gettext(_FIELDS[name]) for name in question.missing)
            missing = ngettext(
                "%(fields)s is not recorded",
                "%(fields)s are not recorded",
                len(question.missing),
                fields=fields,
            )
            return f"{content(about.label)}: {missing}; {_resting(claims)}"
        case "paragraphs not read" if isinstance(about, Source):
            unread = ngettext(
                "paragraph %(numbers)s not yet read",
                "paragraphs %(numbers)s not yet read",
                len(question.paragraphs),
                numbers=ranges(question.paragraphs),
            )
            return f"{content(about.label)}: {unread}"
    return ""


def _resting(claims: int) -> str:
    return ngettext("%(number)s claim rests on it", "%(number)s claims rest on it", claims)


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in order, those that follow one another joined: `1–3, 7 and 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return say.listed(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
