"""A small drawing of a graph in rows, top to bottom: where each box and each line goes.

Boxes of a row stand side by side, ordered so that lines cross little; a line that passes a row without a box in it is
given a place there. After Sugiyama, Tagawa and Toda (1981), as far as a dozen boxes need it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.pages.text_width import broken

WIDTH = 286
"""The least width of the rows: with the edge, what a screen of 320 pixels leaves."""
EDGE = 1
"""Around all boxes, for half of their outlines."""
NARROWEST, WIDEST = 116, 232
"""Of a box. With more boxes in a row than fit, the drawing is wider, and its container scrolls."""
BESIDE, BELOW, PADDING = 10, 20, 5
PASSING = 14
"""The width that a passing line takes up in a row."""
SIZE, LINE = 12, 14
"""Of text, and of a line of it."""
LABEL = 13
"""The height of the line that says what a box is."""
SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Node:
    """What is to be drawn as a box."""

    key: str
    row: int
    """Rows count from the top; rows without a box are left out."""
    look: str
    """The class of the box."""
    label: str
    """What it is, in a word or two."""
    text: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What is to be drawn as a line, from a box to one in a lower row."""

    above: str
    below: str
    look: str
    """The class of the line."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text in a box."""

    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box in its place. Lengths are in CSS pixels."""

    look: str
    x: str
    y: str
    width: str
    height: str
    label: TextLine
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line in its place, as the data of an SVG path."""

    look: str
    path: str


@dataclass(frozen=True, slots=True)
class Layers:
    """The whole drawing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it does not fit a narrow screen, and so has to scroll there."""
        return self.width > WIDTH + 2 * EDGE


def layers(nodes: Sequence[Node], edges: Sequence[Edge]) -> Layers:
    """Return the drawing of a graph; the order of `nodes` decides where nothing else does."""
    rows, links = _rows(nodes, edges)
    by_key = {node.key: node for node in nodes}
    _order(rows, links)
    most = max((sum(key in by_key for key in row) for row in rows), default=0)
    width = max(WIDTH, most * NARROWEST + (most - 1) * BESIDE)
    x_by_key: dict[str, float] = {}
    top_by_key: dict[str, float] = {}
    bottom_by_key: dict[str, float] = {}
    boxes: list[Box] = []
    y = float(EDGE)
    for row in rows:
        widths = _widths(row, by_key, width)
        x = EDGE + (width - sum(widths.values()) - BESIDE * (len(row) - 1)) / 2
        wrapped = {key: broken(by_key[key].text, widths[key] - 2 * PADDING, SIZE) for key in row if key in by_key}
        height = 2 * PADDING + LABEL + LINE * max((len(lines) for lines in wrapped.values()), default=0)
        for key in row:
            x_by_key[key] = x + widths[key] / 2
            top_by_key[key], bottom_by_key[key] = y, y + height
            if key in by_key:
                boxes.append(_box(by_key[key], x, y, widths[key], height, wrapped[key]))
            x += widths[key] + BESIDE
        y += height + BELOW
    strokes = tuple(_stroke(edge, way, x_by_key, top_by_key, bottom_by_key) for edge, way in links)
    return Layers(width + 2 * EDGE, round(y - BELOW + EDGE), tuple(boxes), strokes)


def _rows(nodes: Sequence[Node], edges: Iterable[Edge]) -> tuple[list[list[str]], list[tuple[Edge, list[str]]]]:
    """Return the keys in each row, passing lines included, and each edge with the keys on its way."""
    numbers = {row: number for number, row in enumerate(sorted({node.row for node in nodes}))}
    number_by_key = {node.key: numbers[node.row] for node in nodes}
    rows: list[list[str]] = [[] for _ in numbers]
    for node in nodes:
        rows[number_by_key[node.key]].append(node.key)
    links = []
    for edge in edges:
        way = [edge.above]
        for number in range(number_by_key[edge.above] + 1, number_by_key[edge.below]):
            way.append(f"{edge.above} past {number} to {edge.below}")
            rows[number].append(way[-1])
        links.append((edge, [*way, edge.below]))
    return rows, links


def _order(rows: list[list[str]], links: Iterable[tuple[Edge, list[str]]]) -> None:
    """Order each row by where its neighbours in the row above, then below, stand."""
    if all(len(row) == 1 for row in rows):  # a single way, as most claims have
        return
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for _, way in links:
        for one, other in pairwise(way):
            above[other].append(one)
            below[one].append(other)
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        neighbours = above if downwards else below
        for last, row in pairwise(rows if downwards else rows[::-1]):
            place = {key: (number + 0.5) / len(last) for number, key in enumerate(last)}
            own = {key: (number + 0.5) / len(row) for number, key in enumerate(row)}
            row.sort(key=lambda key: _mean([place[one] for one in neighbours[key]], own[key]))


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _widths(row: Sequence[str], by_key: Mapping[str, Node], width: float) -> dict[str, float]:
    passing = [key for key in row if key not in by_key]
    room = width - BESIDE * (len(row) - 1) - PASSING * len(passing)
    each = min(WIDEST, room / max(1, len(row) - len(passing)))
    return {key: each if key in by_key else PASSING for key in row}


def _box(node: Node, x: float, y: float, width: float, height: float, lines: Sequence[str]) -> Box:
    middle = _number(x + width / 2)
    top = y + PADDING + LABEL - 3 + (height - 2 * PADDING - LABEL - LINE * len(lines)) / 2
    return Box(
        look=node.look,
        x=_number(x),
        y=_number(y),
        width=_number(width),
        height=_number(height),
        label=TextLine(middle, _number(top), node.label),
        lines=tuple(TextLine(middle, _number(top + LINE * number), line) for number, line in enumerate(lines, start=1)),
    )


def _stroke(
    edge: Edge,
    way: Sequence[str],
    x_by_key: Mapping[str, float],
    top_by_key: Mapping[str, float],
    bottom_by_key: Mapping[str, float],
) -> Stroke:
    path = [f"M{_number(x_by_key[way[0]])} {_number(bottom_by_key[way[0]])}"]
    for one, other in pairwise(way):
        from_x, from_y, to_x, to_y = x_by_key[one], bottom_by_key[one], x_by_key[other], top_by_key[other]
        between = (from_y + to_y) / 2
        points = ((from_x, between), (to_x, between), (to_x, to_y))
        path.append("C" + " ".join(f"{_number(x)} {_number(y)}" for x, y in points))
        if other != way[-1]:
            path.append(f"V{_number(bottom_by_key[other])}")
    return Stroke(edge.look, "".join(path))


@lru_cache  # boxes of one drawing share most of their numbers
def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
