"""Folding: the form in which rules read a text, and the way back to what was written.

Every character folds alone (compatibility form, case, accents, look-alike quotes), so that
folding is the same whichever way a text is cut, and each folded character knows its source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_BLANKS = re.compile(r"[ \t\r]*\n[ \t\r\n]*|[ \t\r]{2,}|[\t\r]")
_ALIKE = str.maketrans("‘’ʼ`´“”„–—", "'''''\"\"\"--")
_INVISIBLE = {"Mn", "Me", "Cf", "Cc", "Cs"}


def fold(text: str) -> str:
    """The folded form: lower case, no accents, single blanks. About a microsecond for a short post."""
    if not text.isascii():
        text = _NOT_ASCII.sub(_fold_found, text)
    text = text.translate(_ALIKE).lower() if "`" in text else text.lower()
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:
        text = _BLANKS.sub(_one_blank, text)
    return text


class Folded:
    """A folded text that can say where in the original a folded span lies."""

    def __init__(self, original: str) -> None:
        self.original, self.text = original, fold(original)
        self.sources: Sequence[int] = range(len(original))
        if not original.isascii() or len(self.text) != len(original):
            self.sources = self._traced()

    def _traced(self) -> list[int]:
        """For each folded character, the index of the original one that it came from."""
        pieces = [(index, folded) for index, char in enumerate(self.original) for folded in fold_char(char)]
        loose = "".join(folded for _, folded in pieces)
        sources: list[int] = []
        cursor = 0
        for blank in _BLANKS.finditer(loose):
            sources += [index for index, _ in pieces[cursor : blank.start() + 1]]
            cursor = blank.end()
        return sources + [index for index, _ in pieces[cursor:]]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original whose folding is ``text[start:end]``, accents included."""
        first, last = self.sources[start], self.sources[end - 1] + 1
        while last < len(self.original) and not fold_char(self.original[last]):
            last += 1
        return first, last


@cache
def fold_char(char: str) -> str:
    """What one character folds to; nothing for accents and invisible marks."""
    if char.isascii():
        return char.translate(_ALIKE).lower()
    if char.isspace():
        return "\n" if char in "\x85\u2028\u2029" else " "
    if unicodedata.category(char) in _INVISIBLE:
        return ""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char.translate(_ALIKE)).casefold())
    kept = "".join(part for part in bare if unicodedata.category(part) not in _INVISIBLE)
    return unicodedata.normalize("NFC", kept).translate(_ALIKE).lower()


@lru_cache(maxsize=1 << 16)
def _fold_run(run: str) -> str:
    return "".join(map(fold_char, run))


def _fold_found(found: re.Match[str]) -> str:
    run = found[0]
    return _fold_run(run) if len(run) <= 16 else "".join(map(fold_char, run))


def _one_blank(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "
