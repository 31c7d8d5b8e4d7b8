"""What becomes of each member of an export: a table from name to reader, with three outcomes.

A name that no row knows is reported as unknown, so that a layout the platform has changed is
noticed instead of silently losing posts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from audits.platforms.base import Event, FileSeen, Outcome, PlatformError, Problem
from audits.platforms.tree import is_readable

Reader = TypeVar("Reader")

MESSAGES = "Private messages are never opened."
CONTACTS = "Your contacts are never opened."
LOGINS = "Sign-ins, devices and addresses of your computers are never opened."
ADVERTISING = "Advertising data is never opened."
SEARCHES = "What you searched for and looked at is never opened."
CHATBOT = "Conversations with a chatbot are never opened."
MONEY = "Payments and purchases are never opened."
ACCOUNT = "This holds settings of your account, and no posts."
CONNECTIONS = "Lists of people hold no posts."
LIKES = "Likes and reactions carry other people's words, not yours."
OTHERS = "These are other people's words, not yours."
DELETED = "You have deleted these already."
GONE = "The platform has closed this part, so nobody can see it."
PHOTOS = "Photos, videos and sounds are not opened."
PAGES = "This page shows the export; the posts are in other files."

MOST_PROBLEMS = 1_000  # in one file; beyond that counting helps nobody
TOO_BROKEN = "So much of this file is damaged that we stopped reading it."

_MEDIA = re.compile(
    r"\.(jpe?g|png|gif|webp|hei[cf]|avif|bmp|svg|ico|mp4|mov|m4v|webm|avi|mkv|3gp|mp3|m4a|aac|ogg|opus|wav|srt|vtt)$"
)
_VIEWER = re.compile(r"\.(html?|css|woff2?|ttf|txt|csv|md|pdf|map|wasm)$")
_PACKED = re.compile(r"\.(zip|gz|tgz|tar|rar|7z)$")
_BY_SUFFIX = (
    (_MEDIA, PHOTOS),
    (_VIEWER, PAGES),
    (_PACKED, "An archive inside the export is not opened. Add it as a file of its own."),
)


class Row(NamedTuple, Generic[Reader]):
    """One line of a platform's table. Without a reader the file is ignored for ``reason``."""

    pattern: re.Pattern[str]
    reader: Reader | None
    reason: str


def read(pattern: str, reader: Reader) -> Row[Reader]:
    return Row(_compiled(pattern), reader, "")


def ignore(pattern: str, reason: str) -> Row[Reader]:
    return Row(_compiled(pattern), None, reason)


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern matches whole parts of the path, from any folder on, whatever the case."""
    return re.compile(rf"(?:^|/)(?:{pattern})", re.IGNORECASE)


_MOST_REMEMBERED = 1_000_000

Table = Sequence[Row[Reader]]


def walk(names: Iterable[str], table: Table[Reader], run: Callable[[Reader, str], Iterator[Event]]) -> Iterator[Event]:
    """First what becomes of each member, then what the readers find, in the table's order."""
    waiting: list[tuple[int, str, Reader]] = []
    for name in names:
        rank, row = _row_for(name, table)
        yield _seen(name, row)
        if row and row.reader is not None:
            waiting.append((rank, name, row.reader))
    for _, name, reader in sorted(waiting, key=lambda each: each[:2]):
        yield from _one_file(name, run(reader, name))


def _one_file(name: str, found: Iterator[Event]) -> Iterator[Event]:
    """A file's events; what goes wrong in it stays in it, and ends it when there is no end."""
    problems = 0
    try:
        for event in found:
            yield event
            problems += isinstance(event, Problem)
            if problems >= MOST_PROBLEMS:
                raise PlatformError(TOO_BROKEN)
    except PlatformError as error:
        yield Problem(error.message, name)


def _row_for(name: str, table: Table[Reader]) -> tuple[int, Row[Reader] | None]:
    if not is_readable(name):
        return 0, next((Row(pattern, None, why) for pattern, why in _BY_SUFFIX if pattern.search(name.lower())), None)
    return next(((rank, row) for rank, row in enumerate(table) if row.pattern.search(name)), (0, None))


def _seen(name: str, row: Row[Reader] | None) -> FileSeen:
    if row is None:
        return FileSeen(name, Outcome.UNKNOWN)
    return FileSeen(name, Outcome.IGNORED if row.reader is None else Outcome.READ, row.reason)


def of_kind(names: Iterable[str], pattern: str) -> list[str]:
    """The members whose path ends in ``pattern``, for the few files a platform looks up by itself."""
    wanted = re.compile(rf"(?:^|/)(?:{pattern})$", re.IGNORECASE)
    return [name for name in names if wanted.search(name)]


class Seen:
    """Ids that were met already, to yield each post once. Beyond a million it stops remembering."""

    def __init__(self) -> None:
        self._ids: set[str | int] = set()

    def is_new(self, native_id: str | int) -> bool:
        """Whether it is met for the first time; from now on it is not."""
        if native_id in self._ids:
            return False
        if len(self._ids) < _MOST_REMEMBERED:
            self._ids.add(native_id)
        return True
