"""Files in columns are what a dict of entries would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.files import Entry, Files
from generator.publish.manifest import digest_of

NUMBERS = st.integers(-(2**63), 2**63 - 1)
ENTRIES = st.builds(Entry, st.binary(max_size=1).map(digest_of), NUMBERS, NUMBERS, st.integers(0, 0o177777))
TREES = st.dictionaries(st.sampled_from("abcdefg"), ENTRIES)


def is_the_same(files, entries):
    assert dict(files) == entries
    assert list(files) == list(files.keys()) == list(files.digests) == list(entries)
    assert list(files.looks) == [number for entry in entries.values() for number in entry[1:]]
    return True


@given(TREES, st.lists(st.tuples(TREES, st.sets(st.sampled_from("abcdefg"))), max_size=4), st.booleans())
def test_files_come_change_and_go(entries, turns, between):
    files = Files(entries)
    for come, gone in turns:
        before, known = files, dict(entries)
        files = files.changed(gone & entries.keys(), come)
        entries = {path: entry for path, entry in entries.items() if path not in gone} | come
        if between:
            assert is_the_same(files, entries)
        assert dict(before) == known
    assert is_the_same(files, entries)


@given(TREES, TREES)
def test_two_trees_differ_where_their_entries_do(one, other):
    differ = {path for path in one if other.get(path) != one[path]}
    assert Files(one).otherwise_than(Files(other)) == differ


def test_a_file_that_is_not_there_is_a_mistake():
    with pytest.raises(KeyError):
        Files({})["a"]
