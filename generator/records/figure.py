"""Numbers with their unit, bound and period, and the measures they count."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from generator.records.date import EdtfDate
from generator.records.reads import Reads
from generator.records.record import Written, record
from generator.records.scalars import Id, Line, Text, written

Bound = Literal["exactly", "about", "nearly", "over", "at-least", "at-most"]

_DIGITS = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_AMBIGUOUS = re.compile(r"[0-9]{1,3}(?:[.,'’][0-9]{3})+")


def read_digits(value: str) -> Decimal:
    """Read digits grouped by spaces or not at all, a point before decimals; raise ValueError for other forms."""
    if _AMBIGUOUS.fullmatch(value):
        grouped = re.sub(r"[.,'’]", " ", value)
        raise ValueError(f"'{value}' reads differently from country to country: write '{grouped}' if that is meant")
    if not _DIGITS.fullmatch(value):
        raise ValueError(f"'{value}' is not a plain number: write digits, in groups of three if you like (5 000 000)")
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", value))


def _read_bound_of_words(value: Any) -> Any:
    return read_digits(value) if isinstance(value, str) else value


def _check_amount(value: Any) -> Any:
    if isinstance(value, str) and re.search(r"[0-9]", value):
        read_digits(value)
    return value


_DIGITS_SCHEMA = f"({_DIGITS.pattern.replace('?:', '')})"
_PLAIN = "digits, in groups of three if you like (5 000 000)"
_LIMIT_SCHEMA = written(f"^{_DIGITS_SCHEMA}$", _PLAIN, "number", minimum=0)
_AMOUNT_SCHEMA = written(rf"^(\s*{_DIGITS_SCHEMA}\s*|[^0-9\n]*)$", f"{_PLAIN}, or words", "number", minimum=0)

Amount = Annotated[Line, Reads(before=_check_amount, schema=_AMOUNT_SCHEMA)]
Limit = Annotated[Decimal, Reads(before=_read_bound_of_words, only=Decimal, schema=_LIMIT_SCHEMA)]


@record
class Measure(Written):
    """What a kind of figure counts; declared once, so that a slip makes no new one."""

    id: Id
    label: Line
    unit: Line
    """In the plural: shells, containers, tonnes."""
    note: Text | None = None
    """What is counted and what is not; public."""


@record
class Figure(Written):
    """One number as a source gives it."""

    measure: Id
    amount: Amount
    """Digits, grouped by spaces or not (`5 000 000`), or words (`tens of millions`)."""
    bound: Bound = "exactly"
    low: Limit | None = None
    """For an amount in words: the least it can mean."""
    high: Limit | None = None
    since: EdtfDate | None = None
    """Counted from."""
    until: EdtfDate | None = None
    """Counted up to."""

    @property
    def value(self) -> Decimal | None:
        """The amount as a number, None where it is given in words."""
        return read_digits(self.amount) if re.search(r"[0-9]", self.amount) else None
