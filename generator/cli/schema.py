"""`briefings schema`: the JSON Schemas of the YAML files, for editors' completion."""

from __future__ import annotations

from pathlib import Path

import click

from generator.reading.schemas import schemas


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("schema"))
def schema(folder: Path) -> None:
    """Write the JSON Schema of every kind of YAML file into FOLDER (default: schema).

    An editor program with a YAML language server completes keys and words by them, and shows mistakes as you type.

    \b
    Examples:
      briefings schema                   after a change of generator/records/
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    click.echo(f"{folder}: {len(schemas())} schemas")
