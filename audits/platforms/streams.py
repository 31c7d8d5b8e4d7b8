"""A member's bytes, held to what the archive declared about them."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, BinaryIO

from audits.platforms.base import PlatformError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
"""What the standard library raises on damaged members; RuntimeError is its word for encryption."""

DAMAGED = "This file in the export is damaged. Everything else was still read; downloading the export again may help."


def declared(stream: IO[bytes], size: int) -> BinaryIO:
    """The stream, refusing with a PlatformError when it is damaged or its length is not ``size``."""
    return io.BufferedReader(_Declared(stream, size), 1 << 16)


class _Declared(io.RawIOBase):
    def __init__(self, stream: IO[bytes], size: int) -> None:
        self._stream = stream
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer)
        data = self._read(len(room))
        self._left -= len(data)
        if self._left < 0 or (not data and self._left):
            raise PlatformError(DAMAGED)
        room[: len(data)] = data
        return len(data)

    def _read(self, most: int) -> bytes:
        try:
            return self._stream.read(most)
        except DAMAGE as error:
            raise PlatformError(DAMAGED) from error

    def close(self) -> None:
        self._stream.close()
        super().close()
