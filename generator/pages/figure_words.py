"""A figure in words, with its bound, unit and period."""

from __future__ import annotations

from collections.abc import Mapping

from generator.pages.date_words import date_words
from generator.pages.language import content, gettext, in_force, later, number_words, pgettext
from generator.records.date import Date
from generator.records.figure import Bound, Figure, Measure

_BOUNDS: Mapping[Bound, str] = {
    "about": later("about %(amount)s"),
    "nearly": later("nearly %(amount)s"),
    "over": later("over %(amount)s"),
    "at-least": later("at least %(amount)s"),
    "at-most": later("at most %(amount)s"),
}


def figure_words(value: Figure, measure: Measure) -> str:
    """Return a figure with its bound, unit and period: `nearly 5 000 000 shells, until June 2024`."""
    amount, period = amount_words(value, measure), period_words(value)
    return f"{amount}, {period}" if period else amount


def amount_words(value: Figure, measure: Measure) -> str:
    """Return a figure with its bound and unit: `nearly 5 000 000 shells`, `tens of millions of rounds`."""
    if value.value is not None:
        amount = f"{number_words(value.value)} {content(measure.unit)}"
    else:
        # Dozens, thousands: in English a plural is a noun, and the unit its complement.
        of = "of " if value.amount.endswith("s") and in_force().record.startswith("en") else ""
        amount = content(f"{value.amount} {of}{measure.unit}")
    return gettext(_BOUNDS[value.bound], amount=amount) if value.bound in _BOUNDS else amount


def period_words(value: Figure) -> str:
    """Return the time that a figure counts: `from May 2024 to June 2024`, `until June 2024`, `in June 2024`.

    Empty where none is given.
    """
    if value.since and value.since == value.until:
        return _within(value.since)
    if value.since and value.until:
        return gettext("from %(since)s to %(until)s", since=date_words(value.since), until=date_words(value.until))
    if value.since:
        return gettext("from %(since)s", since=date_words(value.since))
    return gettext("until %(date)s", date=date_words(value.until)) if value.until else ""


def _within(date: Date) -> str:
    """Return `in June 2024`, `on 5 June 2024`. Languages differ in what they say before a day, a month and a year."""
    words = date_words(date)
    if "/" in date.edtf or date.is_unsure:
        return pgettext("a span of time, or one that is not certain", "in %(date)s", date=words)
    match date.edtf.count("-"):
        case 0:
            return pgettext("a year", "in %(date)s", date=words)
        case 1:
            return pgettext("a month or season", "in %(date)s", date=words)
    return pgettext("a day", "on %(date)s", date=words)
