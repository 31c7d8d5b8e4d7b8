"""An export that was unpacked already: Safari does so by itself, and the command line takes folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from audits.platforms.base import PlatformError
from audits.platforms.streams import DAMAGED, declared
from audits.platforms.tree import is_litter, is_readable, spelled, wrapper
from audits.platforms.zipfiles import NEVER_OPENED
from audits.platforms.zipguard import LARGEST_MEMBER, MOST_MEMBERS, TOO_LARGE

EMPTY_FOLDER = "There is nothing in this folder. Choose the folder that your export was unpacked into."
TOO_MANY = "This folder holds more files than any platform's export. Choose the folder of the export itself."


class FolderArchive:
    """The files below one folder. Links are passed over, so that nothing outside of it is read."""

    def __init__(self, folder: str | Path) -> None:
        files = {spelled(path.relative_to(folder).as_posix()): path for path in _files(Path(folder))}
        if not files:
            raise PlatformError(EMPTY_FOLDER)
        top = wrapper(files)
        self._paths = {name.removeprefix(top): path for name, path in files.items()}

    def names(self) -> list[str]:
        return sorted(self._paths)

    def size(self, name: str) -> int:
        return self._paths[name].stat().st_size

    def open(self, name: str) -> BinaryIO:
        if not is_readable(name):
            raise PlatformError(NEVER_OPENED)
        try:
            size = self.size(name)
            if size > LARGEST_MEMBER:
                raise PlatformError(TOO_LARGE)
            return declared(self._paths[name].open("rb"), size)
        except OSError as error:
            raise PlatformError(DAMAGED) from error


def _files(folder: Path) -> Iterator[Path]:
    waiting, found = [folder], 0
    while waiting:
        for path in waiting.pop().iterdir():
            if path.is_symlink() or is_litter(path.relative_to(folder).as_posix()):
                continue
            if path.is_dir():
                waiting.append(path)
            elif path.is_file():
                found += 1
                if found > MOST_MEMBERS:
                    raise PlatformError(TOO_MANY)
                yield path
