"""Which characters the fonts of the PDF can draw, and what stands in for the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILIES = (
    "Inter",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Bengali",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
    "Noto Sans CJK SC",
    "Noto Emoji",  # last, or it would draw the digits
)
"""The fonts of the PDF in the order in which they are asked for a character."""

MARKS_KEPT = 4
"""Vietnamese needs two accents on a letter, pointed Hebrew four."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
JOINER = "\N{ZERO WIDTH JOINER}"
BASE = "\N{NO-BREAK SPACE}"
UNSEEN = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Joiners and the choice between text and emoji: drawn by no font, so they need no glyph."""


def clusters(text: str) -> Iterator[str]:
    """Letters with what hangs on them: accents, selectors, joined emoji."""
    cluster = ""
    for letter in text:
        if cluster and not _hangs_on(letter, cluster):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _hangs_on(letter: str, cluster: str) -> bool:
    if letter.isascii() or cluster == "\n":
        return False
    if cluster.endswith(JOINER) and unicodedata.category(letter) in {"So", "Cn"}:  # Cn: newer than this Python
        return True
    return letter in UNSEEN or unicodedata.category(letter)[0] == "M" or _modifies_emoji(letter)


def _modifies_emoji(letter: str) -> bool:
    """Skin tones, and the letters that make a flag."""
    return "\U0001f3fb" <= letter <= "\U0001f3ff" or "\U000e0020" <= letter <= "\U000e007f"


@lru_cache(maxsize=4096)
def with_glyphs(cluster: str) -> str:
    """The cluster as one font can draw it whole: a cluster is never shared between two."""
    if cluster == "\n":
        return cluster
    cluster = cluster.lstrip("".join(UNSEEN))
    if not cluster:
        return ""
    kind = unicodedata.category(cluster[0])
    if kind == "Co" or (kind == "Cn" and cluster[0] not in _families()[-1]):  # emoji newer than this Python are known
        return REPLACEMENT
    if kind[0] == "M":
        return _with_a_base(cluster)
    thin = _thinned(cluster)
    if any(all(letter in family or letter in UNSEEN for letter in thin) for family in _families()):
        return thin
    if JOINER in cluster.rstrip(JOINER):
        return "".join(with_glyphs(part) for part in cluster.split(JOINER) if part)
    drawn = next((family for family in _families() if cluster[0] in family), None)
    if drawn is None:
        return _plainer(cluster)
    return "".join(letter for letter in thin if letter in drawn)


def _with_a_base(accents: str) -> str:
    """Accents on nothing get a space to stand on: typst would set them on the end of the line before."""
    standing = with_glyphs(BASE + accents)
    return standing if standing != BASE else ""


def _thinned(cluster: str) -> str:
    accents = [letter for letter in cluster[1:] if unicodedata.category(letter)[0] == "M" and letter not in UNSEEN]
    if len(accents) <= MARKS_KEPT:
        return cluster
    return cluster[0] + "".join(accents[:MARKS_KEPT])


def _plainer(cluster: str) -> str:
    """Of a letter that no font has: its plain form, or nothing for what is not seen anyway, or U+FFFD."""
    plain = unicodedata.normalize("NFKC", cluster[0])
    if plain != cluster[0]:
        return "".join(with_glyphs(part) for part in clusters(plain + cluster[1:]))
    return "" if unicodedata.category(cluster[0]) == "Cf" else REPLACEMENT


@cache
def _families() -> tuple[frozenset[str], ...]:
    """What each font can draw. Cost: 10 ms once."""
    ranges = dict(line.split(": ") for line in (FONTS / "coverage.txt").read_text().splitlines())
    return tuple(frozenset(_letters(ranges[family])) for family in FAMILIES)


def _letters(ranges: str) -> Iterator[str]:
    for item in ranges.split():
        start, _, end = item.partition("-")
        yield from map(chr, range(int(start, 16), int(end or start, 16) + 1))
