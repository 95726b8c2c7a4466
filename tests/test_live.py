"""The live preview between two builds."""

from random import Random

import pytest

from generator import build
from generator.kept import Kept
from generator.live import Live, stamps
from generator.publish.tree import Tree
from tests.pages.lunn import HANDWRITTEN
from tests.test_kept import Data, Workplace


def test_what_the_disk_refuses_is_left_to_mkdocs(tmp_path, monkeypatch):
    at, kept = Workplace(tmp_path, Random(1)), Kept()  # noqa: S311 - the same each time
    config_file, site = tmp_path / "mkdocs.yml", tmp_path / "site-to-be"
    config_file.write_text("")
    others = stamps(at.options, config_file)
    shell = build.shell(kept.check(at.options).material, at.options, HANDWRITTEN, live=True)
    for path, page in kept.pages(shell):
        Tree(site).write(path, page)
    live = Live(site, at.options, config_file, shell, others)

    def note(text: str) -> None:
        def change(data: Data) -> None:
            data["claims"]["radar-nearly-40"].update(note=text)

        at.edit(at.options.briefings / "claims/radar.yml", change)

    def refuse(*_: object) -> None:
        raise OSError("the disk is full")

    note("Told.")
    assert live.update(kept) is not None
    note("Told again.")
    with monkeypatch.context() as context:
        context.setattr(Tree, "write", refuse)
        with pytest.raises(OSError, match="full"):
            live.update(kept)
    note("Told once more.")
    assert live.update(kept) is None
