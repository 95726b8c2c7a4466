"""References are checked where the folders of mistakes cannot show it: silence about what could not be read."""

from dataclasses import replace

from generator.evidence.references import reference_problems
from generator.records.library import WHOLE_FILE
from tests.evidence.records import graph_of


def test_an_id_that_may_stand_in_an_unreadable_file_is_no_second_problem():
    graph, problems = graph_of({"sale": {"implies": ["deal"]}})
    assert len(problems) == 1
    assert not reference_problems(replace(graph.library, unreadable={"claim": frozenset({WHOLE_FILE})}))
    assert not reference_problems(replace(graph.library, unreadable={"claim": frozenset({"deal"})}))
    assert reference_problems(replace(graph.library, unreadable={"claim": frozenset({"other"})}))
