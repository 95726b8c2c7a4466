"""Options that every command has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.plugin import options
from generator.records.options import Options


class ConfigFile(click.ParamType):
    """A mkdocs.yml, read."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Options:
        path = Path(value)
        if not path.is_file():
            self.fail(f"there is no {value} here: go to the folder of mkdocs.yml, or name the file", param, ctx)
        return options(path)


config_file = click.option(
    "-f",
    "--config-file",
    "site",
    type=ConfigFile(),
    default="mkdocs.yml",
    help="The site's mkdocs.yml.",
    show_default=True,
)
