"""The editor's door: `briefings check`, `briefings lock`. One command, one file.

Exit status: 0 clean, 1 problems, 2 usage, 3 a bug of ours.
"""

from __future__ import annotations

import os
import sys
import traceback
from types import TracebackType

import click

from generator.cli.check import check
from generator.cli.lock import lock
from generator.cli.schema import schema
from generator.records.problem import ProblemsFound


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefings")
def main() -> None:
    """Check and lock the passages of a briefing site.

    Commands read mkdocs.yml in the folder where they are started, or the file named by --config-file.
    """
    sys.excepthook = _tell


main.add_command(check)
main.add_command(lock)
main.add_command(schema)


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell problems as text and anything else as a bug; Python's own exit status could not tell the two apart."""
    if isinstance(error, ProblemsFound):
        click.echo(str(error))
    else:
        traceback.print_exception(kind, error, trace)
        click.echo("This is a bug of ours, not a mistake of yours. Please report it with the lines above.", err=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1 if isinstance(error, ProblemsFound) else 3)
