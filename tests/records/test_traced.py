"""What is drawn on is noted, also by a copy of the process that gives numbers of its own."""

import pickle

from generator.records.stored import Pieces
from generator.records.traced import Derived, Trace, Traced


def joined(records: dict[str, int]) -> tuple[Trace, Traced[str, int], Derived[str, int]]:
    trace = Trace()
    numbers = Traced[str, int](trace, "number", records)
    return trace, numbers, Derived(trace, "twice", numbers, lambda id: numbers[id] * 2, lasting=True)


RECORDS = {"a": 1, "b": 2, "c": 3}


def test_a_fact_has_one_number_for_each_kind_and_id():
    trace = Trace()
    facts = {trace.fact(kind, id) for kind in ("claim", "source") for id in ("a", "b")}
    assert len(facts) == 4
    assert trace.fact("claim", "a") in facts
    assert trace.ids_of(["source"], [trace.fact("claim", "a"), trace.fact("source", "b")]) == {"b"}


def test_a_key_with_parts_is_told_by_its_first():
    trace = Trace()
    passages = Traced[tuple[str, str], int](trace, "passage", {("a", "x"): 1})
    _, facts = trace.drawn(lambda: passages[("a", "x")])
    assert facts == {trace.fact("passage", "a")}


def test_a_copy_of_the_process_tells_what_it_has_worked_out():
    trace, _, twice = joined(RECORDS)
    copy, _, twice_there = joined(RECORDS)
    learn = trace.learner()
    copy.be_the_other()
    # Both give the next numbers, to other ids.
    assert trace.numbers["only here"] == copy.numbers["only there"]
    twice_there.know("b")
    learned = pickle.loads(pickle.dumps(copy.learned()))  # noqa: S301
    assert learned is not None
    assert copy.learned() == ([], [])
    learn(learned)
    assert trace.numbers["b"] in trace.of("twice")
    assert twice["b"] == 4
    assert trace.of("twice").take_stale({trace.fact("number", "b")}) == [trace.numbers["b"]]


def test_this_process_tells_nobody():
    trace, _, twice = joined(RECORDS)
    twice.know("a")
    assert trace.learned() is None


def test_notes_outlive_the_process():
    trace, _, twice = joined(RECORDS)
    twice.know("a")
    pieces = Pieces()
    again = Trace.recalled(pickle.loads(pickle.dumps(trace.pack(pieces))), pieces)  # noqa: S301
    assert again.fact("number", "a") == trace.fact("number", "a")
    assert again.of("twice").take_stale({again.fact("number", "a")}) == [again.numbers["a"]]


def test_what_changed_goes_on_only_where_the_value_is_another():
    trace, numbers, twice = joined(RECORDS)
    assert [twice[id] for id in RECORDS] == [2, 4, 6]
    changed = numbers.facts_of(numbers.exchange(Traced(Trace(), "number", {**RECORDS, "b": 5})))
    twice.renew(changed)
    assert trace.ids_of(["twice"], changed) == {"b", "*"}
    assert twice["b"] == 10
