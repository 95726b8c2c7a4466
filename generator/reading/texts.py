"""The article texts: `<articles>/<source id>.txt`, exactly as received."""

from __future__ import annotations

from collections.abc import Mapping

from generator.reading.files import name_of, read_text
from generator.records.options import Options
from generator.records.place import Place
from generator.records.problem import Problem
from generator.records.source import Source
from generator.records.text import ArticleText


def read_texts(
    options: Options, sources: Mapping[str, Source]
) -> tuple[dict[str, ArticleText], set[tuple[str, str]], list[Problem]]:
    """Return the texts in hand by source id, those that could not be read (as `Library.unreadable`), and why."""
    folder = options.articles
    if options.articles_named and not folder.is_dir():
        what_to_do = "correct the path, or take the option away to build from passages.lock"
        place = Place(name_of(folder, options.root))
        return {}, set(), [Problem(place, "the folder of article texts is not there", (what_to_do,))]
    texts: dict[str, ArticleText] = {}
    problems: list[Problem] = []
    unreadable: set[tuple[str, str]] = set()
    for source in sources.values():
        path = folder / f"{source.id}.txt"
        if not path.is_file():
            if options.texts_required and source.held:
                details = (f"put it at {name_of(path, options.root)}, or build with `texts: optional`",)
                problems.append(Problem(source.place, f"source '{source.id}': its text is not in hand", details))
            continue
        file = name_of(path, options.root)
        text, wrong = read_text(path, file)
        if text is not None and not text.strip():
            wrong = [Problem(Place(file), "is empty: an article was expected here")]
        problems += wrong
        if wrong or text is None:
            unreadable.add(("text", source.id))
        else:
            texts[source.id] = ArticleText(source.id, file, text)
    return texts, unreadable, problems
