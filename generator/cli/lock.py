"""`briefings lock`: remember where each passage was found, and in which version of the text."""

from __future__ import annotations

from pathlib import Path

import click

from generator import build
from generator.anchoring.locking import locked
from generator.cli.options import config_file
from generator.cli.save import save_lock
from generator.cli.terminal import counted, tell
from generator.plugin import options
from generator.reading.library import LOCK
from generator.records.problem import ProblemsFound


@click.command()
@config_file
@click.pass_context
def lock(context: click.Context, config: Path) -> None:
    """Lock every passage to the text it was proved against, in briefings/passages.lock.

    Locks nothing while there are problems. Lines that are unchanged keep their date; lines that nothing uses go. Commit
    the file: it proves the passages where the texts are not at hand, and shows when a text has changed.

    \b
    Examples:
      briefings lock                     after `briefings check` is content
    """
    site = options(config)
    try:
        graph = build.check(site)
    except ProblemsFound as found:
        tell(found.problems)
        click.echo("nothing was locked")
        context.exit(1)
    before = graph.library.lock
    after = locked(graph.library, graph.passages, build.today())
    path = site.briefings / LOCK
    if after == before and path.exists():
        click.echo(f"{path.name}: nothing to do, {counted(len(after.passages), 'passage')} locked")
        return
    save_lock(site, after)
    same = sum(before.passages.get(key) == line for key, line in after.passages.items())
    gone = len(before.passages.keys() - after.passages.keys())
    click.echo(
        f"{path.name}: {counted(len(after.passages), 'passage')} locked,"
        f" {len(after.passages) - same} new or changed, {gone} gone"
    )
