"""The editor's door: `briefings check`, `lock`, `accept`, `quote`, `status`, `schema`. One command, one file.

Exit status: 0 clean, 1 problems, 2 usage, 3 a bug of ours.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from types import TracebackType
from typing import Any

import click

from generator.cli.accept import accept
from generator.cli.check import check
from generator.cli.lock import lock
from generator.cli.quote import quote
from generator.cli.schema import schema
from generator.cli.status import status
from generator.cli.terminal import tell
from generator.records.problem import ProblemsFound

BUG = 3
"""Exit status. Python's own, 1, could not be told from that of problems."""


class _Commands(click.Group):
    """The commands; problems of any of them are told alike."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ProblemsFound as found:
            tell(found.problems)
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefings")
def main() -> None:
    """Check, prove and lock the passages of a briefing site.

    Commands read mkdocs.yml in the folder where they are started, or the file named by --config-file.

    \b
    A day's work:
      briefings quote harbour-talks "die Fähre"     find a passage, and the YAML that points at it
      briefings check                               all that is wrong, at once
      briefings lock                                remember where each passage was found
      briefings status                              what the record holds, source by source
    When a text has changed:
      briefings accept ferry-sold/1 --why "the publisher corrected a date"

    Exit status: 0 clean, 1 problems, 2 wrong use of a command, 3 a bug of ours.
    """
    sys.excepthook = _tell_bug
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that has no arrow or dash is no reason to stop.
            stream.reconfigure(errors="backslashreplace")


for command in (check, lock, quote, accept, status, schema):
    main.add_command(command)


def _tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell an exception that nobody expected as our bug."""
    traceback.print_exception(kind, error, trace)
    click.echo("This is a bug of ours, not a mistake of yours. Please report it with the lines above.", err=True)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            pass  # nobody is listening any more
    os._exit(BUG)
