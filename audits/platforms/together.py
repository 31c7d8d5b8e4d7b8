"""Archives around archives: several as one export, and one that says how much was read of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from audits.platforms.archive import Archive
from audits.platforms.tree import is_readable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Together:
    """A folder and ZIPs of one platform as one tree, so that nothing in them counts twice.

    As in ``ZipArchive``: a member that an earlier part holds with the same bytes appears once; one
    with other bytes is kept apart under ``part-2/``, so that two accounts are noticed.
    """

    def __init__(self, parts: Sequence[Archive]) -> None:
        self._members: dict[str, tuple[Archive, str]] = {}
        for number, part in enumerate(parts, 1):
            for name in part.names():
                self._place(part, name, number)

    def names(self) -> list[str]:
        return sorted(self._members)

    def size(self, name: str) -> int:
        part, own_name = self._members[name]
        return part.size(own_name)

    def open(self, name: str) -> BinaryIO:
        part, own_name = self._members[name]
        return part.open(own_name)

    def _place(self, part: Archive, name: str, number: int) -> None:
        earlier = self._members.setdefault(name, (part, name))[0]
        if earlier is not part and not _same(earlier, part, name):
            self._members[f"part-{number}/{name}"] = part, name


def _same(one: Archive, other: Archive, name: str) -> bool:
    if one.size(name) != other.size(name):
        return False
    return not is_readable(name) or _digest(one, name) == _digest(other, name)


def _digest(archive: Archive, name: str) -> bytes:
    digest = hashlib.sha256()
    with archive.open(name) as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.digest()


class Watched:
    """An archive that counts the bytes read of it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.bytes_read = 0
        self.names, self.size = archive.names, archive.size

    def open(self, name: str) -> BinaryIO:
        return io.BufferedReader(_Counting(self._archive.open(name), self), 1 << 16)


class _Counting(io.RawIOBase):
    def __init__(self, stream: BinaryIO, watched: Watched) -> None:
        self._stream = stream
        self._watched = watched

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer)
        data = self._stream.read(len(room))
        self._watched.bytes_read += len(data)
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
