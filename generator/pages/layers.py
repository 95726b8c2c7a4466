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
from typing import NamedTuple

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


class Node(NamedTuple):
    """What is to be drawn as a box."""

    key: str
    row: int
    """Rows count from the top; rows without a box are left out."""
    look: str
    """The class of the box."""
    label: str
    """What it is, in a word or two."""
    text: str


class Edge(NamedTuple):
    """What is to be drawn as a line, from a box to one in a lower row."""

    above: str
    below: str
    look: str
    """The class of the line."""


class Box(NamedTuple):
    """A box in its place. Lengths are in CSS pixels."""

    look: str
    label: str
    lines: tuple[tuple[str, str], ...]
    """Each with its y."""
    place: Place


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands, and the middle of its text."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    label_y: str
    line_ys: tuple[str, ...]


class Stroke(NamedTuple):
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
    numbers = {node.key: number for number, node in enumerate(nodes)}
    rows = tuple(node.row for node in nodes)
    links = tuple((numbers[edge.above], numbers[edge.below]) for edge in edges)
    texts = [broken(node.text, width, SIZE) for node, width in zip(nodes, _arranged(rows, links).rooms, strict=True)]
    placed = _placed(rows, links, tuple(map(len, texts)))
    return Layers(
        placed.width,
        placed.height,
        tuple(
            Box(nodes[number].look, nodes[number].label, tuple(zip(place.line_ys, texts[number], strict=True)), place)
            for number, place in placed.boxes
        ),
        tuple(Stroke(edge.look, path) for edge, path in zip(edges, placed.paths, strict=True)),
    )


@dataclass(frozen=True, slots=True)
class _Arranged:
    """What stands beside what. Boxes have the numbers of their nodes, places where a line passes a row those after."""

    rows: Sequence[Sequence[int]]
    ways: Sequence[Sequence[int]]
    """What each line comes by, from box to box."""
    width: int
    rooms: Sequence[float]
    """The width that each box has for its text."""
    widths: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A drawing of which the words are left out: most drawings of a record differ in nothing else."""

    width: int
    height: int
    boxes: Sequence[tuple[int, Place]]
    paths: Sequence[str]


@lru_cache(maxsize=1000)
def _arranged(rows: Sequence[int], links: Sequence[tuple[int, int]]) -> _Arranged:
    """Return what stands beside what, of the row of each box and the boxes that each line leads from and to."""
    filled, ways = _rows(rows, links)
    _order(filled, ways)
    most = max((sum(number < len(rows) for number in row) for row in filled), default=0)
    width = max(WIDTH, most * NARROWEST + (most - 1) * BESIDE)
    widths = {number: each for row in filled for number, each in _widths(row, len(rows), width).items()}
    rooms = [widths[number] - 2 * PADDING for number in range(len(rows))]
    return _Arranged(filled, ways, width, rooms, widths)


@lru_cache(maxsize=1000)
def _placed(rows: Sequence[int], links: Sequence[tuple[int, int]], lines: Sequence[int]) -> _Placed:
    """Return where everything stands, where each box has so many `lines` of text."""
    arranged = _arranged(rows, links)
    middles: dict[int, float] = {}
    tops: dict[int, float] = {}
    bottoms: dict[int, float] = {}
    boxes: list[tuple[int, Place]] = []
    y = float(EDGE)
    for row in arranged.rows:
        x = EDGE + (arranged.width - sum(arranged.widths[one] for one in row) - BESIDE * (len(row) - 1)) / 2
        height = 2 * PADDING + LABEL + LINE * max((lines[one] for one in row if one < len(rows)), default=0)
        for one in row:
            width = arranged.widths[one]
            middles[one], tops[one], bottoms[one] = x + width / 2, y, y + height
            if one < len(rows):
                boxes.append((one, _place(x, y, width, height, lines[one])))
            x += width + BESIDE
        y += height + BELOW
    paths = [_path(way, middles, tops, bottoms) for way in arranged.ways]
    return _Placed(arranged.width + 2 * EDGE, round(y - BELOW + EDGE), boxes, paths)


def _rows(rows: Sequence[int], links: Iterable[tuple[int, int]]) -> tuple[list[list[int]], list[list[int]]]:
    """Return what stands in each row, passing lines included, and what each line comes by."""
    numbers = {row: number for number, row in enumerate(sorted(set(rows)))}
    filled: list[list[int]] = [[] for _ in numbers]
    for one, row in enumerate(rows):
        filled[numbers[row]].append(one)
    ways = []
    passing = len(rows)
    for above, below in links:
        way = [above]
        for number in range(numbers[rows[above]] + 1, numbers[rows[below]]):
            way.append(passing)
            filled[number].append(passing)
            passing += 1
        ways.append([*way, below])
    return filled, ways


def _order(rows: list[list[int]], ways: Iterable[Sequence[int]]) -> None:
    """Order each row by where its neighbours in the row above, then below, stand."""
    above: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for way in ways:
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


def _widths(row: Sequence[int], boxes: int, width: float) -> dict[int, float]:
    """Return the width of everything in a row; what has a number below `boxes` is a box."""
    passing = sum(one >= boxes for one in row)
    room = width - BESIDE * (len(row) - 1) - PASSING * passing
    each = min(WIDEST, room / max(1, len(row) - passing))
    return {one: each if one < boxes else PASSING for one in row}


def _place(x: float, y: float, width: float, height: float, lines: int) -> Place:
    top = y + PADDING + LABEL - 3 + (height - 2 * PADDING - LABEL - LINE * lines) / 2
    return Place(
        x=_number(x),
        y=_number(y),
        width=_number(width),
        height=_number(height),
        middle=_number(x + width / 2),
        label_y=_number(top),
        line_ys=tuple(_number(top + LINE * number) for number in range(1, lines + 1)),
    )


def _path(
    way: Sequence[int], middles: Mapping[int, float], tops: Mapping[int, float], bottoms: Mapping[int, float]
) -> str:
    path = [f"M{_number(middles[way[0]])} {_number(bottoms[way[0]])}"]
    for one, other in pairwise(way):
        from_x, from_y, to_x, to_y = middles[one], bottoms[one], middles[other], tops[other]
        between = (from_y + to_y) / 2
        points = ((from_x, between), (to_x, between), (to_x, to_y))
        path.append("C" + " ".join(f"{_number(x)} {_number(y)}" for x, y in points))
        if other != way[-1]:
            path.append(f"V{_number(bottoms[other])}")
    return "".join(path)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
