"""Other people's text, made safe to show and to print, without changing what it says.

What is taken out or replaced, and why:

* control characters, and the marks that turn the direction of writing round: a post could show
  "live" where "evil" stands (U+202E), in a browser and in a PDF alike. Newlines and tabs stay;
* halves of surrogate pairs become U+FFFD, the replacement character: no encoder takes them.

For print also, because a PDF for screen readers may hold no character without a glyph:

* a character without a glyph becomes its plain form where Unicode has one (the bold letters of
  the maths alphabets become letters), and U+FFFD otherwise; a run of those becomes "�…";
* accents without a glyph are left off, and those piled up on one letter beyond ``MARKS_KEPT``;
* four spaces stand for a tab, at most two lines stay empty in a row, and a word longer than a
  line gets places where it may break (U+200B, which the template turns into a space of no width).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from audits.reports.glyphs import REPLACEMENT, clusters, with_glyphs
from audits.reports.pieces import Piece

LONGEST_WORD = 28
STRIDE = 8
MAY_BREAK = "\N{ZERO WIDTH SPACE}"

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction, and its long deprecated cousins
    r"\u200b\u2060-\u2065\ufeff\ufff9-\ufffb]"  # no width, and nothing to say in a post
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_SIMPLE = re.compile(r"[\n\x20-\x7e\xa0-\xac\xae-\u0148\u2013\u2014\u2018-\u201d\u2022\u2026]*")
"""What the text face has: nothing to do."""
_LONG_WORD = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{{{LONGEST_WORD},}}")
"""Chinese, Japanese and Korean break between any two letters as they are."""


def shown(text: str) -> str:
    """The text fit for a page: everything one could read, nothing that deceives."""
    text = _LINE_END.sub("\n", text)
    return _SURROGATE.sub(REPLACEMENT, _HIDDEN.sub("", text))


def printed(text: str) -> str:
    """The text fit for a PDF: as ``shown``, in characters that our fonts have."""
    text = shown(text).replace("\t", "    ")
    if not _SIMPLE.fullmatch(text):
        text = "".join(with_glyphs(cluster) for cluster in clusters(unicodedata.normalize("NFC", text)))
        text = re.sub(f"{REPLACEMENT}{{2,}}", f"{REPLACEMENT}…", text)
    return re.sub(r"\n(?:[^\S\n]*\n){3,}", "\n\n\n", text)


def printed_line(text: str) -> str:
    """The same on a single line: names, reasons, the names of files."""
    (piece,) = printed_pieces([Piece(" ".join(printed(text).split()))]) or (Piece(""),)
    return piece.text


def printed_pieces(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Every piece cleaned by itself, so that what was marked stays marked."""
    clean = [Piece(printed(piece.text), piece.marked) for piece in pieces]
    return _breakable([piece for piece in clean if piece.text])


def _breakable(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Long words may run through several pieces, so they are looked for in the whole text."""
    breaks = sorted(_breaks("".join(piece.text for piece in pieces)))
    if not breaks:
        return tuple(pieces)
    ends = accumulate(len(piece.text) for piece in pieces)
    return tuple(
        Piece(_broken(piece.text, [at - end + len(piece.text) for at in breaks]), piece.marked)
        for piece, end in zip(pieces, ends, strict=True)
    )


def _breaks(text: str) -> Iterator[int]:
    for word in _LONG_WORD.finditer(text):
        at = last = word.start()
        for cluster in clusters(word[0]):
            if at - last >= STRIDE:
                yield at
                last = at
            at += len(cluster)


def _broken(text: str, places: list[int]) -> str:
    inside = [0, *(place for place in places if 0 <= place < len(text)), len(text)]
    return MAY_BREAK.join(text[start:end] for start, end in pairwise(inside))
