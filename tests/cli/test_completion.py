"""The shell completes commands, options and ids."""

import pytest
from click.shell_completion import BashComplete

from generator.cli import main


@pytest.fixture
def complete(project, monkeypatch):
    """Return a function that completes the last of some words: complete("quote", "har")."""
    monkeypatch.chdir(project)

    def complete(*words: str) -> list[str]:
        asked = BashComplete(main, {}, "briefings", "_BRIEFINGS_COMPLETE")
        return [item.value for item in asked.get_completions(list(words[:-1]), words[-1])]

    return complete


def test_a_shell_is_answered(run):
    answer = run("briefings", _BRIEFINGS_COMPLETE="bash_complete", COMP_WORDS="briefings quote har", COMP_CWORD="2")
    assert (answer.stdout, answer.stderr) == ("plain,harbour\n", "")
    for shell in ("zsh", "fish"):
        assert "_BRIEFINGS_COMPLETE" in run("briefings", _BRIEFINGS_COMPLETE=f"{shell}_source").stdout


@pytest.mark.parametrize(
    ("words", "completions"),
    [
        (("ac",), ["accept"]),
        (("check", "--fo"), ["--format"]),
        (("check", "--format", "s"), ["sarif"]),
        (("quote", ""), ["harbour", "nordsee"]),
        (("quote", "har"), ["harbour"]),
        (("status", "harbour", "n"), ["nordsee"]),
        (("accept", "ferr"), ["ferries-sold", "ferry-deal"]),
        (("accept", "x"), []),
    ],
)
def test_commands_choices_and_ids_are_completed(complete, words, completions):
    assert complete(*words) == completions


def test_the_config_file_that_is_typed_is_the_one_that_is_read(complete, project):
    (project / "mkdocs.yml").rename(project / "other.yml")
    assert complete("quote", "har") == []
    assert complete("quote", "-f", "other.yml", "har") == ["harbour"]


def test_records_that_cannot_be_read_do_not_disturb_a_line_being_typed(complete, project):
    (project / "briefings/claims/more.yml").write_text("claims: [", "utf-8")
    (project / "mkdocs.yml").write_text("x", "utf-8")
    assert complete("accept", "ferr") == []
