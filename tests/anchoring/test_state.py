import pytest

from generator.anchoring.state import state_found, state_not_found, state_without_text
from generator.records.lock import Digests, LockedPassage

LOCKED = LockedPassage("harbour", "0" * 16, 2, 10, 20, Digests("words", "comparable", "sentence"), "2031-04-01")


@pytest.mark.parametrize(
    ("start", "end", "digests", "state"),
    [
        (10, 20, Digests("words", "comparable", "sentence"), "exact"),
        (11, 21, Digests("words", "comparable", "sentence"), "moved"),
        (10, 21, Digests("words", "comparable", "sentence"), "moved"),
        (10, 20, Digests("typography", "comparable", "sentence"), "retyped"),
        (11, 21, Digests("typography", "comparable", "sentence"), "retyped"),
        (10, 20, Digests("words", "comparable", "not"), "changed"),
        (10, 20, Digests("words", "other", "sentence"), "changed"),
        (11, 21, Digests("other", "other", "other"), "changed"),
    ],
)
def test_what_is_found_once_is_compared_with_what_was_locked(start, end, digests, state):
    assert state_found(start, end, digests, LOCKED) == state
    assert state_found(start, end, digests, None) == "new"


def test_what_is_not_found_has_changed_if_it_was_ever_there():
    assert state_not_found(LOCKED) == "changed"
    assert state_not_found(None) == "missing"


def test_without_the_text_only_the_lock_proves():
    assert state_without_text(LOCKED) == "locked"
    assert state_without_text(None) == "unproved"
