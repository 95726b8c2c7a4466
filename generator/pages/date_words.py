"""Dates in the language of the frame, no more exact than they are known."""

from __future__ import annotations

from collections.abc import Mapping

from generator.pages.language import gettext, in_force, later
from generator.records.date import SEASONS, Date, shared_said_once

_MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)
_SEASONS: Mapping[str, str] = {
    "spring": later("spring"),
    "summer": later("summer"),
    "autumn": later("autumn"),
    "winter": later("winter"),
}
_MARKS: Mapping[str, str] = {
    "~": later("about %(date)s"),
    "?": later("perhaps %(date)s"),
    "%": later("perhaps about %(date)s"),
}


def date_words(date: Date) -> str:
    """Return a date as readers see it: `about June 2024`, `18 to 19 June 2024`, `until 2024`."""
    if not in_force().messages:
        return date.text  # which is English
    begin, slash, end = date.edtf.partition("/")
    if not slash:
        return _one(begin)
    if begin == "..":
        return gettext("until %(date)s", date=_one(end))
    if end == "..":
        return gettext("since %(date)s", date=_one(begin))
    first, last = _one(begin), _one(end)
    if not date.is_unsure:
        first = shared_said_once(first, last)
    return gettext("%(begin)s to %(end)s", begin=first, end=last)


def end_words(date: Date) -> str:
    """Return the end of a date: of `until 18 June 2024` the day."""
    return _one(date.edtf.rpartition("/")[2]) if in_force().messages else date.text.removeprefix("until ")


def month_words(year: int, month: int) -> str:
    """Return a month, counted from 1: `June 2024`."""
    return gettext("%(month)s %(year)s", month=gettext(_MONTHS[month - 1]), year=year)


def _one(edtf: str) -> str:
    mark = edtf[-1] if edtf[-1] in _MARKS else ""
    year, *rest = map(int, edtf.removesuffix(mark).split("-"))
    if not rest:
        words = f"{year}"
    elif len(rest) == 2:
        month, day = rest
        words = gettext("%(day)s %(month)s %(year)s", day=day, month=gettext(_MONTHS[month - 1]), year=year)
    elif rest[0] in SEASONS:
        words = gettext("%(season)s %(year)s", season=gettext(_SEASONS[SEASONS[rest[0]]]), year=year)
    else:
        words = month_words(year, rest[0])
    return gettext(_MARKS[mark], date=words) if mark else words
