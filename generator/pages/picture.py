"""Preview pictures as PNG files: the only door to `PIL`.

What is drawn is grey or red on paper, in so few shades that a file is small. The same picture has the same bytes: it
holds no time, brings its own font, and how it is set and compressed is fixed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pages.picture_lines import Words, words_of
from generator.pages.picture_view import PictureView, Portion
from generator.pages.typeset import typeset

if TYPE_CHECKING:  # to load it takes as long as a few dozen pages: what makes no picture does without
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""Pixels, as networks and messengers ask for them; base.html tells them the same numbers."""

_FONTS = Path(__file__).parent / "fonts"
"""Noto Serif, a face of the pages, cut down to its Latin, Greek and Cyrillic letters; its licence beside it."""
_REGULAR, _BOLD = "NotoSerif-Regular.ttf", "NotoSerif-SemiBold.ttf"
_MEASURED_AT = 100

_EDGE = 80
_BROAD = WIDTH - 2 * _EDGE
_SIZES = (84, 76, 68, 61, 55, 49, 44, 39, 35, 31, 28, 25, 23)
"""Of a title, in pixels, the largest first."""
_SMALLEST_TEXT, _SMALLEST = 22, 17
"""Of a question, and of any words: pictures are shown at half their size, and smaller."""

_PAPER, _INK, _AGAINST = (0xFD, 0xFC, 0xFA), (0x17, 0x19, 0x1E), (0x8F, 0x1D, 0x14)
"""As in site.css."""
_FULL, _SOFT, _RULE = 255, 186, 47
"""How much of the ink is on the paper; the last two come near `--soft` and `--rule` of site.css."""
_SHADES, _REDS = 11, 5
"""From the paper to full ink, and of the red besides: sixteen colours, so that a byte holds two pixels.

On the edge of a letter nobody sees more of them.
"""
_FILLED = {"several": _SOFT, "one": _FULL, "none": _RULE}
"""By the look of a part of the bar; the one not named here is an outline, as on the pages."""


def png_of(view: PictureView, site_name: str) -> bytes:
    """Return the picture as a file.

    Of letters that the font lacks the base letter is shown. A text with one that has none is left out whole: what is
    left of it could say something else. Signs that it lacks, emoji say, are left out by themselves.
    """
    sheet = _Sheet.blank()
    sheet.box((0, 0, WIDTH - 1, 11), _FULL)
    name, title, text = (writable(one) for one in (typeset(site_name), view.title, view.text))
    if view.title:
        sheet.line(name, _EDGE, 46, 30, _SOFT)
    foot = 440 if view.portions else 530
    sheet.block(title if view.title else name, text, 112, foot - 34)
    sheet.box((_EDGE, foot - 22, WIDTH - _EDGE - 1, foot - 21), _RULE)
    counts = " · ".join([*view.counts, ""] if view.against else view.counts)
    size = _fitting(_BOLD, counts + view.against, 34)
    end = sheet.line(counts, _EDGE, foot, size, _FULL, face=_BOLD)
    sheet.line(view.against, end, foot, size, _FULL, face=_BOLD, against=True)
    if view.portions:
        _draw_bar(sheet, view.portions, foot + 68)
    return sheet.png()


def writable(text: str) -> str:
    """Return what of `text` the font can show, empty where a letter or digit would be missing."""
    shown = []
    for one in unicodedata.normalize("NFC", text):
        if one.isspace():
            shown.append(" ")
        elif _has(one):
            shown.append(one)
        elif base := "".join(filter(_has, unicodedata.normalize("NFKD", one))):
            shown.append(base)
        elif one.isalnum():
            return ""
    return "".join(shown)


def _draw_bar(sheet: _Sheet, portions: Sequence[Portion], top: int) -> None:
    """Draw one bar of all claims, and below it what its parts mean."""
    total, done = sum(portion.claims for portion in portions), 0
    size = _fitting(_REGULAR, "".join(f"MMM{portion.text}" for portion in portions), 25)
    at, side, middle = _EDGE, round(size * 0.7), top + 60
    for portion in portions:
        left, done = done, done + portion.claims
        ends = [_EDGE + _BROAD * number // total for number in (left, done)]
        # Outlines of neighbours lie on each other.
        _draw_part(sheet, (ends[0], top, max(ends[1] - 1, ends[0] + 3), top + 27), portion.look)
        _draw_part(sheet, (at, middle - side // 2, at + side, middle - side // 2 + side), portion.look)
        at = sheet.line(portion.text, at + round(size * 1.1), middle - round(size * 0.72), size, _FULL) + size


def _draw_part(sheet: _Sheet, box: tuple[int, int, int, int], look: str) -> None:
    if look in _FILLED:
        sheet.box(box, _FILLED[look])
    else:
        sheet.box(box, _FULL)
        left, top, right, bottom = box
        sheet.box((left + 2, top + 2, right - 2, bottom - 2), 0)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is drawn so far: two layers, of how much ink and how much red is where."""

    ink: Image
    red: Image

    @classmethod
    def blank(cls) -> _Sheet:
        from PIL import Image  # not sooner than the first picture, see above

        return cls(Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT)))

    def box(self, box: tuple[int, int, int, int], ink: int) -> None:
        """Fill a box, given by its first and last pixels."""
        left, top, right, bottom = box
        if left <= right and top <= bottom:
            self.ink.paste(ink, (left, top, right + 1, bottom + 1))

    def line(
        self, text: str, left: int, top: int, size: int, ink: int, *, face: str = _REGULAR, against: bool = False
    ) -> int:
        """Write a text on one line, smaller where it is too long, and return where it ends."""
        size = _fitting(face, text, size, WIDTH - _EDGE - left)
        words, ems = _words(face, text), (WIDTH - _EDGE - left) / size
        lines = words.lines(ems)
        line = text if len(lines) < 2 else words.cut(lines, 1, ems)[0]
        self._write(line, left, top, size, ink, face=face, against=against)
        return left + round(_font(face, size).getlength(line))

    def block(self, title: str, text: str, top: int, bottom: int) -> None:
        """Write a title and a text below it, as large as both fit."""
        large, small = _words(_BOLD, title), _words(_REGULAR, text)
        for size in _SIZES:
            below = max(_SMALLEST_TEXT, size // 2)
            titles, texts = large.lines(_BROAD / size), small.lines(_BROAD / below)
            height = len(titles) * _leading(size) + size // 4 + len(texts) * _leading(below)
            if height <= bottom - top and large.longest * size <= _BROAD and small.longest * below <= _BROAD:
                break
        else:
            room = (bottom - top - size // 4) // _leading(size)
            titles = large.cut(titles, room - min(len(texts), room // 3), _BROAD / size)
            texts = small.cut(texts, room - len(titles), _BROAD / below)
        for line in titles:
            self._write(line, _EDGE, top, size, _FULL, face=_BOLD)
            top += _leading(size)
        top += size // 4
        for line in texts:
            self._write(line, _EDGE, top, below, _FULL, face=_REGULAR)
            top += _leading(below)

    def png(self) -> bytes:
        drawn = self.ink.point([amount * _SHADES // 256 for amount in range(256)])
        if where := self.red.getbbox():
            # What is red stands on bare paper.
            amounts = [amount * (_REDS + 1) // 256 for amount in range(256)]
            reds = [_SHADES - 1 + amount if amount else 0 for amount in amounts]
            drawn.paste(self.red.crop(where).point(reds), where)
        drawn.putpalette(bytes([*_PAPER, *_ramp(_INK, _SHADES - 1), *_ramp(_AGAINST, _REDS)]))
        file = BytesIO()
        # From the next level on it takes three times as long and saves a fiftieth.
        drawn.save(file, "PNG", bits=4, compress_level=4)
        return file.getvalue()

    def _write(self, text: str, left: int, top: int, size: int, ink: int, *, face: str, against: bool = False) -> None:
        from PIL import ImageDraw

        layer = self.red if against else self.ink
        ImageDraw.Draw(layer).text((left, top), text, fill=ink, font=_font(face, size))


def _ramp(colour: Sequence[int], shades: int) -> Iterator[int]:
    """Yield the shades of a colour, the lightest first; each is three numbers."""
    for shade in range(1, shades + 1):
        yield from (paper + (full - paper) * shade // shades for paper, full in zip(_PAPER, colour, strict=True))


def _leading(size: int) -> int:
    """Return the distance from line to line."""
    return round(size * 1.24)


def _fitting(face: str, text: str, size: int, width: int = _BROAD) -> int:
    """Return the size in which a text fits on one line, at most `size`; what is too long for any has the smallest."""
    ems = _words(face, text).measure(text)
    return max(_SMALLEST, min(size, int(width / ems))) if ems else size


def _words(face: str, text: str) -> Words:
    width = partial(_width, face)
    return words_of(text, lambda piece: sum(map(width, piece)))


@cache
def _width(face: str, letter: str) -> float:
    """Return how wide a letter is, in ems; there is no kerning, so that a word is as wide as its letters."""
    # At other sizes it is rounded otherwise.
    return _font(face, _MEASURED_AT).getlength(letter) / _MEASURED_AT * 1.02


@cache
def _font(face: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    # The other way of setting a line depends on libraries of the machine.
    return ImageFont.truetype(_FONTS / face, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(letter: str) -> bool:
    """Whether the font has a letter, and not the box that stands for those it lacks."""
    return letter.isprintable() and _drawn(letter) != _drawn("\uffff")


@cache
def _drawn(letter: str) -> bytes:
    return bytes(_font(_REGULAR, _MEASURED_AT).getmask(letter))
