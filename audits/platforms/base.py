"""What every platform gives us: items, problems, and the refusals a student can act on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from audits.platforms.archive import Archive


class Kind(StrEnum):
    POST = "post"
    REPLY = "reply"
    QUOTE = "quote"
    REPOST = "repost"  # somebody else's words, passed on
    COMMENT = "comment"
    CAPTION = "caption"  # the words beside a photo or video
    STORY = "story"
    BIO = "bio"


class Exposure(StrEnum):
    """Who can see an item, as far as the platform says."""

    PUBLIC = "public"
    FOLLOWERS = "followers"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class Item(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One thing as the platform gave it.

    ``native_id`` is the platform's own id, or a digest of time and text where the
    platform gives none; it is stable when the same export is read again.
    ``media`` is the description that came with the photos (alt text), never the photo.
    ``created_at`` is in UTC, or None where the platform does not say.
    """

    platform: str
    kind: Kind
    native_id: str
    text: str
    created_at: datetime | None = None
    exposure: Exposure = Exposure.UNKNOWN
    permalink: str = ""
    media: str = ""
    media_count: int = 0
    lang: str = ""
    truncated: bool = False


class Problem(msgspec.Struct, frozen=True, gc=False):
    """One thing that could not be read. ``reason`` is a sentence without content; ``file`` its member."""

    reason: str
    file: str = ""


class Outcome(StrEnum):
    READ = "read"
    IGNORED = "ignored"  # on purpose, with a reason
    UNKNOWN = "unknown"  # counted and shown, so that a changed layout is noticed


class FileSeen(msgspec.Struct, frozen=True, gc=False):
    """What became of one member of the export. ``reason`` says why it was ignored."""

    name: str
    outcome: Outcome
    reason: str = ""


class Profile(msgspec.Struct, frozen=True):
    """Whose export this is. Empty strings where the export does not say.

    ``unique``: whether account_id tells this account apart from every other on the platform.
    It does not where it was made from a name, nor where there is only a handle, which can be
    given up and taken by somebody else.
    """

    account_id: str = ""
    handle: str = ""
    name: str = ""
    unique: bool = True


Event = Item | Problem | FileSeen


class Platform(Protocol):
    """One platform's export. A module-level instance named ``platform`` in each ``export.py``."""

    name: str  # "x"
    label: str  # "X"
    how_to: tuple[str, ...]  # the steps to request the export, one sentence each
    wait: str  # how long the platform takes, in a sentence

    def recognises(self, archive: Archive) -> bool:
        """Whether this is an export of ours, also one we must refuse (HTML, say)."""

    def profile(self, archive: Archive) -> Profile:
        """Whose it is. Raises NamelessExport where the export does not say, and PlatformError
        where it cannot be read at all or holds files of two accounts. Costs a few small files."""

    def read(self, archive: Archive) -> Iterator[Event]:
        """Everything in it, in an order that is the same each time; one bad item yields a Problem."""


class PlatformError(Exception):
    """A refusal, with a sentence fit for the student.

    ``permanent`` says whether trying again can help; ``retry_at`` when the platform asks us back.
    """

    def __init__(self, message: str, *, permanent: bool = True, retry_at: datetime | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.permanent = permanent
        self.retry_at = retry_at


class NamelessExport(PlatformError):
    """The export does not say whose it is. It can still be read where nobody needs to know."""
