"""What happened when: in order, and never more exactly than it is recorded."""

from pathlib import Path

import pytest

from generator.evidence.chronology import Entry, chronology
from tests.evidence.records import cases, graph_of

CASES = cases(Path(__file__).parent / "cases" / "chronology.yml")


def line(entry: Entry) -> str:
    told = " ".join(claim.id for claim in entry.claims)
    return f"{entry.year or 'undated'} {f'{entry.event.id}: {told}' if entry.event else told}"


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_entries_stand_in_order(case):
    graph, problems = graph_of(case["claims"], events=case.get("events", {}))
    assert not problems
    assert [line(entry) for entry in chronology(graph, case.get("only"))] == case["expect"]
