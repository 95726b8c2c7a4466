"""Commands as an editor runs them, in the folder of a small project."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

Cli = Callable[..., Result]


@pytest.fixture
def cli(project: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return a function that runs a command there: cli("check", "--locked")."""
    monkeypatch.chdir(project)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the command line sets its own
    return lambda *args: CliRunner().invoke(main, args)


@pytest.fixture
def change(project: Path) -> Callable[[str, str, str], None]:
    """Return a function that changes words in a file of the project: change("articles/harbour.txt", "old", "new")."""

    def change(file: str, old: str, new: str) -> None:
        path = project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change
