"""Options and arguments that several commands have."""

from __future__ import annotations

from pathlib import Path

import click


def _there(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    if not value.is_file():
        remedy = "go to the folder of mkdocs.yml, or name the file"
        raise click.BadParameter(f"there is no {value} here: {remedy}", context, parameter)
    return value


config_file = click.option(
    "-f",
    "--config-file",
    "config",
    type=click.Path(path_type=Path),
    default="mkdocs.yml",
    callback=_there,
    is_eager=True,  # completion of other arguments reads it
    help="The site's mkdocs.yml.",
    show_default=True,
)
