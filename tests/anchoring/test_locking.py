from dataclasses import replace
from hashlib import sha256

import pytest

from generator.anchoring.anchor import anchor_all
from generator.anchoring.locking import accepted, locked
from generator.records.lock import AcceptedChange, Digests
from generator.records.text import ArticleText
from tests.anchoring.small import SOURCE, library_of, lock_of, passages_of

TEXT = "Streit um die Fähre\n\nEin Sprecher wies das zurück. Es gebe „keinen“ Vertrag – und keine Lieferung."
ONE, TWO = {"quote": "Ein Sprecher wies"}, {"quote": "Es gebe … keine Lieferung"}
FIRST, THEN = "2031-04-01", "2032-05-02"


def relocked(lock, text, *evidence):
    library = library_of(text, *evidence, lock=lock)
    return locked(library, anchor_all(library)[0], THEN)


def days(lock):
    return {line.on for line in lock.passages.values()}


def test_what_is_new_is_locked_as_it_was_found():
    lock = lock_of(TEXT, ONE)
    (line,) = lock.passages.values()
    assert (line.source, line.paragraph, line.start, line.end, line.on) == (SOURCE, 2, 21, 38, FIRST)
    assert TEXT[line.start : line.end] == "Ein Sprecher wies"
    assert [len(digest) for digest in line.digests] == [24, 24, 24]
    assert line.digests.words == line.digests.comparable != line.digests.sentence
    text = lock.texts[SOURCE]
    assert (text.digest, text.paragraphs, text.words, text.on) == (ArticleText(SOURCE, "", TEXT).digest, 2, 16, FIRST)


def test_what_is_unchanged_keeps_its_line_and_its_day():
    lock = lock_of(TEXT, ONE, TWO)
    assert relocked(lock, TEXT, ONE, TWO) == lock


@pytest.mark.parametrize("text", [f"Vorweg.\n{TEXT}", TEXT.replace("–", "-").replace("„", "«")])
def test_what_has_moved_or_was_retyped_gets_a_new_line(text):
    lock = lock_of(TEXT, TWO)
    again = relocked(lock, text, TWO)
    assert days(again) == {THEN}
    assert again.texts[SOURCE].on == THEN
    (passage,), _ = passages_of(library_of(text, TWO, lock=again))
    assert passage.state == "exact"


def test_a_text_that_has_changed_elsewhere_leaves_the_passage_its_day():
    lock = lock_of(TEXT, ONE)
    again = relocked(lock, f"{TEXT}\nNoch etwas.", ONE)
    assert days(again) == {FIRST}
    assert (again.texts[SOURCE].on, again.texts[SOURCE].paragraphs) == (THEN, 3)


def test_without_the_text_lines_are_kept_while_they_are_used():
    lock = lock_of(TEXT, ONE, TWO)
    assert relocked(lock, None, ONE, TWO) == lock
    again = relocked(lock, None, TWO)
    assert len(again.passages) == 1
    assert again.passages.items() <= lock.passages.items()
    assert again.texts == lock.texts


def test_what_nothing_uses_is_left_out():
    lock = lock_of(TEXT, ONE, TWO)
    assert len(relocked(lock, TEXT, TWO).passages) == 1
    library = library_of(TEXT, ONE, lock=lock)
    assert locked(replace(library, sources={}, claims={}), {}, THEN).texts == {}


def test_a_source_that_is_not_held_has_no_line():
    library = library_of(TEXT, ONE, lock=lock_of(TEXT, ONE))
    not_held = {SOURCE: replace(library.sources[SOURCE], held=False)}
    assert locked(replace(library, sources=not_held), {}, THEN).texts == {}


def test_lines_are_in_order():
    lock = lock_of(TEXT, TWO, ONE, {"quote": "Streit um die"})
    assert list(lock.passages) == sorted(lock.passages)


CHANGED = TEXT.replace("Vertrag", "Plan")


def test_what_has_changed_or_is_gone_keeps_its_old_line():
    lock = lock_of(TEXT, ONE, TWO)
    for text in (CHANGED, TEXT.replace("gebe", "gab"), f"{TEXT}\n{TEXT}"):
        again = relocked(lock, text, ONE, TWO)
        assert again.passages == lock.passages


def test_the_old_text_stays_locked_while_a_change_is_unsettled():
    lock = lock_of(TEXT, ONE, TWO)
    assert relocked(lock, CHANGED, ONE, TWO).texts == lock.texts


def test_an_accepted_change_is_on_record_and_the_passage_is_exact_again():
    lock = lock_of(TEXT, ONE, TWO)
    (_, passage), problems = passages_of(library_of(CHANGED, ONE, TWO, lock=lock))
    assert (passage.state, len(problems)) == ("changed", 1)
    old = lock.passages[passage.key]
    lock = accepted(lock, passage, " the source\n corrected a word", THEN)
    (_, passage), problems = passages_of(library_of(CHANGED, ONE, TWO, lock=lock))
    assert (passage.state, problems) == ("exact", [])
    change = AcceptedChange(SOURCE, old.selector, THEN, old.digests, FIRST, "the source corrected a word")
    assert passage.changes == (change,)
    assert days(lock) == {FIRST, THEN}


def test_changes_stay_on_record_as_long_as_the_passage():
    lock = lock_of(TEXT, TWO)
    (passage,), _ = passages_of(library_of(CHANGED, TWO, lock=lock))
    lock = accepted(lock, passage, "one", THEN)
    (passage,), _ = passages_of(library_of(TEXT, TWO, lock=lock))
    lock = accepted(lock, passage, "two", THEN)
    assert [change.why for change in relocked(lock, TEXT, TWO).changes[passage.key]] == ["one", "two"]
    assert relocked(lock, TEXT, ONE).changes == {}
    (passage,), _ = passages_of(library_of(None, TWO, lock=lock))
    assert len(passage.changes) == 2


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("gebe", "gab"), f"{TEXT}\n{TEXT}", None])
def test_only_new_words_of_a_locked_passage_can_be_accepted(text):
    lock = lock_of(TEXT, TWO)
    (passage,), _ = passages_of(library_of(text, TWO, lock=lock))
    with pytest.raises(ValueError, match="no new words"):
        accepted(lock, passage, "so", THEN)


def test_what_was_never_locked_cannot_be_accepted():
    (passage,), _ = passages_of(library_of(CHANGED, TWO))
    with pytest.raises(ValueError, match="the passage is new"):
        accepted(lock_of(TEXT, ONE), passage, "so", THEN)


def test_digests_are_of_what_stands_there():
    lock = lock_of("Es war „so“.", {"quote": "war „so“"})
    (line,) = lock.passages.values()
    held, comparable, sentence = "war „so“", 'war "so"', 'Es war "so".'
    assert line.digests == Digests(*(sha256(words.encode()).hexdigest()[:24] for words in (held, comparable, sentence)))
