"""What commands print: in colour on a terminal, plain in a pipe or where NO_COLOR is set.

Values that editors wrote can stand in any message, and a terminal obeys some characters: those are shown, not sent.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from generator.records.problem import Problem

if TYPE_CHECKING:  # what has nothing to tell does without: it takes longer to load than any of our own
    from rich.console import Console

# Control characters, direction marks, other line ends, halves of characters; the line feed is ours.
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_MARKS = re.compile(r"[ ^]*\^[ ^]*")


def printable(text: str) -> str:
    """Return `text` with every character that a terminal would obey shown by its number, `<U+202E>`."""
    return _OBEYED.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def printable_problem(problem: Problem) -> Problem:
    """Return a problem that can be printed, whatever editors wrote or named their files."""
    place = replace(problem.place, file=printable(problem.place.file))
    return Problem(place, printable(problem.message), tuple(map(printable, problem.details)))


def bold(text: str) -> str:
    """Return `text` for `click.echo`, which takes the bold away again where it does not print to a terminal."""
    return text if os.environ.get("NO_COLOR") else click.style(text, bold=True)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 problem`, `2 problems`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def tell(problems: Sequence[Problem]) -> None:
    """Print problems, and how many they are."""
    if not problems:
        return
    console = _console()
    for problem in map(printable_problem, problems):
        if console is None:
            click.echo(str(problem))
            continue
        from rich.text import Text

        text = Text.assemble((str(problem.place), "bold"), f": {problem.message}")
        for line in problem.details:
            text.append(f"\n    {line}", style="red" if _MARKS.fullmatch(line) else "")
        console.print(text, soft_wrap=True)
    click.echo(counted(len(problems), "problem"))


def tell_table(heads: Sequence[str], rows: Iterable[Sequence[str]], styles: Sequence[str]) -> None:
    """Print a table; in a pipe its columns are parted by two spaces or more, and one row is one line.

    `styles` are rich's, one for each column.
    """
    console = _console()
    rows = [[printable(cell) for cell in row] for row in rows]
    if console is not None:
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
        for head, style in zip(heads, styles, strict=True):
            table.add_column(head, style=style, overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)
        return
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in [heads, *rows]:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _console() -> Console | None:
    """Return a terminal that takes colour, None where plain text is wanted."""
    if os.environ.get("NO_COLOR"):
        return None
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    return console if console.is_terminal else None
