"""What a ZIP must be before anything in it is opened.

A ZIP comes from outside and may be made to harm: overlapping members that unpack without end
(CVE-2024-0450; not noticed by the standard library before 3.11.8), names that climb out of the
folder, links, sizes that lie. Python's reader is used, but every promise is checked here.
"""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO

from audits.platforms.base import PlatformError
from audits.platforms.tree import is_litter, is_readable, spelled

MOST_MEMBERS = 200_000  # photos included; large Facebook exports hold tens of thousands
MOST_READABLE = 20_000
LARGEST_MEMBER = 512 << 20
LARGEST_TOTAL = 2 << 30
LARGEST_DIRECTORY = 64 << 20  # the reader takes the whole list of names into memory
RATIO, RATIO_ABOVE = 200, 8 << 20
LONGEST_NAME = 512

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LOCAL = struct.Struct("<4s22x2H")  # a member's own header: signature, lengths of its name and extra field
_END, _END64 = struct.Struct("<4s8xLLH"), struct.Struct("<4s36xQQ")
_LOCATOR_SIZE = 20

NOT_A_ZIP = "This is not a ZIP file. Choose the ZIP just as the platform sent it, without unpacking or renaming it."
EMPTY_FILE = "This file is empty. Download the export again, then choose the new file."
EMPTY_ZIP = "There is nothing in this ZIP. Download the export again, then choose the new file."
CUT_SHORT = "This ZIP is cut short: the download did not finish. Download the export again, then choose the new file."
UNREADABLE = "The list of contents in this ZIP is damaged. Download the export again, then choose the new file."
ENCRYPTED = "This ZIP is locked with a password. Choose the ZIP just as the platform sent it."
UNSAFE_NAME = "A name in this ZIP points outside of it, which no platform's export does. Nothing was read."
LONG_NAME = "A name in this ZIP is longer than any platform makes them. Nothing was read."
LINK = "This ZIP holds a link instead of a file, which no platform's export does. Nothing was read."
TWICE = "Two files in this ZIP have the same name, so we cannot tell which one is yours. Nothing was read."
OVERLAP = "Files in this ZIP overlap each other, which no platform's export does. Nothing was read."
PACKED = "This ZIP is packed in a way no platform uses. Choose the ZIP just as the platform sent it."
TOO_MANY = "This ZIP holds more files than any platform's export. Nothing was read."
TOO_MANY_TOGETHER = "With this ZIP there are more files together than in any platform's export. Nothing was read."
TOO_LARGE = "This ZIP unpacks to more than we can read safely. Nothing was read."

_OPENING = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    EOFError,
    OSError,
    struct.error,
)


def open_checked(source: str | Path | BinaryIO, before: int = 0) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The ZIP and its members by name. Raises PlatformError for one that cannot be trusted.

    ``before`` is how many members the other parts of the same export hold already.
    """
    try:
        archive = zipfile.ZipFile(_weighed(source))
    except _OPENING as error:
        raise PlatformError(UNREADABLE) from error
    try:
        return archive, _members(archive, before)
    except BaseException:
        archive.close()
        raise


def _weighed(source: str | Path | BinaryIO) -> str | Path | BinaryIO:
    """The same source, once its list of names is known to fit into memory."""
    if isinstance(source, str | Path):
        with open(source, "rb") as file:
            _weigh(file)
    else:
        _weigh(source)
    return source


def _weigh(file: BinaryIO) -> None:
    size = file.seek(0, SEEK_END)
    if not size:
        raise PlatformError(EMPTY_FILE)
    file.seek(0)
    start = file.read(4)
    file.seek(max(0, size - (1 << 16) - _END.size - _END64.size - _LOCATOR_SIZE))
    listed = _directory_size(file.read())
    if listed is None:
        raise PlatformError(CUT_SHORT if start == b"PK\3\4" else NOT_A_ZIP)
    if listed > LARGEST_DIRECTORY:
        raise PlatformError(TOO_MANY)


def _directory_size(tail: bytes) -> int | None:
    """The size of the list of names as the end of the file declares it; None without such an end."""
    at = len(tail) - _END.size
    if tail[at : at + 4] != b"PK\5\6" or tail[-2:] != b"\0\0":
        at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return None
    size: int = _END.unpack_from(tail, at)[1]
    at64 = at - _LOCATOR_SIZE - _END64.size
    if at64 >= 0 and tail[at64 : at64 + 4] == b"PK\6\6":
        size = max(size % 0xFFFFFFFF, _END64.unpack_from(tail, at64)[1])
    return size


def _members(archive: zipfile.ZipFile, before: int) -> dict[str, zipfile.ZipInfo]:
    listed = archive.infolist()
    if not listed:
        raise PlatformError(EMPTY_ZIP)
    if len(listed) > MOST_MEMBERS:
        raise PlatformError(TOO_MANY)
    if before + len(listed) > MOST_MEMBERS:
        raise PlatformError(TOO_MANY_TOGETHER)
    for info in listed:
        _check(info)
    _check_apart(archive)
    files = {_name(info): info for info in listed if not info.is_dir() and not is_litter(info.filename)}
    _check_readable([info for info in listed if is_readable(info.filename) and not is_litter(info.filename)])
    return files


def _check(info: zipfile.ZipInfo) -> None:
    for wrong, sentence in _CHECKS:
        if wrong(info):
            raise PlatformError(sentence)


def _climbs(info: zipfile.ZipInfo) -> bool:
    name = _name(info)
    return name.startswith("/") or "\\" in name or name[1:2] == ":" or ".." in name.split("/") or not name


def _is_special(info: zipfile.ZipInfo) -> bool:
    return stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR)


_CHECKS: tuple[tuple[Callable[[zipfile.ZipInfo], bool], str], ...] = (
    (lambda info: bool(info.flag_bits & _ENCRYPTED), ENCRYPTED),
    (lambda info: len(info.orig_filename) > LONGEST_NAME, LONG_NAME),
    (_climbs, UNSAFE_NAME),
    (_is_special, LINK),
)


def _check_readable(members: list[zipfile.ZipInfo]) -> None:
    """Limits on what we would open. Photos are never opened, so their number and size are free."""
    if len(members) > MOST_READABLE:
        raise PlatformError(TOO_MANY)
    if len({_name(info).casefold() for info in members}) < len(members):
        raise PlatformError(TWICE)
    # bzip2 and LZMA unpack without bound from a few bytes; no platform uses them.
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in members):
        raise PlatformError(PACKED)
    if sum(info.file_size for info in members) > LARGEST_TOTAL or any(map(_is_bomb, members)):
        raise PlatformError(TOO_LARGE)


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    swollen = info.file_size > RATIO_ABOVE and info.file_size > RATIO * info.compress_size
    return swollen or info.file_size > LARGEST_MEMBER


def _check_apart(archive: zipfile.ZipFile) -> None:
    """Each member must lie in bytes of its own, before the list of names."""
    free = 0
    for start, end in sorted(_spans(archive)):
        if start < free:
            raise PlatformError(OVERLAP)
        free = end
    if free > archive.start_dir:
        raise PlatformError(OVERLAP)


def _spans(archive: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    file = archive.fp
    for info in archive.infolist():
        if file is None or info.header_offset < 0:
            raise PlatformError(UNREADABLE)
        file.seek(info.header_offset)
        header = file.read(_LOCAL.size)
        if len(header) < _LOCAL.size or header[:4] != b"PK\3\4":
            raise PlatformError(UNREADABLE)
        _, name, extra = _LOCAL.unpack(header)
        yield info.header_offset, info.header_offset + _LOCAL.size + name + extra + info.compress_size


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; UTF-8 that a packer forgot to mark as such is read as UTF-8."""
    if not info.flag_bits & 0x800 and not info.filename.isascii():
        try:
            return spelled(info.filename.encode("cp437").decode())
        except ValueError:
            pass
    return spelled(info.filename)
