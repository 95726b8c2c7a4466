from decimal import Decimal
from pathlib import Path

import pytest

from generator.pages.axis import axis_of
from tests.evidence.records import cases

CASES = cases(Path(__file__).parent / "cases" / "axis.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["greatest"] for case in CASES])
def test_ticks_are_round_few_and_reach_beyond_the_greatest_number(case):
    greatest = Decimal(case["greatest"])
    axis = axis_of([Decimal(0), greatest])
    assert [tick.text.replace("\u00a0", " ") for tick in axis.ticks] == case["ticks"]
    assert greatest <= axis.end


def test_the_line_begins_at_nought_and_is_linear():
    axis = axis_of([Decimal(40)])
    assert (axis.at(Decimal(0)), axis.at(Decimal(10)), axis.at(Decimal(40))) == (1.0, 25.5, 99.0)
