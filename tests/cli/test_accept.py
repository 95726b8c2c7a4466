"""`briefings accept`: what it records, what it refuses, and that nothing else records a change."""

import os

import pytest

from generator.reading.lock import read_lock
from generator.records.lock import Lock

WHY = "the publisher corrected the day"


@pytest.fixture
def lock_of(project):
    def lock_of() -> Lock:
        lock, problems = read_lock(project / "briefings/passages.lock", "passages.lock")
        assert not problems
        return lock

    return lock_of


@pytest.fixture
def changed(cli, change):
    """Lock everything, then let a word change in the sentence that three passages stand in."""
    assert cli("lock").exit_code == 0
    change("articles/harbour.txt", "am Dienstag", "am Mittwoch")


def changes(lock: Lock) -> list:
    return [change for changes in lock.changes.values() for change in changes]


@pytest.mark.usefixtures("changed")
def test_a_change_is_recorded_with_the_old_words_digest_the_day_and_the_reason(cli, lock_of, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924905600")
    before = lock_of()
    result = cli("accept", "ferry-deal/1", "--why", WHY)
    assert result.exit_code == 0, result.output
    after = lock_of()
    (recorded,) = changes(after)
    old = before.passages[recorded.key]
    assert (recorded.old, recorded.locked_on) == (old.digests, old.on)
    assert (recorded.on, recorded.why) == ("2030-12-31", WHY)
    new = after.passages[recorded.key]
    assert new.digests != old.digests
    assert new.on == "2030-12-31"
    assert {key: line for key, line in after.passages.items() if key != recorded.key} == {
        key: line for key, line in before.passages.items() if key != recorded.key
    }


@pytest.mark.usefixtures("changed")
def test_old_and_new_words_are_shown_and_what_is_left_is_told(cli):
    result = cli("accept", "ferry-deal/1", "--why", WHY)
    assert result.output == (
        "claim 'ferry-deal', evidence 1: the passage in 'harbour'\n"
        "    old: … teilte am Dienstag mit, dass im …\n"
        "    new: … teilte am Mittwoch mit, dass im …   (paragraph 2)\n"
        "                     ^^^^^^^^\n"
        "passages.lock: 1 accepted change recorded; readers see that the wording changed\n"
        "2 other problems left: briefings check\n"
    )


@pytest.mark.usefixtures("changed")
def test_a_claim_without_a_number_means_all_its_evidence_attributions_too(cli, lock_of):
    assert cli("accept", "ferries-sold", "--why", WHY).exit_code == 0
    assert len(changes(lock_of())) == 2


@pytest.mark.usefixtures("changed")
def test_when_all_changes_are_accepted_the_record_is_sound_again(cli):
    cli("accept", "ferries-sold", "--why", WHY)
    assert cli("check").exit_code == 1
    assert "when all is well: briefings lock" in cli("accept", "ferry-deal", "--why", WHY).output
    assert cli("check", "--locked").exit_code == 0
    assert cli("lock").exit_code == 0


@pytest.mark.usefixtures("changed")
def test_accepted_changes_are_kept_when_the_text_is_locked_again(cli, lock_of):
    cli("accept", "ferries-sold", "--why", WHY)
    cli("accept", "ferry-deal", "--why", WHY)
    recorded = changes(lock_of())
    cli("lock")
    assert changes(lock_of()) == recorded
    assert len(recorded) == 3


def test_a_passage_that_two_claims_rest_on_is_accepted_for_both_and_that_is_said(cli, change):
    change(
        "briefings/claims/ferries.yml",
        "{source: harbour, quote: im Sommer weitere Schiffe folgen könnten, said_by: observers}",
        "{source: harbour, quote: fünf Fähren an Belmark verkauft}",
    )
    cli("lock")
    change("articles/harbour.txt", "am Dienstag", "am Mittwoch")
    result = cli("accept", "ferry-deal", "--why", WHY)
    assert "also the passage of more-ships/1: see that they hold too" in result.output


def test_nothing_is_recorded_where_nothing_has_changed(cli, project):
    cli("lock")
    before = (project / "briefings/passages.lock").read_bytes()
    result = cli("accept", "ferry-deal/1", "--why", WHY)
    assert result.exit_code == 1
    assert result.output == "'ferry-deal/1': nothing has changed there (exact), so there is nothing to accept\n"
    assert (project / "briefings/passages.lock").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("fast fünf Fähren an", "fast drei Fähren an", "has changed since it was locked"),
        ("Hintergrund", "Hintergrund: fünf Fähren an Belmark verkauft", "fits 2 places in 'harbour'"),
    ],
)
def test_a_passage_that_is_missing_or_ambiguous_is_never_accepted(cli, change, project, old, new, message):
    cli("lock")
    change("articles/harbour.txt", old, new)
    before = (project / "briefings/passages.lock").read_bytes()
    result = cli("accept", "ferry-deal", "--why", WHY)
    assert result.exit_code == 1
    assert message in result.output
    assert "a passage that is not found once has no new words to accept: put it right first" in result.output
    assert (project / "briefings/passages.lock").read_bytes() == before


def test_a_new_passage_that_is_not_there_is_not_accepted_either(cli, change):
    change("briefings/claims/ferries.yml", "fünf Fähren an Belmark", "zwölf Fähren an Belmark")
    result = cli("accept", "ferry-deal", "--why", WHY)
    assert result.exit_code == 1
    assert "the passage is not in 'harbour'" in result.output


def test_without_the_text_nobody_can_see_a_change(cli, project):
    cli("lock")
    (project / "articles/harbour.txt").unlink()
    result = cli("accept", "ferry-deal", "--why", WHY)
    assert result.exit_code == 1
    assert "the text is not in hand" in result.output


@pytest.mark.usefixtures("changed")
def test_a_lock_that_cannot_be_read_is_left_as_it_is(cli, project):
    path = project / "briefings/passages.lock"
    text = path.read_text("utf-8")
    path.write_text(text.replace("passage harbour", "<<<<<<< mine\npassage harbour", 1), "utf-8")
    before = path.read_bytes()
    result = cli("accept", "ferry-deal", "--why", WHY)
    assert result.exit_code == 1
    assert "two versions of the lock meet here" in result.output
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("fery-deal", "--why", WHY), "there is no claim 'fery-deal'\ndid you mean 'ferry-deal'?"),
        (("ferry-deal/2", "--why", WHY), "claim 'ferry-deal' has 1 item of evidence: write ferry-deal/1"),
        (("ferry-deal/0", "--why", WHY), "write ferry-deal/1"),
        (("ferry-deal/x", "--why", WHY), "write ferry-deal/1"),
        (("ferry-deal/", "--why", WHY), "write ferry-deal/1"),
        (("ferry-deal",), "Missing option '--why'"),
        (("ferry-deal", "--why", " "), "is empty"),
        (("ferry-deal", "--why", "two\nlines"), "should be a single line"),
        (("ferry-deal", "--why", "a\u202eb"), "holds the invisible direction mark U+202E"),
    ],
)
@pytest.mark.usefixtures("changed")
def test_wrong_use_is_told_and_is_exit_2(cli, args, message):
    result = cli("accept", *args)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.usefixtures("changed")
def test_a_claim_in_a_file_that_cannot_be_read_is_told_as_that(cli, change):
    change("briefings/claims/ferries.yml", "    kind: denial", "\tkind: denial")
    result = cli("accept", "ferry-deal", "--why", WHY)
    assert result.exit_code == 1
    assert "a tab" in result.output


@pytest.mark.usefixtures("changed")
def test_neither_check_nor_lock_accepts_a_change(cli, lock_of, project):
    before = (project / "briefings/passages.lock").read_bytes()
    assert cli("check").exit_code == 1
    result = cli("lock")
    assert result.exit_code == 1
    assert result.output.endswith("nothing was locked\n")
    assert (project / "briefings/passages.lock").read_bytes() == before
    assert changes(lock_of()) == []


@pytest.mark.usefixtures("changed")
def test_a_lock_that_cannot_be_written_is_a_problem_not_a_traceback(cli, project):
    # In the way of the file that is written first; this fails for root as well.
    (project / f"briefings/.passages.lock.{os.getpid()}").mkdir()
    result = cli("accept", "ferry-deal", "--why", WHY)
    assert result.exit_code == 1
    assert "briefings/passages.lock: cannot be written: Is a directory" in result.output
