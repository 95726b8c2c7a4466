"""`briefings lock`: remember where each passage was found, and in which version of the text."""

from __future__ import annotations

import click

from generator import build
from generator.anchoring.locking import locked
from generator.cli.options import config_file
from generator.reading.library import LOCK
from generator.reading.lock import write_lock
from generator.records.options import Options


@click.command()
@config_file
def lock(site: Options) -> None:
    """Lock every passage to the text it was proved against, in briefings/passages.lock.

    Locks nothing while there are problems. Lines that are unchanged keep their date; lines that nothing uses go.
    """
    graph = build.check(site)
    before = graph.library.lock
    after = locked(graph.library, graph.passages, build.today())
    path = site.briefings / LOCK
    if after == before and path.exists():
        click.echo(f"{path.name}: nothing to do, {len(after.passages)} passages are locked")
        return
    write_lock(path, after)
    same = sum(before.passages.get(key) == line for key, line in after.passages.items())
    gone = len(before.passages.keys() - after.passages.keys())
    click.echo(
        f"{path.name}: {len(after.passages)} passages locked, {len(after.passages) - same} new or changed, {gone} gone"
    )
