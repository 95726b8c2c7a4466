"""0 clean, 1 problems, 2 usage, 3 a bug of ours; and nobody mistakes one for the other."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import BIN


@pytest.mark.parametrize("command", [("check",), ("lock",), ("status",), ("quote", "harbour", "Belmark"), ("schema",)])
def test_clean_is_0(run, command):
    assert run("briefings", *command).returncode == 0


def test_problems_are_1(run, project):
    (project / "briefings/events.yml").write_text("", "utf-8")
    for command in ("check", "lock"):
        result = run("briefings", command)
        assert result.returncode == 1
        assert result.stdout.startswith("briefings/events.yml: is empty\n")
        assert result.stderr == ""


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("chekc",), "No such command 'chekc'"),
        (("check", "--lokced"), "No such option '--lokced'"),
        (("check", "--format", "xml"), "'xml' is not one of"),
        (
            ("check", "-f", "nowhere.yml"),
            "there is no nowhere.yml here: go to the folder of mkdocs.yml, or name the file",
        ),
        (("quote", "harbour"), "Missing argument 'WORDS...'"),
        (("accept", "ferry-deal"), "Missing option '--why'"),
    ],
)
def test_wrong_use_is_2(run, command, message):
    result = run("briefings", *command)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_a_bug_is_3_with_its_traceback_and_a_word_about_whose_it_is(run, tmp_path):
    # No code of ours is touched: below it, Python is made to fail in a way that nothing can expect.
    faulty = tmp_path / "faulty"
    faulty.mkdir()
    (faulty / "sitecustomize.py").write_text(
        "import sys\n"
        "def fail(event, args):\n"
        "    if event == 'open' and str(args[0]).endswith('entities.yml'):\n"
        "        raise RuntimeError('the machine is on fire')\n"
        "sys.addaudithook(fail)\n",
        "utf-8",
    )
    result = run("briefings", "check", PYTHONPATH=str(faulty))
    assert result.returncode == 3
    assert "RuntimeError: the machine is on fire" in result.stderr
    assert "This is a bug of ours, not a mistake of yours." in result.stderr
    assert "problem" not in result.stdout


def test_a_reader_that_goes_away_is_no_bug(project, environment):
    (project / "briefings/events.yml").write_text("", "utf-8")
    line = f"{BIN}/briefings check --format json | true"
    result = subprocess.run(line, shell=True, cwd=project, env=environment, capture_output=True, text=True, check=False)  # noqa: S602
    assert "Traceback" not in result.stderr
    assert "bug" not in result.stderr


def test_a_site_whose_configuration_cannot_be_used_is_a_problem(run, project):
    (project / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    result = run("briefings", "check")
    assert result.returncode == 1
    assert result.stdout.startswith("mkdocs.yml: cannot be used\n")


def test_commands_work_from_another_folder(project: Path, tmp_path):
    result = subprocess.run(
        [BIN / "briefings", "check", "--config-file", project / "mkdocs.yml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
