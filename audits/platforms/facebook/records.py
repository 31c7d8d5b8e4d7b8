"""The shapes in Facebook's files, as far as they are read. Everything not named here is skipped unparsed.

An entry is spread over lists: each of its parts may be an element of its own in ``data`` or
in ``attachments[].data``, and a list of one is sometimes the element alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from audits.platforms.meta import LabelValue, Medium

T = TypeVar("T")


class Shared(msgspec.Struct, gc=False):
    """A link, or somebody's post that was shared: then without an address."""

    url: str | None = None


class Named(msgspec.Struct, gc=False):
    """A place, an event or a life event."""

    name: str | None = None
    title: str | None = None
    description: str | None = None


class LongNote(msgspec.Struct, gc=False):
    title: str | None = None
    text: str | None = None


class Part(msgspec.Struct, gc=False):
    media: Medium | None = None
    external_context: Shared | None = None
    place: Named | None = None
    event: Named | None = None
    life_event: Named | None = None
    note: LongNote | None = None


class Attachment(msgspec.Struct, gc=False):
    data: list[Part] | Part | None = None


class Comment(msgspec.Struct, gc=False):
    timestamp: int | float | None = None
    comment: str | None = None


class Said(msgspec.Struct, gc=False):
    post: str | None = None
    comment: Comment | None = None


class Entry(msgspec.Struct, gc=False):
    timestamp: int | float | None = None
    created_timestamp: int | float | None = None
    create_timestamp: int | float | None = None
    creation_timestamp: int | float | None = None
    title: str | None = None
    name: str | None = None
    text: str | None = None
    description: str | None = None
    uri: str | None = None
    fbid: str | int | None = None
    data: list[Said] | Said | None = None
    attachments: list[Attachment] | Attachment | None = None
    label_values: list[LabelValue] = []
    media: list[Medium] | Medium | None = None


class Album(msgspec.Struct, gc=False):
    name: str | None = None
    description: str | None = None
    last_modified_timestamp: int | float | None = None
    photos: list[Medium] = []


class FullName(msgspec.Struct):
    full_name: str | None = None


class Work(msgspec.Struct):
    employer: str | None = None
    title: str | None = None
    description: str | None = None


class About(msgspec.Struct):
    name: FullName | str | None = None
    profile_uri: str | None = None
    username: str | None = None
    intro_bio: Named | str | None = None
    about_me: str | None = None
    work_experiences: list[Work] = []


class ProfileFile(msgspec.Struct):
    profile_v2: About | None = None
    profile: About | None = None


def listed(value: list[T] | T | None) -> Iterator[T]:
    """Each element, whether there is a list of them, one alone, or none."""
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value
