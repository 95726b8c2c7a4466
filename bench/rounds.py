"""The rounds: every builder in turn, again and again, so that a ratio is taken between runs a moment apart."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from bench import floor
from bench.builder import Builder, Edit
from bench.corpus import Corpus
from bench.measure import Run, run
from bench.result import MODES, Result
from bench.serving import preview

SAVES = 3
"""In a live preview."""

Tell = Callable[[str], None]


def compare(
    builders: Sequence[Builder],
    corpus: Corpus,
    folder: Path,
    *,
    modes: Collection[str],
    rounds: int,
    limit: float,
    tell: Tell,
) -> Mapping[str, Result]:
    """Measure `builders` on one record, in folders below `folder`; after `limit` seconds a command is given up."""
    results = {builder.name: Result(builder.told) for builder in builders}
    briefings = {claim: briefing.id for briefing in corpus.briefings() for claim in briefing.cited}
    for builder in builders:
        start = time.perf_counter()
        builder.write(corpus, folder / builder.name)
        tell(f"{corpus.size} sources: laid out for {builder.name} in {time.perf_counter() - start:.0f} s")
    for number in range(rounds):
        # The first edit finds what only a first build leaves; those after it are alike.
        edits = {mode: _edit(corpus, briefings, f"as round {number} has it, {mode}") for mode in ("edit", "again")}
        for builder in builders:
            _one_round(builder, folder, edits, results[builder.name], modes, limit, tell)
        if "floor" in modes:
            found = results.setdefault("floor", Result("reads what ours reads, writes as much as ours"))
            found.runs["cold"].append(_floor(folder, found, limit))
            tell(f"{corpus.size} sources: floor: {found.runs['cold'][-1].seconds:.2f} s")
    if "serve" in modes:
        edits = [_edit(corpus, briefings, f"as save {number} has it") for number in range(SAVES + 1)]
        for builder in builders:
            found = results[builder.name]
            found.preview = preview(builder, folder / builder.name, edits, folder / f"{builder.name}.log", limit)
            tell(f"{corpus.size} sources: {builder.name}, live preview: {found.preview}")
    return results


def _one_round(
    builder: Builder,
    folder: Path,
    edits: Mapping[str, Edit],
    result: Result,
    modes: Collection[str],
    limit: float,
    tell: Tell,
) -> None:
    project, log = folder / builder.name, folder / f"{builder.name}.log"
    for mode in MODES:
        if mode not in modes or any(one.status for runs in result.runs.values() for one in runs):
            continue
        if mode == "cold":
            builder.clean(project)
        elif mode in edits:
            builder.edit(edits[mode], project)
        os.sync()
        made = run(builder.build(project), project, builder.environment, log, limit)
        result.runs[mode].append(made)
        tell(
            f"{builder.name}, {MODES[mode]}: {made.seconds:.2f} s, CPU {made.cpu:.2f} s, {made.others} cores at others"
        )
        if mode == "cold" and not result.files:
            files = floor.listing(str(builder.site(project)))
            (folder / f"{builder.name}.files").write_text(files, "utf-8")
            result.files, result.bytes = _sum(files)
        if mode in edits:
            pages = (f"{page}index.html" for page in builder.pages(edits[mode]))
            remark = edits[mode].remark
            result.stale += [page for page in pages if not _shows(builder.site(project) / page, remark)]


def _edit(corpus: Corpus, briefings: Mapping[str, str], remark: str) -> Edit:
    file, claims, changed = corpus.edited(remark)
    sources = [evidence.article.id for claim in claims if claim.id == changed for evidence in claim.evidence]
    return Edit(remark, file, claims, changed, sources, [briefings[changed]])


def _floor(folder: Path, result: Result, limit: float) -> Run:
    output, sizes = folder / "floor", folder / "ours.files"
    shutil.rmtree(output, ignore_errors=True)
    os.sync()
    command = [sys.executable, "-S", floor.__file__, str(folder / "ours"), str(output), str(sizes)]
    made = run(command, folder, {}, folder / "floor.log", limit)
    result.files, result.bytes = _sum(floor.listing(str(output)))
    return made


def _sum(files: str) -> tuple[int, int]:
    sizes = [int(line.split(" ", 1)[0]) for line in files.splitlines()]
    return len(sizes), sum(sizes)


def _shows(page: Path, words: str) -> bool:
    return page.is_file() and words.encode() in page.read_bytes()
