"""Figures are compared with their bound and period, and never averaged."""

from pathlib import Path

import pytest

from generator.evidence.figures import conflicts
from generator.records.claim import Claim
from generator.records.figure import Figure
from tests.evidence.records import cases

CASES = cases(Path(__file__).parent / "cases" / "figures.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_two_figures_are_in_conflict_by_rule_and_either_way_round(case):
    one, other = (
        Claim(id=id, claim=id, evidence=(), figure=Figure(measure="ships", **case[id])) for id in ("one", "other")
    )
    expected = case["conflict"] == "yes"
    assert bool(conflicts((one, other))) == expected
    assert bool(conflicts((other, one))) == expected
