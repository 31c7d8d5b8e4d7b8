"""A text cut into pieces, marked and not, that join to the text exactly as it was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool = False


def pieces(text: str, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """``marks`` are spans of ``text``, in order, none overlapping another."""
    cut: list[Piece] = []
    cursor = 0
    for start, end in marks:
        cut += [Piece(text[cursor:start]), Piece(text[start:end], marked=True)]
        cursor = end
    cut.append(Piece(text[cursor:]))
    return tuple(piece for piece in cut if piece.text)
