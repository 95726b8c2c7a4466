"""The hook that pre-commit finds here is a command that exists, and runs for what it should."""

import re

import yaml

from generator.cli import main
from tests.conftest import ROOT


def test_the_hook_runs_our_check_on_changes_of_the_record():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook.keys() >= {"id", "name", "entry", "language", "files"}
    command, *args = hook["entry"].split()
    assert (command, args[0] in main.commands) == ("briefings", True)
    assert hook["pass_filenames"] is False
    for file in ("briefings/claims/arms.yml", "briefings/passages.lock", "briefings/about.md", "mkdocs.yml"):
        assert re.search(hook["files"], file)
    assert not re.search(hook["files"], "generator/build.py")


def test_the_hook_fails_as_the_check_does(cli, change):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    args = hook["entry"].split()[1:]
    assert cli(*args).exit_code == 0
    change("briefings/claims/ferries.yml", "kind: denial", "kind: denyal")
    assert cli(*args).exit_code == 1
