"""What the documentation says is true: its examples are a sound record, and every command and kind stands in it."""

import re
from pathlib import Path

from click.testing import CliRunner

from generator import build
from generator.cli import main
from generator.pages.site import KINDS as PAGES
from generator.reading.kinds import KINDS
from tests.test_broken import options

ROOT = Path(__file__).parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")

TEXT = "Das Ministerium sagt, dass die Fähre im April verkauft worden sei.\n\nBelmark bestreitet jeden Verkauf.\n"
PLACES = {
    "source": "sources/harbour-talks.yml",
    "claims": "claims/ferries.yml",
    "briefing": "ferries.yml",
    "entities": "entities.yml",
    "events": "events.yml",
    "measures": "measures.yml",
}


def examples() -> dict[str, str]:
    return dict(re.findall(r"```yaml (\w+)\n(.*?)```", CONTRIBUTING, flags=re.DOTALL))


def test_every_kind_of_record_has_an_example():
    assert set(examples()) == set(PLACES)
    assert {kind.many or kind.name for kind in KINDS} == set(PLACES)


def test_the_examples_make_one_sound_record(tmp_path):
    for kind, text in examples().items():
        path = tmp_path / "briefings" / PLACES[kind]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "briefings/sources/harbour-agency.yml").write_text("label: Agency\nheld: false\n", "utf-8")
    (tmp_path / "articles").mkdir()
    # The example skips paragraph 3, a heading.
    (tmp_path / "articles/harbour-talks.txt").write_text(TEXT + "\nHintergrund\n", "utf-8")
    graph = build.check(options(tmp_path))
    assert set(graph.library.claims) == {"ferry-sold", "no-ferry-sold"}


def test_every_command_stands_in_the_documentation():
    for command in main.commands:
        assert f"briefings {command}" in README + CONTRIBUTING, command


def test_every_kind_of_page_that_can_be_left_out_stands_in_the_documentation():
    for kind in PAGES.keys() - {"home", "briefing"}:
        assert f"`{kind}`" in CONTRIBUTING, kind


def test_every_make_target_stands_in_the_readme():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    assert targets
    for target in targets:
        assert f"make {target}" in README, target


def test_help_of_every_command_can_be_read():
    for command in main.commands.values():
        result = CliRunner().invoke(main, [command.name, "--help"])
        assert result.exit_code == 0
        assert command.name in result.output
