"""An end of a bar that is left open: it dissolves into pieces, because nobody says how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass

_PIECES = ((0.0, 0.2, 0.85), (0.25, 0.15, 0.65), (0.45, 0.12, 0.5), (0.64, 0.09, 0.36), (0.81, 0.06, 0.24))
"""Where each piece begins and how long it is, as shares of the whole, and how dark it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of a bar; places across are per cent of the drawing's width."""

    x: float
    width: float
    opacity: float = 1.0


def solid(start: float, end: float) -> Piece:
    return Piece(round(start, 2), round(end - start, 2))


def dissolving(start: float, length: float) -> tuple[Piece, ...]:
    """Return the pieces of an open end that begins at `start`; a negative `length` leads to the left."""
    pieces = []
    for begin, share, opacity in _PIECES:
        left, right = sorted((start + length * begin, start + length * (begin + share)))
        pieces.append(Piece(round(left, 2), round(right - left, 2), opacity))
    return tuple(pieces)
