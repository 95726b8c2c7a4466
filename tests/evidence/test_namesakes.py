"""Names that could be taken for one another are found by rule."""

from pathlib import Path

import pytest

from generator.evidence.namesakes import namesakes
from generator.records.entity import Entity
from tests.evidence.records import cases

CASES = cases(Path(__file__).parent / "cases/namesakes.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_names_that_could_be_taken_for_one_another_are_found(case):
    found = namesakes(Entity(id=id, **fields) for id, fields in case["entities"].items())
    assert {id: sorted(others) for id, others in found.items()} == case["alike"]
