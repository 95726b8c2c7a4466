"""The markers of briefing prose, `[@claim-id]`, `[@one; @two]` and `[@ours]`, and the words that each carries.

Plain text in, offsets out: no Markdown is made here, only as much of its structure is known as is needed to tell
paragraphs, list items and headings apart. Both the check of the prose and its pages rest on this one reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.records.briefing import Briefing
from generator.records.sentences import sentence_starts

OURS = "ours"
"""Stands in a marker where a claim could: the sentence is our own."""

MARKER = re.compile(r"(?<!\\)\[@(?P<ids>[^\[\]]*)\]")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:\[[^\[\]]*\]|[^\[\]])*)\]\("
    r"\s*(?P<target><[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?P<rest>[^()]*)\)"
)

_LIST_ITEM = re.compile(r"\s*(?:[*+-]|[0-9]+\.)\s+")
_QUOTED = re.compile(r" {0,3}>[ >]*")
_HEADING = re.compile(r"#+")
_JOINT = re.compile(r"[\s,;:.!?)–—-]*")


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker and the words it carries. Offsets count code points from 0, end exclusive."""

    start: int
    end: int
    ids: tuple[str, ...]
    """As written, in order; `ours` alone for a sentence of our own."""
    begins: int
    """Where its words begin: after the marker before it, or with its sentence."""
    ends: int
    """Where its words end; equal to `begins` where it carries none."""

    @property
    def is_ours(self) -> bool:
        return self.ids == (OURS,)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one list item without a stop."""

    start: int
    end: int
    markers: tuple[Marker, ...]
    is_heading: bool
    """Headings need no claim."""
    has_words: bool


def read_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of Markdown prose in order, each with its markers."""
    plain = _blank_out(text)
    found = [match.span() for match in MARKER.finditer(text)]
    sentences: list[Sentence] = []
    for block_start, block_end, is_heading in _blocks(text):
        block = plain[block_start:block_end]
        starts = [block_start + start for start in sentence_starts(block)] or [block_start]
        starts[0] = block_start
        for start, end in zip(starts, [*starts[1:], block_end], strict=True):
            inside = [span for span in found if start <= span[0] < end]
            sentences.append(
                Sentence(
                    start=start + _blank_width(plain[start:end]),
                    end=end,
                    markers=tuple(_markers(text, plain, start, inside)),
                    is_heading=is_heading,
                    has_words=bool(re.search(r"\w", plain[start:end])),
                )
            )
    return tuple(sentences)


def cited_claims(briefing: Briefing) -> tuple[str, ...]:
    """Return the ids of all claims that a briefing cites, each once, in the order: summary, key, sections."""
    ids = [*_ids_of(briefing.summary), *briefing.key]
    for section in briefing.sections:
        ids += _ids_of(section.text)
    return tuple(dict.fromkeys(ids))


def _ids_of(text: str) -> list[str]:
    return [id for match in MARKER.finditer(text) for id in _read_ids(match["ids"]) if id != OURS]


def _read_ids(inner: str) -> tuple[str, ...]:
    return tuple(part.strip().removeprefix("@").strip() for part in inner.split(";"))


def _markers(text: str, plain: str, start: int, spans: list[tuple[int, int]]) -> list[Marker]:
    markers: list[Marker] = []
    cursor = start
    for marker_start, marker_end in spans:
        begins, ends = cursor, marker_start
        if markers:
            joint = _JOINT.match(plain, begins, ends)
            begins = joint.end() if joint else begins
        words = plain[begins:ends]
        begins += _blank_width(words)
        ends = begins + len(text[begins:marker_start].rstrip())
        if not re.search(r"\w", plain[begins:ends]):
            begins = ends = marker_start
        markers.append(
            Marker(marker_start, marker_end, _read_ids(text[marker_start + 2 : marker_end - 1]), begins, ends)
        )
        cursor = marker_end
    return markers


def _blank_width(text: str) -> int:
    return len(text) - len(text.lstrip())


def _blank_out(text: str) -> str:
    """Return `text`, as long as it is, with everything but its own words blanked out."""

    def blank(match: re.Match[str]) -> str:
        return " " * len(match[0])

    def blank_target(match: re.Match[str]) -> str:
        if match["image"]:
            return blank(match)
        shown = match.end("text") + 1 - match.start()
        return match[0][:shown] + " " * (len(match[0]) - shown)

    plain = LINK.sub(blank_target, MARKER.sub(blank, text))
    for start, end in _prefixes(text):
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return plain


def _lines(text: str) -> list[tuple[int, str]]:
    lines, offset = [], 0
    for line in text.split("\n"):
        lines.append((offset, line))
        offset += len(line) + 1
    return lines


def _blocks(text: str) -> list[tuple[int, int, bool]]:
    """Return start, end and whether it is a heading, of every paragraph, list item and heading."""
    blocks: list[tuple[int, int, bool]] = []
    open_at: int | None = None
    in_list = False
    for offset, line in _lines(text):
        inner = line[_prefix(_QUOTED, line) :]
        is_heading = bool(_HEADING.match(inner))
        is_item = bool(_LIST_ITEM.match(inner)) and (in_list or open_at is None)
        if open_at is not None and (not inner.strip() or is_heading or is_item):
            blocks.append((open_at, offset, False))
            open_at = None
        if is_heading:
            blocks.append((offset, offset + len(line), True))
        elif inner.strip() and open_at is None:
            open_at = offset
            in_list = is_item
    if open_at is not None:
        blocks.append((open_at, len(text), False))
    return blocks


def _prefixes(text: str) -> list[tuple[int, int]]:
    """Return where the signs of quoted lines, list items and headings stand."""
    block_starts = {start for start, _, _ in _blocks(text)}
    prefixes: list[tuple[int, int]] = []
    for offset, line in _lines(text):
        width = _prefix(_QUOTED, line)
        if offset in block_starts:
            width += _prefix(_HEADING, line[width:]) or _prefix(_LIST_ITEM, line[width:])
        if width:
            prefixes.append((offset, offset + width))
    return prefixes


def _prefix(pattern: re.Pattern[str], line: str) -> int:
    match = pattern.match(line)
    return match.end() if match else 0
