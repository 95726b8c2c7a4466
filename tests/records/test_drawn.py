"""What pieces of work drew on, and which of them are stale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import drawn as module
from generator.records.drawn import Drawn
from generator.records.stored import Pieces

# In bytes, some of them stand in what others make together.
FACTS = st.sets(st.sampled_from([1, 2, 3, 4, 256, 257, 512, 65_536, 65_537, 1 << 24, (1 << 24) + 1, 258]), max_size=6)
STEPS = st.lists(st.tuples(st.sampled_from(["put", "forget", "change", "pack"]), st.integers(0, 9), FACTS))


def noted(*pieces: tuple[int, set[int]]) -> Drawn:
    drawn = Drawn()
    for piece, facts in pieces:
        drawn.put(piece, facts)
    return drawn


def test_what_drew_on_something_changed_is_stale_and_forgotten():
    drawn = noted((3, {10, 11}), (4, {11, 12}), (5, {13}))
    assert drawn.take_stale({12, 13}) == [4, 5]
    assert [piece in drawn for piece in (3, 4, 5)] == [True, False, False]
    assert drawn.take_stale({12, 13}) == []
    assert drawn.take_stale({11}) == [3]


def test_a_piece_that_is_done_anew_counts_as_it_is_now():
    drawn = noted((3, {10}))
    drawn.take_stale({10})
    drawn.put(3, {20})
    assert drawn.take_stale({10}) == []
    assert drawn.take_stale({20}) == [3]


def test_many_pieces_are_looked_through_as_few_are():
    drawn = noted(*((piece, {piece + 1, 10_000 + piece // 2}) for piece in range(5000)))
    assert drawn.take_stale({1, 3001, 12_499}) == [0, 3000, 4998, 4999]


def test_the_bytes_of_two_facts_are_not_taken_for_a_third():
    drawn = Drawn()
    drawn.put(0, [256, 1])
    drawn.put(1, [65_536])
    assert drawn.take_stale({65_536}) == [1]


def test_what_is_stale_does_not_pile_up_from_one_process_to_the_next():
    drawn = noted(*((piece, {piece + 1}) for piece in range(100)))
    for edit in range(300):
        for piece in drawn.take_stale({edit % 100 + 1}):
            drawn.put(piece, {piece + 1})
        drawn.forget(edit % 90)
        drawn.put(edit % 90, {edit % 90 + 1})
        pieces = Pieces()
        packed = drawn.pack(pieces)
        assert len(packed.pieces) < 4 * 140
        drawn = Drawn.recalled(packed, pieces)


def test_a_stretch_stays_where_it_is_from_one_process_to_the_next(tmp_path):
    drawn = noted(*((piece, {piece + 1, 9000}) for piece in range(3000)))
    sizes = list[int]()
    for edit in range(40):
        assert drawn.take_stale({edit * 60 + 1, 10_000}) == [edit * 60]
        drawn.put(edit * 60, {edit * 60 + 1, 9000})
        pieces = Pieces()
        packed = drawn.pack(pieces)
        stored = pieces.save(tmp_path)
        sizes.append(sum(file.size for file in stored.files))
        loaded = Pieces.load(tmp_path, stored)
        assert loaded
        drawn = Drawn.recalled(packed, loaded)
    assert sizes[0] == sizes[-1]
    assert len(packed.stretches) == 2
    assert drawn.take_stale({9000}) == sorted(range(3000), key=lambda piece: (piece % 60 == 0 and piece < 2400, piece))


def test_pieces_are_swept_in_stretches_too():
    drawn = noted(*((piece, {piece + 1}) for piece in range(3000)))
    for piece in drawn.take_stale(set(range(1001, 2501))):
        drawn.put(piece, {piece + 10_001})
    pieces = Pieces()
    packed = drawn.pack(pieces)
    assert len(packed.pieces) == 4 * 3000
    drawn = Drawn.recalled(packed, pieces)
    assert drawn.take_stale({1, 1001, 11_001, 12_500, 12_501, 2501, 3000}) == [0, 2500, 2999, 1000, 2499]


@given(STEPS, st.sampled_from([1, 2, 3, 1024]))
def test_it_knows_what_a_plain_mapping_would(steps, pieces_in_a_stretch):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_PIECES", pieces_in_a_stretch)
        knows_what_a_plain_mapping_would(steps)


def knows_what_a_plain_mapping_would(steps):
    drawn, plain = Drawn(), dict[int, set[int]]()
    for step, piece, facts in steps:
        if step == "put" and piece not in drawn:
            drawn.put(piece, facts)
            plain[piece] = facts
        elif step == "forget":
            plain.pop(piece, None)
            drawn.forget(piece)
        elif step == "change":
            stale = {piece for piece, drew_on in plain.items() if drew_on & facts}
            # What was forgotten and done anew may be stale for what it once drew on; it is only done once more.
            assert stale <= set(drawn.take_stale(facts))
            plain = {piece: drew_on for piece, drew_on in plain.items() if piece not in stale and piece in drawn}
        elif step == "pack":
            pieces = Pieces()
            drawn = Drawn.recalled(drawn.pack(pieces), pieces)
        assert {piece for piece in range(10) if piece in drawn} == plain.keys()
