import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.offset_map import Edit, OffsetMap, apply

#        0123456789
TEXT = "ab--cd__ef"
EDITS = [Edit(2, 4, ""), Edit(6, 8, "xyz")]
#        abcdxyzef


def test_edits_are_made_in_order():
    assert apply(TEXT, EDITS) == "abcdxyzef"
    assert apply(TEXT, []) == TEXT


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ((0, 2), (0, 2)),  # ends where something was taken out: nothing of it
        ((2, 4), (4, 6)),  # begins where something was taken out: nothing of it
        ((0, 4), (0, 6)),  # around it
        ((1, 3), (1, 5)),
        ((4, 7), (6, 8)),  # what was replaced
        ((5, 6), (6, 8)),  # cuts into what was replaced: all of it
        ((3, 5), (5, 8)),
        ((6, 8), (6, 9)),
        ((7, 9), (8, 10)),  # behind all
    ],
)
def test_a_range_of_the_edited_text_is_carried_back(after, before):
    assert OffsetMap(EDITS).before(*after) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [((0, 2), (0, 2)), ((2, 4), (2, 2)), ((0, 3), (0, 2)), ((3, 5), (2, 3)), ((6, 7), (4, 7)), ((8, 10), (7, 9))],
)
def test_a_range_of_the_text_before_is_carried_on(before, after):
    assert OffsetMap(EDITS).after(*before) == after


def test_without_edits_nothing_moves():
    assert OffsetMap([]).before(3, 5) == (3, 5)
    assert OffsetMap([]).after(3, 5) == (3, 5)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.text("xyz", max_size=3)), max_size=8), st.data())
def test_a_range_of_whole_untouched_characters_comes_back_to_itself(steps, data):
    text, edits, at = "", [], 0
    for number, (gap, length, new) in enumerate(steps):
        # Every untouched character is a letter of its own, so that it can be known again.
        text += "".join(chr(0x1000 + 100 * number + i) for i in range(gap)) + "-" * length
        edits.append(Edit(at + gap, at + gap + length, new))
        at += gap + length
    text += "end"
    edited, offsets = apply(text, edits), OffsetMap(edits)
    letters = [i for i, letter in enumerate(edited) if letter not in "xyz"]
    start = data.draw(st.sampled_from(letters))
    end = data.draw(st.sampled_from([i for i in letters if i >= start])) + 1
    first, last = offsets.before(start, end)
    assert (text[first], text[last - 1]) == (edited[start], edited[end - 1])
    assert offsets.after(first, last) == (start, end)
