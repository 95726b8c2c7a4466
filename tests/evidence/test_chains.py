"""Circles are found whatever the order, and a long chain is no danger."""

from generator.evidence.chains import circles, end_of_chain


def test_a_circle_is_found_once_whoever_leads_into_it():
    next_of = {"a": ["b"], "b": ["c"], "c": ["a"], "x": ["b"], "y": []}
    assert circles(next_of, lambda steps: steps) == [["a", "b", "c"]]


def test_a_record_that_leads_to_itself_is_a_circle():
    assert circles({"a": ["a"]}, lambda steps: steps) == [["a"]]


def test_two_ways_to_one_end_are_no_circle():
    assert circles({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, lambda steps: steps) == []


def test_a_chain_of_a_hundred_thousand_has_an_end():
    records = {str(n): [str(n + 1)] for n in range(100_000)}
    assert circles(records, lambda steps: steps) == []
    assert end_of_chain(records["0"], records, lambda steps: steps[0]) == ["100000"]
