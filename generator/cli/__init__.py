"""The editor's door: `briefings check`, `briefings lock`. One command, one file.

Exit status: 0 clean, 1 problems, 2 usage, 3 a bug of ours (Python's own traceback is printed then).
"""

from __future__ import annotations

import sys

import click

from generator.cli.check import check
from generator.cli.lock import lock
from generator.records.problem import ProblemsFound


class _Commands(click.Group):
    """Tells problems as text, and a bug of ours as one."""

    def main(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        try:
            return super().main(*args, **kwargs)  # type: ignore[arg-type]
        except ProblemsFound as found:
            click.echo(str(found))
            sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefings")
def main() -> None:
    """Check and lock the passages of a briefing site.

    Commands read mkdocs.yml in the folder where they are started, or the file named by --config-file.
    """


main.add_command(check)
main.add_command(lock)
