"""The article texts: `<articles>/<source id>.txt`, exactly as received."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from generator.reading.files import LARGEST_TEXT, name_of
from generator.reading.readings import Readings
from generator.records.later import now
from generator.records.library import WHOLE_FILE
from generator.records.options import Options
from generator.records.place import Place
from generator.records.problem import Problem, ProblemsFound
from generator.records.source import Source
from generator.records.text import ArticleText

_ENDING = ".txt"


def read_texts(
    options: Options, sources: Mapping[str, Source], readings: Readings
) -> tuple[dict[str, ArticleText], set[tuple[str, str]], list[Problem]]:
    """Return the texts in hand by source id, those that could not be read (`text` and id), and why."""
    in_hand, problems = ids_of_texts(options)
    texts: dict[str, ArticleText] = {}
    unreadable: set[tuple[str, str]] = {("text", WHOLE_FILE)} if problems else set()
    for id in sources if not problems else ():
        if id not in in_hand:
            if options.texts_required and (source := now(sources[id], id)).held:
                file = name_of(options.articles / f"{id}{_ENDING}", options.root)
                details = (f"put it at {file}, or build with `texts: optional`",)
                problems.append(Problem(source.place, f"source '{id}': its text is not in hand", details))
                unreadable.add(("text", id))
            continue
        text, wrong = read_article(options, id, readings)
        problems += wrong
        if text is None:
            unreadable.add(("text", id))
        else:
            texts[id] = text
    return texts, unreadable, problems


def ids_of_texts(options: Options) -> tuple[frozenset[str], list[Problem]]:
    """Return the ids under which the folder of articles holds texts. A folder that is not there holds none."""
    folder = options.articles
    place = Place(name_of(folder, options.root))
    try:
        names = os.listdir(folder)  # noqa: PTH208 - no objects for ten thousand names
    except (FileNotFoundError, NotADirectoryError):
        if not options.articles_named:
            return frozenset(), []
        what_to_do = "correct the path, or take the option away to build from passages.lock"
        return frozenset(), [Problem(place, "the folder of article texts is not there", (what_to_do,))]
    except OSError as error:
        return frozenset(), [Problem(place, f"the folder of article texts cannot be read: {error.strerror}")]
    return frozenset(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)), []


def source_of(path: str) -> str:
    """Return the id of the source whose text is at `path`."""
    return os.path.basename(path).removesuffix(_ENDING)  # noqa: PTH119 - asked of every text, often


def read_article(
    options: Options, source: str, readings: Readings | None = None
) -> tuple[ArticleText | None, list[Problem]]:
    """Return the text of one source, which must be in hand, or why it cannot be read."""
    readings = readings or Readings()
    # To make a Path takes as long as to look at the file.
    where = f"{options.articles}{os.sep}{source}{_ENDING}"
    known: ArticleText | None = readings.unchanged(where)
    if known is not None:
        return known, []
    path = Path(where)
    file = name_of(path, options.root)

    empty = Problem(Place(file), "is empty", ("put the article's text in it, or delete the file",))
    found: list[Problem] = []

    def understand(text: str) -> ArticleText:
        if not text.strip():
            found.append(empty)
        made = ArticleText(source, file, text)
        made.read_again = partial(words_again, options)
        return made

    text, problems = readings.read(path, file, within=options.articles, largest=LARGEST_TEXT, understand=understand)
    if found:
        readings.forget(path)
    problems += found
    return (None if problems else text), problems


def words_again(options: Options, before: ArticleText) -> str:
    """Return the words of a text that was let go of; raise ProblemsFound where they are not there any more."""
    text, problems = read_article(options, before.source)
    if text is not None and text.digest != before.digest:
        problems = [Problem(Place(before.file), "was changed while this ran", ("run this again",))]
    if text is None or problems:
        raise ProblemsFound(problems)
    return text.text
