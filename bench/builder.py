"""What is compared: something that makes a site of the record."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bench.corpus import Claim, Corpus


@dataclass(frozen=True, slots=True)
class Edit:
    """One statement changed: the claims of one file as they are now, and where the statement shows."""

    remark: str
    """Words that stand in the statement and nowhere else."""
    file: str
    """The id of the article whose claims stand in the file."""
    claims: Sequence[Claim]
    claim: str
    """The id of the changed one."""
    sources: Sequence[str]
    briefings: Sequence[str]


class Builder(Protocol):
    """Lays the record out in its own format, and says how its pages are made of it. Only the commands are timed."""

    name: str

    @property
    def told(self) -> str:
        """What it is and does, in a line."""

    def write(self, corpus: Corpus, folder: Path) -> None:
        """Lay the record out in an empty folder."""

    def edit(self, edit: Edit, folder: Path) -> None:
        """Save the changed file."""

    def clean(self, folder: Path) -> None:
        """Remove the site and all that was remembered."""

    def build(self, folder: Path) -> Sequence[str]:
        """Return the command of a build."""

    def serve(self, folder: Path, port: int) -> Sequence[str]:
        """Return the command of the live preview; nothing where there is none."""

    def site(self, folder: Path) -> Path:
        """Return the folder of finished pages."""

    def pages(self, edit: Edit) -> Sequence[str]:
        """Return the addresses of all pages that show the changed statement, from the site's root."""

    @property
    def environment(self) -> Mapping[str, str]:
        """What is set for its commands besides the caller's environment."""


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def remove(*paths: Path) -> None:
    """Put away what earlier runs have left; it is removed with the whole folder.

    Where a hundred thousand files have just been removed, a file system may take several times as long to make others.
    """
    for path in paths:
        if path.exists():
            path.rename(tempfile.mkdtemp(prefix=".gone-", dir=path.parent.parent) + f"/{path.name}")
