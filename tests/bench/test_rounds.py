"""Builders are measured in turn, and every page that should show an edit is looked at."""

import sys
from typing import ClassVar

import pytest

from bench.builder import Edit, put
from bench.corpus import Corpus
from bench.measure import Run
from bench.ours import Ours
from bench.result import Result
from bench.rounds import compare
from bench.serving import preview
from bench.table import table

EDITS = [Edit(f"as save {number} has it", "s00001", (), "one", (), ()) for number in range(3)]


class Saves:
    """A builder without a build: what is saved is served."""

    name = "saves"
    told = "serves what is saved"
    environment: ClassVar = {}

    def edit(self, edit, folder):
        put(folder / "claims/one/index.html", edit.remark)

    def serve(self, folder, port):
        return [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder)]

    def pages(self, edit):  # noqa: ARG002
        return ["claims/one/"]


def test_our_builds_are_measured_and_show_the_edit(tmp_path):
    told = []
    results = compare(
        [Ours()], Corpus(20), tmp_path, modes=("cold", "edit", "again", "floor"), rounds=1, limit=300, tell=told.append
    )
    ours, floor = results["ours"], results["floor"]
    assert [run.status for runs in ours.runs.values() for run in runs] == [0, 0, 0]
    assert ours.stale == []
    assert (ours.files, ours.bytes) == (floor.files, floor.bytes)
    assert ours.files > 20 * 12
    assert ours.median("cold", "peak") > floor.median("cold", "peak")
    assert told


def test_the_live_preview_is_timed_from_save_to_page(tmp_path):
    found = preview(Saves(), tmp_path, EDITS, tmp_path / "log", limit=60)
    assert found.ready is not None
    assert len(found.page) == len(found.every_page) == 2
    assert found.median < 1


def test_ratios_are_taken_round_by_round():
    ours, hugo = Result("ours"), Result("Hugo")
    ours.runs["cold"] = [Run(seconds, 1, 1, 0, 0) for seconds in (2, 30, 3)]
    hugo.runs["cold"] = [Run(seconds, 1, 1, 0, 0) for seconds in (1, 10, 2)]
    assert ours.ratio("cold", hugo) == 2
    assert ours.ratio("edit", hugo) is None
    hugo.runs["cold"][1] = Run(10, 1, 1, -9, 0)
    assert ours.ratio("cold", hugo) is None


@pytest.mark.parametrize("stale", [[], ["claims/one/"]])
def test_the_table_tells_what_failed_and_what_is_stale(stale):
    result = Result("ours", stale=stale)
    result.runs["cold"] = [Run(1.5, 2.5, 80_000_000, 0, 0)]
    result.runs["edit"] = [Run(1.5, 2.5, 80_000_000, 1, 0)]
    text = table(100, {"ours": result})
    assert "1.50 s, 2.50 s" in text
    assert "failed" in text
    assert "80 MB" in text
    assert ("STALE: claims/one/" in text) == bool(stale)
