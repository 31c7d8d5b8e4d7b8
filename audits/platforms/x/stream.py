"""X's files: JSON behind a JavaScript assignment, up to 100 MB in one list.

A list is cut into pieces of about 1 MB that hold whole items, and each piece is decoded at once.
Cuts are made only before ``{ "tweet" : {``: inside a JSON string the quotes would be escaped, so
this cannot occur in somebody's text. Items without a wrapper (before late 2019) begin after
``}, {`` at the start of a line, which cannot occur in a string either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import GenericAlias
from typing import BinaryIO, TypeVar

import msgspec

from audits.platforms.base import PlatformError, Problem
from audits.platforms.json_lists import BROKEN, decoded, split

T = TypeVar("T")

PIECE = 1 << 20
LONGEST = 8 << 20  # no item is longer; without a place to cut, more than this is damage
_NEAR_END = 1 << 16  # where to look for a cut first

FOREIGN = "This file is not in the form X uses, so it could not be read."
CUT = "This file ends in the middle; what came before was read. Downloading the export again may help."
BROKEN_ITEM = "One post in this file is damaged and could not be read."

_WRAPPERS = rb"tweet|post|communityTweet|noteTweet|article"
_START = re.compile(rb'\{\s*+"(?:' + _WRAPPERS + rb')"\s*+:\s*+\{|(?<=\n\}, )\{')
_PREFIX = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:var\s++)?(?:[\w.$\[\]\"'-]++\s*+=\s*+)?(?=[\[{])")


def body(stream: BinaryIO, most: int = LONGEST) -> bytes:
    """The JSON of one whole, small file, without the assignment before it."""
    raw = stream.read(most + 1)
    if len(raw) > most:
        raise PlatformError(FOREIGN)
    return _without_prefix(raw).rstrip().rstrip(b";")


def records(stream: BinaryIO, type_: type[T]) -> Iterator[T | Problem]:
    """Every item of a list of any length, in bounded memory; a Problem for each that is broken."""
    many: msgspec.json.Decoder[list[T]] = msgspec.json.Decoder(GenericAlias(list, (type_,)))
    one = msgspec.json.Decoder(type_)
    for piece in _pieces(stream):
        if isinstance(piece, Problem):
            yield piece
            continue
        try:
            yield from many.decode(b"[" + piece + b"]")
        except BROKEN:
            yield from _singly(piece, one)


def _singly(piece: bytes, decoder: msgspec.json.Decoder[T]) -> Iterator[T | Problem]:
    for item in _items(piece):
        record = decoded(item, decoder)
        yield Problem(BROKEN_ITEM) if record is None else record


def _items(piece: bytes) -> Iterator[bytes]:
    starts = [found.start() for found in _START.finditer(piece)]
    if not starts:
        yield from split(b"[" + piece)
        return
    if _trimmed(piece[: starts[0]]):
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(piece)], strict=True):
        yield _trimmed(piece[start:end])


def _pieces(stream: BinaryIO) -> Iterator[bytes | Problem]:
    held = _without_prefix(stream.read(PIECE))
    if not held.startswith(b"["):
        raise PlatformError(FOREIGN)
    held = held[1:]
    while block := stream.read(PIECE):
        held += block
        if cut := _last_start(held):
            yield _trimmed(held[:cut])
            held = held[cut:]
        elif len(held) > LONGEST:
            raise PlatformError(FOREIGN)
    last = held.rstrip(b" \t\r\n;")
    ended = last.endswith(b"]")
    if rest := _trimmed(last[:-1] if ended else last):
        yield rest
    if not ended:
        yield Problem(CUT)


def _trimmed(piece: bytes) -> bytes:
    return piece.strip(b" \t\r\n,")


def _last_start(held: bytes) -> int:
    """Where the last item in ``held`` begins; 0 where there is only one, or none."""
    for start in (max(0, len(held) - _NEAR_END), 0):
        last = 0
        for found in _START.finditer(held, start):
            last = found.start()
        if last:
            return last
    return _counted_start(held) if len(held) > PIECE else 0


def _counted_start(held: bytes) -> int:
    """The same by counting brackets, for items that begin in a way X never wrote; slower by far."""
    end = last = 0
    for item in split(b"[" + held):
        last, end = end, held.index(item, end) + len(item)
    return last


def _without_prefix(raw: bytes) -> bytes:
    found = _PREFIX.match(raw[:4096])
    if not found:
        raise PlatformError(FOREIGN)
    return raw[found.end() :]
