"""Options that every command has."""

from __future__ import annotations

from pathlib import Path

import click

from generator.plugin import options
from generator.records.options import Options


def _read(context: click.Context, parameter: click.Parameter, value: str) -> Options:
    if not Path(value).is_file():
        remedy = "go to the folder of mkdocs.yml, or name the file"
        raise click.BadParameter(f"there is no {value} here: {remedy}", context, parameter)
    return options(Path(value))


config_file = click.option(
    "-f",
    "--config-file",
    "site",
    default="mkdocs.yml",
    callback=_read,
    help="The site's mkdocs.yml.",
    show_default=True,
)
