"""Amounts are read strictly: what could mean two numbers means none."""

from decimal import Decimal

import pytest

from generator.records.figure import Figure, read_digits


@pytest.mark.parametrize(
    ("amount", "value"),
    [("5 000 000", 5_000_000), ("5000000", 5_000_000), ("11\u202f000", 11_000), ("2.5", Decimal("2.5"))],
)
def test_plain_digits_are_a_number(amount, value):
    assert read_digits(amount) == value


@pytest.mark.parametrize("amount", ["11.000", "11,000", "5'000'000", "1 00", "5,5", "-3", "1e6", "٥", "5 000 0000"])
def test_digits_that_could_mislead_are_refused(amount):
    with pytest.raises(ValueError, match=r"reads differently|plain number"):
        read_digits(amount)


def test_an_amount_in_words_has_no_value():
    assert Figure(measure="shells", amount="tens of millions").value is None
