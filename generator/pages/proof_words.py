"""How a passage was proved, in words."""

from __future__ import annotations

from collections.abc import Mapping

from generator.anchoring.passage import PROVED, Passage, State
from generator.pages.date_words import date_words
from generator.pages.language import content, gettext
from generator.pages.say import without_stop
from generator.records.date import parse_date
from generator.records.lock import AcceptedChange
from generator.records.source import Withdrawal


def state_word(state: State) -> str:
    """Return the state of proof of a passage, in a word or two."""
    if state not in PROVED:
        return gettext("proved earlier")
    match state:
        case "moved":
            return gettext("proved, moved")
        case "retyped":
            return gettext("proved, other typography")
        case "new":
            return gettext("proved, not yet locked")
    return gettext("proved")


def proof_words(passage: Passage) -> str:
    """Return how the words of a passage were proved."""
    locked = day(passage.proved_on) if passage.proved_on else ""
    if passage.state not in PROVED:
        if not locked:
            return gettext("Not proved")
        return gettext("Proved against the text on %(day)s; text not at hand for this build", day=locked)
    match passage.state:
        case "moved":
            return gettext("Proved against the text in hand; it stood elsewhere on %(day)s", day=locked)
        case "retyped":
            return gettext("Proved against the text in hand; its typography has changed since %(day)s", day=locked)
        case "new":
            return gettext("Proved against the text in hand")
    return gettext("Proved against the text in hand, unchanged since %(day)s", day=locked)


def change_words(passage: Passage) -> tuple[str, ...]:
    """Return the changes of its wording that an editor has accepted, oldest first."""
    return tuple(
        gettext("The wording changed after %(before)s; accepted on %(accepted)s: %(why)s", **_change(change))
        for change in passage.changes
    )


def changed_evidence(number: int, change: AcceptedChange) -> str:
    """Return a change of the words that an item of evidence rests on, as a sentence."""
    return gettext(
        "Evidence %(number)s: the wording changed after %(before)s; accepted on %(accepted)s: %(why)s.",
        number=number,
        **_change(change),
    )


def withdrawn_words(withdrawal: Withdrawal) -> str:
    """Return that a claim or a source is withdrawn, when and why, as a sentence."""
    return gettext("Withdrawn, %(date)s: %(why)s", date=date_words(withdrawal.on), why=content(withdrawal.why))


def day(iso: str) -> str:
    """Return a day, given in ISO 8601, as readers see it."""
    return date_words(parse_date(iso))


def _change(change: AcceptedChange) -> Mapping[str, str]:
    return {
        "before": day(change.locked_on),
        "accepted": day(change.on),
        "why": content(without_stop(change.why)),
    }
