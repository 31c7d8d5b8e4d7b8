"""The persona's posts with their known answers, read from posts.toml."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from audits.persona import POSTS

LINK = "{link}"
START = datetime(2023, 1, 1, tzinfo=UTC)


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    x: str  # handles, without the @
    x_id: str
    instagram: str
    email: str


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a careful reader would want looked at. No rule's id: rules change, this does not."""

    category: str
    severity: int


class KnownPost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing she posted, and why the answer is what it is.

    ``link`` stands where the text says ``{link}``, or after it for a quote; ``media`` describes
    the photos; ``to`` is whom a reply or comment answers, or whose words a repost passes on.
    """

    platform: Literal["x", "facebook", "instagram", "threads"]
    kind: Literal["post", "reply", "quote", "repost", "comment", "caption", "story", "bio"]
    text: str
    note: str
    at: datetime = START
    to: str = ""
    link: str = ""
    group: str = ""
    place: str = ""
    photos: int = 0
    media: str = ""
    findings: tuple[Expected, ...] = ()
    untold: Literal["", "language", "no_words", "repost"] = ""

    @property
    def words(self) -> str:
        """The text as a reader of the platform sees it, links in full."""
        return self.text.replace(LINK, self.link)

    @property
    def seconds(self) -> int:
        return int(self.at.timestamp())


class Persona(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    person: Person
    post: tuple[KnownPost, ...]

    def on(self, platform: str, *kinds: str) -> list[KnownPost]:
        """Her posts of these kinds on one platform, oldest first."""
        return [post for post in self.post if post.platform == platform and post.kind in kinds]


def persona(path: Path = POSTS) -> Persona:
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Persona)
