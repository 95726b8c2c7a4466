"""The lock as it should be after a build without problems, and the one way to let a change stand."""

from __future__ import annotations

from dataclasses import replace

from generator.anchoring.comparable import Comparable
from generator.anchoring.passage import Passage, Passages
from generator.anchoring.words import count_words
from generator.records.library import Library
from generator.records.lock import AcceptedChange, Lock, LockedPassage, LockedText
from generator.records.text import ArticleText


def locked(library: Library, passages: Passages, today: str) -> Lock:
    """Return the new lock, its lines in order.

    What is unchanged keeps its line and its date, and so does what cannot be proved now: passages that stop the build,
    texts not in hand. What nothing uses any more is left out. `today` is a day, ISO 8601.
    """
    old = library.lock
    lines = {key: _passage_line(passage, old, today) for key, passage in sorted(passages.items())}
    # The old text shows what a changed passage said; it stays until the change is settled.
    unsettled = {passage.source for passage in passages.values() if passage.state == "changed"}
    texts = {}
    for id, source in sorted(library.sources.items()):
        text = library.texts.get(id)
        line = old.texts.get(id)
        if source.held and text is not None and not (line and (id in unsettled or line.digest == text.digest)):
            line = _text_line(text, today)
        if source.held and line is not None:
            texts[id] = line
    return Lock(
        texts,
        {key: line for key, line in lines.items() if line is not None},
        {key: old.changes[key] for key in sorted(old.changes) if key in passages},
    )


def accepted(lock: Lock, passage: Passage, why: str, today: str) -> Lock:
    """Return the lock with the new words of a changed passage, and with the change on record.

    `why` is made one line. Raise ValueError for a passage that is not `changed`, or fits nowhere now: there are no new
    words to accept.
    """
    old, line = lock.passages.get(passage.key), _line(passage, today)
    if passage.state != "changed" or old is None or line is None:
        raise ValueError(f"the passage is {passage.state}: there are no new words to accept")
    change = AcceptedChange(passage.source, passage.selector.digest, today, old.digests, old.on, " ".join(why.split()))
    return replace(
        lock,
        passages={**lock.passages, passage.key: line},
        changes={**lock.changes, passage.key: (*lock.changes.get(passage.key, ()), change)},
    )


def _passage_line(passage: Passage, old: Lock, today: str) -> LockedPassage | None:
    return _line(passage, today) if passage.state in ("new", "moved", "retyped") else old.passages.get(passage.key)


def _line(passage: Passage, today: str) -> LockedPassage | None:
    if passage.paragraph is None or passage.start is None or passage.end is None or passage.digests is None:
        return None
    return LockedPassage(
        passage.source,
        passage.selector.digest,
        passage.paragraph,
        passage.start,
        passage.end,
        passage.digests,
        today,
    )


def _text_line(text: ArticleText, today: str) -> LockedText:
    comparable = Comparable(text.text)
    return LockedText(text.source, text.digest, comparable.paragraphs, count_words(comparable.form), today)
