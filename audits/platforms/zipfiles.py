"""One export out of one or several untrusted ZIPs, read as a stream and never unpacked to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from audits.platforms.base import PlatformError
from audits.platforms.streams import DAMAGE, DAMAGED, declared
from audits.platforms.tree import is_readable, wrapper
from audits.platforms.zipguard import LARGEST_TOTAL, TOO_LARGE, open_checked

NEVER_OPENED = "Only text files are ever opened, never photos, videos or pages."


class ZipArchive:
    """The members of all ZIPs as one tree.

    Large exports arrive in several ZIPs. A member that another part holds too, with the same
    bytes (a placeholder, a part chosen twice), appears once. One with other bytes is kept apart
    under ``part-2/``, so that two accounts chosen together are noticed instead of mixed.
    """

    def __init__(self, *sources: str | Path | BinaryIO) -> None:
        self._zips: list[zipfile.ZipFile] = []
        self._members: dict[str, tuple[zipfile.ZipFile, zipfile.ZipInfo]] = {}
        try:
            for number, source in enumerate(sources, 1):
                self._add(source, number, len(sources))
            if sum(info.file_size for name, (_, info) in self._members.items() if is_readable(name)) > LARGEST_TOTAL:
                raise PlatformError(TOO_LARGE)
        except BaseException:
            self.close()
            raise
        self._names = sorted(self._members)

    def names(self) -> list[str]:
        return self._names

    def size(self, name: str) -> int:
        return self._members[name][1].file_size

    def open(self, name: str) -> BinaryIO:
        if not is_readable(name):
            raise PlatformError(NEVER_OPENED)
        archive, info = self._members[name]
        try:
            return declared(archive.open(info), info.file_size)
        except DAMAGE as error:
            raise PlatformError(DAMAGED) from error

    def close(self) -> None:
        for archive in self._zips:
            archive.close()

    def __enter__(self) -> ZipArchive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _add(self, source: str | Path | BinaryIO, number: int, total: int) -> None:
        try:
            archive, members = open_checked(source, sum(len(part.infolist()) for part in self._zips))
        except PlatformError as error:
            if total == 1:
                raise
            raise PlatformError(f"File {number} of {total}: {error.message}") from error
        self._zips.append(archive)
        for name, info in _unwrapped(members):
            self._place(name, archive, info, number)

    def _place(self, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, number: int) -> None:
        if name in self._members:
            _, other = self._members[name]
            if (other.CRC, other.file_size) == (info.CRC, info.file_size):
                return
            name = f"part-{number}/{name}"
        self._members[name] = archive, info


def _unwrapped(members: dict[str, zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    top = wrapper(members)
    for name, info in members.items():
        yield name.removeprefix(top), info
