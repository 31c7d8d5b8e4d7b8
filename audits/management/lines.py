"""Lines of a stream as they come in, whoever sends them and however long they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

LONGEST = 1 << 20
_CHUNK = 1 << 16


class Arriving(Protocol):
    """A stream that gives what has arrived so far, and waits only where nothing has."""

    def read1(self, size: int, /) -> bytes: ...


def lines_as_they_come(stream: Arriving) -> Iterator[list[bytes]]:
    """Whole lines without their ends, as many as have arrived: whoever waits for answers gets them now.

    A line longer than ``LONGEST`` comes cut, still longer than that, so that memory stays bounded.
    """
    begun = bytearray()
    while chunk := stream.read1(_CHUNK):
        first, *rest = chunk.split(b"\n")
        if len(begun) <= LONGEST:
            begun += first
        if rest:
            yield [bytes(begun), *rest[:-1]]
            begun = bytearray(rest[-1])
    if begun:
        yield [bytes(begun)]
