"""YAML read strictly: every scalar a string, every key and value with its line and column.

Of the words of YAML 1.2's core schema only null is kept (`~`, `null` and nothing at all); `NO`, `11.000`, `12:30` and
dates stay as written, and the record decides what they mean. Built over the events of libyaml's parser: PyYAML's own
constructors are ten times slower and forget where things stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.records.place import Key, Mark, Place, PlacedDict, pack
from generator.records.problem import Problem

DEEPEST = 32
"""Levels of nesting: our deepest record has seven."""

MOST_PROBLEMS = 100
"""Of one file while it is read. Beyond, nobody reads them, and a large file could hold a million."""

# What YAML leaves out of its character set, halves of characters, and ends of lines that editor programs do not know:
# lines after them would be counted differently. Escapes between double quotation marks can still make them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|\r|\n")

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

# libyaml's words for the mistakes editors make most, in an editor's words.
_IN_PLAIN_WORDS = (
    ("mapping values are not allowed", "a colon stands where none can: put text that holds `: ` in quotation marks"),
    ("could not find expected ':'", "a key without its colon, or text that runs on without being indented"),
    ("did not find expected key", "the indentation does not fit the lines above, or a quotation mark is not closed"),
    ("did not find expected '-' indicator", "the indentation does not fit the list above"),
    ("found unexpected end of stream", "a quotation mark or bracket is not closed"),
    ("did not find expected ',' or", "a comma or a closing bracket is missing"),
    ("found character that cannot start any token", "text cannot begin with this character: put it in quotation marks"),
    ("found unknown escape character", "unknown escape: use single quotation marks, or double the backslash"),
    ("exceeded maximum nesting depth", f"is nested more than {DEEPEST} levels deep"),
    ("found undefined tag handle", "begins with an exclamation mark: put it in quotation marks"),
)


_TIGHT_COMMENT = re.compile(r"[^\S\n]+#(?=[^\s#!])")


def read_yaml(file: str, text: str) -> tuple[PlacedDict | None, list[Problem]]:
    """Return the mapping that `text` holds, None where it cannot be read, and what is wrong with it.

    Values are strings, None, lists and `PlacedDict`s; keys are strings.
    """
    tab = text.find("\t")
    if tab >= 0:
        return None, [
            Problem(_place_at(file, text, tab), "a tab: YAML is indented with spaces", ("replace each tab by spaces",))
        ]
    control = _CONTROL.search(text)
    if control:
        return None, [Problem(_place_at(file, text, control.start()), _holds(control[0]), ("remove it",))]
    problems: list[Problem] = []
    try:
        value = _build(file, _events(text), problems)
    except _Enough:
        return None, problems
    except yaml.YAMLError as error:
        return None, [*problems, _in_plain_words(file, text, error)]
    problems += _cut_off(file, text)
    if problems:
        return None, problems
    if value is None:
        return None, [Problem(Place(file), "is empty", ("write a record in it, or delete the file",))]
    if not isinstance(value, PlacedDict):
        return None, [Problem(Place(file, 1, 1), "should be a mapping of keys to values (`key: value`)")]
    return value, []


def _events(text: str) -> Iterator[Any]:
    # What `yaml.parse` does with two calls for each event.
    return iter(yaml.CLoader(text).get_event, None)


def _place_at(file: str, text: str, offset: int) -> Place:
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _holds(character: str) -> str:
    return f"a control character, U+{ord(character):04X}, which no reader would see"


def too_many(file: str) -> Problem:
    """Return what stands for the problems of a file that are not told."""
    return Problem(Place(file), f"has more than {MOST_PROBLEMS} problems; these are the first", ("correct them first",))


def _cut_off(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for text that a number sign cuts: ` #1` begins a comment, and the value would end before it."""
    if not _TIGHT_COMMENT.search(text):
        return
    lines = text.split("\n")
    for event in _events(text):
        end = event.end_mark
        if type(event) is yaml.ScalarEvent and not event.style:
            cut = _TIGHT_COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
            if cut:
                place = Place(file, end.line + 1, cut.end())
                remedy = "put text that holds ` #` in quotation marks; a comment has a space after its number sign"
                yield Problem(place, f"the text would end before '{lines[end.line][cut.end() - 1 :][:20]}'", (remedy,))


def _in_plain_words(file: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    *before, last = _LINE_END.split(text)
    if place.line > len(before) + 1:  # libyaml puts an end to a last line that has none
        place = Place(file, len(before) + 1, len(last) + 1)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    plain = next((words for sign, words in _IN_PLAIN_WORDS if sign in said), said)
    context = getattr(error, "context_mark", None)
    started = (f"it began in line {context.line + 1}",) if context and mark and context.line != mark.line else ()
    return Problem(place, f"cannot be read as YAML: {plain}", started)


class _Enough(Exception):  # noqa: N818 - not an error: the rest of the file is not read
    """More problems than anybody reads."""


class _Open:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("key", "key_at", "marks", "place_at", "value")

    def __init__(self, value: Any, place_at: int) -> None:
        self.value = value
        self.marks: dict[Key, Mark] = {}
        self.key: str | None = None
        self.key_at = 0
        self.place_at = place_at


def _build(file: str, events: Iterator[Any], problems: list[Problem]) -> Any:
    """Build the value of one document; refuse what strict YAML does without."""
    stack: list[_Open] = []
    root: Any = None
    documents = 0

    def refuse(mark: Any, message: str, *details: str) -> None:
        if len(problems) == MOST_PROBLEMS:
            problems.append(too_many(file))
            raise _Enough
        problems.append(Problem(Place(file, mark.line + 1, mark.column + 1), message, details))

    def put(value: Any, at: int, inner: dict[Key, Mark] | None, mark: Any) -> None:
        nonlocal root
        if not stack:
            root = value
            return
        top = stack[-1]
        if isinstance(top.value, list):
            top.marks[len(top.value)] = (at, at, inner)
            top.value.append(value)
        elif top.key is None:
            if not isinstance(value, str):
                refuse(mark, "a key should be a word" if value is not None else "a key is missing before the colon")
                value = ""
            first = top.marks.get(value)
            if first is not None:
                refuse(mark, f"the key '{value}' stands twice", f"the first is in line {first[0] >> 20}: keep one")
            top.key, top.key_at = value, at
        else:
            top.marks[top.key] = (top.key_at, at, inner)
            top.value[top.key] = value
            top.key = None

    for event in events:
        kind = type(event)
        mark = event.start_mark
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                _refuse_extras(event, refuse)
            value: str | None = event.value
            if event.style == '"' and (control := _CONTROL.search(event.value)):
                refuse(mark, _holds(control[0]), "remove it")
            if not event.style and value in _NULLS:
                # A key is a word even when the word is null.
                is_key = bool(stack) and isinstance(stack[-1].value, PlacedDict) and stack[-1].key is None
                value = value if is_key and value else None
            put(value, pack(mark.line + 1, mark.column + 1), None, mark)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor or event.tag:
                _refuse_extras(event, refuse)
            if len(stack) >= DEEPEST:
                refuse(
                    mark,
                    f"is nested more than {DEEPEST} levels deep",
                    "no record has more than seven: see its brackets",
                )
                return None
            at = pack(mark.line + 1, mark.column + 1)
            stack.append(_Open(PlacedDict() if kind is yaml.MappingStartEvent else [], at))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = stack.pop()
            if isinstance(done.value, PlacedDict):
                done.value.place = Place(file, done.place_at >> 20, done.place_at & 0xFFFFF, done.marks)
            put(done.value, done.place_at, done.marks, mark)
        elif kind is yaml.AliasEvent:
            refuse(mark, f"the alias *{event.anchor} is not read here", "write the value itself")
            put(None, pack(mark.line + 1, mark.column + 1), None, mark)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                refuse(mark, "a second document begins here", "remove the line `---`")
                return None
    return root


def _refuse_extras(event: Any, refuse: Any) -> None:
    if event.anchor:
        refuse(event.start_mark, f"the anchor &{event.anchor} is not read here", "remove it, and write values out")
    if event.tag:
        refuse(
            event.start_mark,
            f"the tag {event.tag} is not read here",
            "remove it; put text that begins with ! in quotation marks",
        )
