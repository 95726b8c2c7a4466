"""Dates as exact as they are known, in the Extended Date/Time Format (EDTF, ISO 8601-2), the few forms news needs.

A date is never completed: a month stays a month. `earliest` and `latest` bound it for sorting and comparing; they are
never shown as days that no source gives.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any

from generator.records.reads import Reads
from generator.records.scalars import written

# Not `calendar.month_name`, which whoever sets the locale of the process puts into another language.
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}  # northern hemisphere; EDTF itself leaves this open
_ONE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)")
FORMS = "2024, 2024-09, 2024-09-13, 2024-06~ (about), 2024-02/2024-03, ../2024-09, 2024-09/.. or 2022-23 (autumn)"


@dataclass(frozen=True, slots=True)
class Date:
    """A date or span at the precision given. Equal when written alike; sorts by earliest, then latest day."""

    edtf: str
    """As written."""
    earliest: datetime.date = field(compare=False)
    """`date.min` for an open beginning."""
    latest: datetime.date = field(compare=False)
    """The last day, inclusive; `date.max` for an open end."""
    text: str = field(compare=False)
    """In English, for readers: `about June 2024`."""

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        return self.earliest, self.latest, self.edtf

    def overlaps(self, other: Date) -> bool:
        """Whether some day may lie in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    @property
    def is_day(self) -> bool:
        """Whether it is one day and no more: `about` a day may be another."""
        return self.earliest == self.latest and not self.is_unsure

    @property
    def is_unsure(self) -> bool:
        """Whether one of its ends is only about or perhaps so (`~`, `?`, `%`)."""
        return any(mark in self.edtf for mark in "~?%")

    @property
    def is_open(self) -> bool:
        """Whether the beginning or the end is left open."""
        return self.earliest == datetime.date.min or self.latest == datetime.date.max

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=10_000)  # a record names few days, and most of them often
def parse_date(value: str) -> Date:
    """Read one of the forms in `FORMS`; raise ValueError, in an editor's words, for anything else."""
    value = value.strip()
    if not all(end == ".." or _ONE.fullmatch(end) for end in value.split("/", 1)):
        raise ValueError(f"'{value}' is not a date: write {FORMS}")
    begin, slash, end = value.partition("/")
    if begin == ".." and end in ("..", ""):
        raise ValueError(f"'{value}' has neither a beginning nor an end")
    if not slash:
        return _parse_one(value)
    if begin == "..":
        last = _parse_one(end)
        return Date(value, datetime.date.min, last.latest, f"until {last.text}")
    if end == "..":
        first = _parse_one(begin)
        return Date(value, first.earliest, datetime.date.max, f"since {first.text}")
    first, last = _parse_one(begin), _parse_one(end)
    if last.latest < first.earliest:
        raise ValueError(f"'{value}' ends before it begins")
    return Date(value, first.earliest, last.latest, _from_to(first, last))


def shared_said_once(first: str, last: str) -> str:
    """Return the beginning of a span in words without what its end says again: of `18 June 2024` no more than `18`."""
    begin, end, shared = first.split(" "), last.split(" "), 0
    while shared < min(len(begin), len(end)) - 1 and begin[-1 - shared] == end[-1 - shared]:
        shared += 1
    return " ".join(begin[: len(begin) - shared])


def _from_to(first: Date, last: Date) -> str:
    """Return both ends in words; what they share is said once: `18 to 19 June 2024`."""
    begin = first.text if first.is_unsure or last.is_unsure else shared_said_once(first.text, last.text)
    return f"{begin} to {last.text}"


def _parse_one(value: str) -> Date:
    match = _ONE.fullmatch(value)
    assert match, "checked by parse_date"  # noqa: S101 - the caller has matched it
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    if year == 0:
        raise ValueError(f"'{value}' is not a date: there is no year 0")
    about = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}[match["mark"]]
    if month in SEASONS and not day:
        first = datetime.date(year, _SEASON_FIRST_MONTH[month], 1)
        # Winter begins in December of the year it is named after and ends in the next.
        end_year, end_month = (year + 1, 2) if month == 24 else (year, first.month + 2)
        last = datetime.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
        return Date(value, first, last, f"{about}{SEASONS[month]} {year}")
    if match["month"] and not 1 <= month <= 12:
        raise ValueError(f"'{value}' is not a date: there is no month {match['month']}")
    if match["day"]:
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(f"'{value}' is not a date: {MONTHS[month - 1]} {year} has no day {match['day']}")
        one = datetime.date(year, month, day)
        return Date(value, one, one, f"{about}{day} {MONTHS[month - 1]} {year}")
    if match["month"]:
        last = datetime.date(year, month, calendar.monthrange(year, month)[1])
        return Date(value, datetime.date(year, month, 1), last, f"{about}{MONTHS[month - 1]} {year}")
    return Date(value, datetime.date(year, 1, 1), datetime.date(year, 12, 31), f"{about}{year}")


def _read(value: Any) -> Any:
    return parse_date(value) if isinstance(value, str) else value


# For an editor program, which knows the days of each month but no leap years. A year alone is a number to it.
_LONG, _SHORT = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])", "(0[469]|11)-(0[1-9]|[12][0-9]|30)"
_DAY_OR_MONTH = f"({_LONG}|{_SHORT}|02-(0[1-9]|[12][0-9])|0[1-9]|1[0-2]|2[1-4])"
_END = f"(?!0000)[0-9]{{4}}(-{_DAY_OR_MONTH})?[~?%]?"
_SCHEMA = written(
    f"^({_END}(/({_END}|\\.\\.))?|\\.\\./{_END})$", f"write {FORMS}", "integer", minimum=1000, maximum=9999
)

EdtfDate = Annotated[Date, Reads(before=_read, only=Date, schema=_SCHEMA)]
"""A date as editors write it."""
