"""Lists in JSON that may be damaged: one broken item must not cost the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

import msgspec

T = TypeVar("T")

BROKEN = (msgspec.DecodeError, ValueError, OverflowError, RecursionError)
"""What decoding raises; RecursionError for nesting that no platform writes."""

REPLACEMENT = "\ufffd"

# A backslash pair is consumed first, so that a following "u" is known to be text.
_SURROGATES = re.compile(
    rb"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
# A whole string, ended or not, or one bracket. Possessive, so that it stays linear on any input.
_TOKENS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?"?|[\[\]{}]', re.DOTALL)

_STEPS = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}


def storable(text: str) -> str:
    """The text without NUL, which PostgreSQL refuses. Lone surrogates cannot get this far: see ``mended``."""
    return text.replace("\0", REPLACEMENT) if "\0" in text else text


def mended(raw: bytes) -> bytes:
    """The JSON with bytes that are not UTF-8 and surrogates without a partner replaced by U+FFFD."""
    text = raw.decode("utf-8", "replace").encode()
    return _SURROGATES.sub(lambda found: b"\\ufffd" if len(found[0]) == 6 else found[0], text)


def decoded(raw: bytes | msgspec.Raw, decoder: msgspec.json.Decoder[T]) -> T | None:
    """One item, mended where that is needed, or None where it cannot be understood."""
    for attempt in (bytes, mended):
        try:
            return decoder.decode(attempt(bytes(raw)))
        except BROKEN:
            continue
    return None


def split(raw: bytes) -> Iterator[bytes]:
    """The objects of the first list in ``raw``, by counting brackets. The last one may be cut.

    The slow way, about 50 MB a second, for JSON that a parser refuses as a whole.
    """
    depth, level, start, before = 0, -1, -1, b""
    for token in _TOKENS.finditer(raw):
        mark = token[0]
        if mark == b"{" and level < 0 and before == b"[":
            level = depth
        if mark == b"{" and depth == level and start < 0:
            start = token.start()
        depth += _STEPS.get(mark, 0)
        if start >= 0 and depth == level:
            yield raw[start : token.end()]
            start = -1
        if depth < level:
            return
        before = mark
    if start >= 0:
        yield raw[start:]
