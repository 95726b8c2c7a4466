"""What is wrong in the prose of a briefing: markers without a claim, sentences without a marker, links not allowed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from generator.records.briefing import Briefing
from generator.records.library import Library
from generator.records.markers import LINK, MARKER, OURS, Marker, Sentence, read_sentences
from generator.records.place import Key, Place
from generator.records.problem import Problem, did_you_mean

_LOST_MARKER = re.compile(r"(?<![\w.@\\])\[?@(?=[a-z0-9])[\w-]*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ID = re.compile(r"[a-z0-9-]*")

_Wrong = tuple[int, str, str]
"""An offset, what is wrong, and what to do (may be empty)."""


@dataclass(frozen=True, slots=True, order=True)
class ProseProblem:
    """One mistake in a text, told by where it stands in that text."""

    line: int
    """Counted from 0."""
    column: int
    """Counted from 0, in code points."""
    message: str
    details: tuple[str, ...] = ()


def prose_problems(library: Library) -> list[Problem]:
    """Return what is wrong in the prose of all briefings; ids that may stand in an unread file are passed over."""
    return [problem for briefing in library.briefings.values() for problem in prose_of_briefing(library, briefing)]


def prose_of_briefing(library: Library, briefing: Briefing) -> Iterator[Problem]:
    """Yield what is wrong in the prose of one briefing."""
    for keys, text in _texts(briefing):
        for wrong in text_problems(text, library.claims, partial(library.could_hold, "claim")):
            message = f"briefing '{briefing.id}': {wrong.message}"
            yield Problem(_place(briefing.place, keys, text, wrong), message, wrong.details)


def text_problems(text: str, known: Collection[str], could_exist: Callable[[str], bool]) -> list[ProseProblem]:
    """Return what is wrong in one text of Markdown prose, in order.

    `known` are the ids of claims; of others, those that `could_exist` are no problem.
    """
    problems: list[ProseProblem] = []
    for offset, message, remedy in (*_marker_problems(text, known, could_exist), *_link_problems(text)):
        line = text.count("\n", 0, offset)
        column = offset - (text.rfind("\n", 0, offset) + 1)
        problems.append(ProseProblem(line, column, message, (remedy,) if remedy else ()))
    return sorted(problems)


def is_allowed_target(target: str, *, is_image: bool = False) -> bool:
    """Whether a page may point there: https, mailto or relative for a link, relative for an image.

    A browser reads entities before it reads the address, so both readings count.
    """
    forms = {target, html.unescape(target), html.unescape(html.unescape(target))}
    return not any(_wrong_target(form, is_image=is_image) for form in forms)


def _marker_problems(text: str, known: Collection[str], could_exist: Callable[[str], bool]) -> Iterator[_Wrong]:
    for sentence in read_sentences(text):
        for marker in sentence.markers:
            yield from _one_marker(text, sentence, marker)
            for id in marker.ids:
                if id != OURS and id not in known and not could_exist(id):
                    yield (marker.start, *_unknown(id, known))
        yield from _after_the_last(text, sentence)
        if sentence.has_words and not sentence.markers and not sentence.is_heading:
            message = f"a sentence has neither a claim nor [@ours]: {_opening(text[sentence.start : sentence.end])}"
            remedy = "end it with the claims that carry it, [@claim-id], or with [@ours] where it is our own"
            yield sentence.start, message, remedy
    for match in _LOST_MARKER.finditer(_without(text, MARKER, LINK)):
        yield match.start(), f"'{match[0]}' is no marker", "a marker is written [@claim-id], with both brackets"


def _after_the_last(text: str, sentence: Sentence) -> Iterator[_Wrong]:
    """Yield a problem for words that no marker carries, because none comes after them."""
    if not sentence.markers or sentence.is_heading:
        return
    end = sentence.markers[-1].end
    # A marker inside the words of a link is told as such; the link's address is no words.
    rest = re.compile(r"(?:\]\([^()]*\))?\W*").match(text, end, sentence.end)
    begins = rest.end() if rest else end
    if begins < sentence.end:
        words = _opening(text[begins : sentence.end])
        remedy = "end the sentence with the claims that carry them, or with [@ours] where they are our own"
        yield begins, f"words after the last marker of a sentence rest on nothing: {words}", remedy


def _one_marker(text: str, sentence: Sentence, marker: Marker) -> Iterator[_Wrong]:
    written = text[marker.start : marker.end]
    if OURS in marker.ids and not marker.is_ours:
        yield marker.start, f"{written} names both a claim and 'ours'", "a sentence rests on claims or is our own"
    elif marker.begins == marker.ends and not sentence.is_heading:
        remedy = "put it after the words it carries; claims for the same words share a marker: [@one; @two]"
        yield marker.start, f"{written} carries no words", remedy


def _unknown(id: str, known: Collection[str]) -> tuple[str, str]:
    if not id:
        return "a marker names no claim", "write [@claim-id], or [@ours] where the sentence is our own"
    if not _ID.fullmatch(id):
        return f"'{id}' is not the id of a claim", "separate claims by semicolons: [@one; @two]"
    near = "".join(did_you_mean(id, [*known, OURS]))
    return f"there is no claim '{id}'", near or "add it to a file in claims/, or correct the marker"


def _link_problems(text: str) -> Iterator[_Wrong]:
    for match in LINK.finditer(text):
        is_image = bool(match["image"])
        wrong = _wrong_target(match["target"].strip("<>"), is_image=is_image)
        if wrong:
            message, remedy = wrong
            yield match.start(), f"{'an image' if is_image else 'a link'} {message}", remedy
        if MARKER.search(match["text"]):
            yield match.start(), "a marker stands inside the words of a link", "put it after the link"


def _wrong_target(target: str, *, is_image: bool) -> tuple[str, str] | None:
    """Return what is wrong and what to do, None for a target that is allowed."""
    target = html.unescape(target)
    scheme = _SCHEME.match(target)
    if re.search(r"[\s\x00-\x1f\\]", target):
        return f"to '{target}' holds a space, control character or backslash", "percent-encode it"
    if target.startswith("/"):
        why = "begins with a slash, which breaks where the site lies in a folder"
        return f"to '{target}' {why}", "write it from the site's root, without the slash: method/"
    if is_image and scheme:
        return f"is not local: '{target}'", "put the picture into the folder of the briefings: images/map.png"
    if scheme and scheme[0].lower() not in ("https:", "mailto:"):
        return f"to '{target}' is neither https, mailto nor relative", "write https://…, mailto:… or method/"
    return None


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


def _without(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _texts(briefing: Briefing) -> Iterator[tuple[tuple[Key, ...], str]]:
    yield ("summary",), briefing.summary
    for number, section in enumerate(briefing.sections):
        yield ("sections", number, "text"), section.text


def _place(whole: Place, keys: tuple[Key, ...], text: str, wrong: ProseProblem) -> Place:
    """Return where a mistake stands in the file.

    Text of several lines is taken for a literal block, `|`, indented by two spaces: its lines follow that of its key.
    """
    value, key = whole.at(*keys), whole.key(*keys)
    if "\n" not in text:
        return value
    return Place(value.file, value.line + 1 + wrong.line, key.column + 2 + wrong.column)
