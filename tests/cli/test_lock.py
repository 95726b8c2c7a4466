"""`briefings lock`: all or nothing, and the texts are kept for later messages."""

import hashlib


def test_every_passage_is_locked_once_and_then_there_is_nothing_to_do(cli):
    assert cli("lock").output == "passages.lock: 6 passages locked, 6 new or changed, 0 gone\n"
    assert cli("lock").output == "passages.lock: nothing to do, 6 passages locked\n"


def test_a_line_that_nothing_uses_goes(cli, change):
    cli("lock")
    change("briefings/claims/ferries.yml", "        attribution: Das Verkehrsministerium von Arwenien\n", "")
    assert cli("lock").output == "passages.lock: 5 passages locked, 0 new or changed, 1 gone\n"


def test_nothing_is_locked_while_there_are_problems(cli, change, project):
    change("briefings/claims/ferries.yml", "fünf Fähren an", "vier Fähren an")
    result = cli("lock")
    assert result.exit_code == 1
    assert "the passage is not in 'harbour'" in result.output
    assert result.output.endswith("1 problem\nnothing was locked\n")
    assert not (project / "briefings/passages.lock").exists()


def test_texts_are_kept_under_their_hash_by_lock_and_by_check(cli, project):
    text = (project / "articles/harbour.txt").read_bytes()
    kept = project / f".cache/briefings/texts/{hashlib.sha256(text).hexdigest()}.txt"
    for command in ("lock", "check"):
        assert cli(command).exit_code == 0
        assert kept.read_bytes() == text
        kept.unlink()


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(cli, project):
    (project / ".cache").write_text("in the way", "utf-8")
    assert cli("lock").exit_code == 0
    assert cli("check", "--locked").exit_code == 0


def test_check_locked_wants_every_passage_locked(cli, change):
    result = cli("check", "--locked")
    assert result.exit_code == 1
    assert "claim 'ferry-deal', evidence 1: `quote` is not locked yet\n    run: briefings lock\n" in result.output
    assert "6 problems" in result.output
    cli("lock")
    assert cli("check", "--locked").exit_code == 0
    change("articles/harbour.txt", "\n\nHintergrund", "\n\n\n\nHintergrund")
    result = cli("check", "--locked")
    assert "`quote` is locked, but has moved" in result.output
