"""The texts of the frame, gathered by Babel from Python and templates; `make texts` brings every catalogue up to date.

    python -m tests.pages.catalogues [language ...]

A language that is named and has no catalogue gets one, all of it still to be translated.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from generator.pages.compiled import unindented
from generator.pages.language import LOCALE

ROOT = Path(__file__).parent.parent.parent
TEMPLATE = LOCALE / "texts.pot"

KEYWORDS = {**DEFAULT_KEYWORDS, "later": None, "nlater": (1, 2)}


def in_template(file: BinaryIO, *rest: Any, **options: Any) -> Iterator[Any]:
    """Yield the texts of a template as it is compiled, in which several lines have lost their indentation."""
    return babel_extract(io.BytesIO(unindented(file.read().decode()).encode()), *rest, **options)


METHODS = [("generator/pages/**.py", "python"), ("templates/**.html", in_template)]
# As the pages' own environment reads them: a block ends its line, and placeholders are those of new-style gettext.
OPTIONS = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}}


def gathered(root: Path = ROOT) -> Catalog:
    """Return every text in place, with the files that it stands in; by file, and in a file in order of the alphabet.

    So a text that moves within its file, or two branches that add some, leave the catalogues alone.
    """
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(
        root, METHODS, OPTIONS, KEYWORDS, comment_tags=("for translators:",), strip_comment_tags=True
    )
    for file, _line, message, comments, context in sorted(found, key=lambda one: (one[0], str(one[2]), one[4] or "")):
        catalog.add(message, None, [(Path(file).as_posix(), 0)], auto_comments=comments, context=context)
    return catalog


def read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, file.stem)


def written(catalog: Catalog) -> str:
    """Return a catalogue as its file holds it: without dates and line numbers, which change when no text does."""
    stream = io.BytesIO()
    write_po(
        stream, catalog, width=110, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False
    )
    return (_header(catalog) if catalog.locale else "") + stream.getvalue().decode()


def _header(catalog: Catalog) -> str:
    fields = (
        "Content-Type: text/plain; charset=utf-8",
        f"Language: {catalog.locale}",
        f"Plural-Forms: {catalog.plural_forms}",
    )
    lines = "".join(f'"{field}\\n"\n' for field in fields)
    return f'# CONTRIBUTING.md says under "Add a language" how this file is made.\nmsgid ""\nmsgstr ""\n{lines}\n'


def main(new: list[str]) -> None:
    texts = gathered()
    TEMPLATE.write_text(written(texts), "utf-8")
    for file in sorted({*LOCALE.glob("*.po"), *(LOCALE / f"{name}.po" for name in new)}):
        catalog = read(file) if file.exists() else Catalog(file.stem)
        catalog.update(texts, no_fuzzy_matching=True)
        file.write_text(written(catalog), "utf-8")
        missing = sum(not message.string or not all(message.string) for message in catalog if message.id)
        print(f"{file.relative_to(ROOT)}: {missing} of {len(catalog)} texts still to be translated")


if __name__ == "__main__":
    main(sys.argv[1:])
