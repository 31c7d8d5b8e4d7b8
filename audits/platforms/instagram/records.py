"""The shapes in Instagram's files, as far as they are read. Everything not named here is skipped unparsed."""

from __future__ import annotations

import msgspec

from audits.platforms.meta import LabelValue


class ThreadInfo(msgspec.Struct, gc=False):
    is_reply: bool | None = None


class Medium(msgspec.Struct, gc=False):
    uri: str | None = None
    creation_timestamp: int | float | None = None
    title: str | None = None
    text_app_post: ThreadInfo | None = None


class Value(msgspec.Struct, gc=False):
    value: str | None = None
    timestamp: int | float | None = None


class Entry(Medium, gc=False):
    """A post with its media, or a story, which is its own medium, or an entry made of labelled values."""

    media: list[Medium] | Medium | None = None
    timestamp: int | float | None = None
    fbid: str | int | None = None
    string_map_data: dict[str, Value] = {}
    media_list_data: list[Medium] = []
    label_values: list[LabelValue] = []


class OldMedium(msgspec.Struct, gc=False):
    caption: str | None = None
    taken_at: str | None = None
    path: str | None = None


class OldMedia(msgspec.Struct):
    """``media.json`` before 2021. Its other list, ``direct``, is of private messages and stays unparsed."""

    photos: list[OldMedium] = []
    videos: list[OldMedium] = []
    stories: list[OldMedium] = []


class OldComment(msgspec.Struct, array_like=True, gc=False):
    written_at: str
    text: str
    owner: str | None = None


class OldComments(msgspec.Struct):
    media_comments: list[OldComment] = []


class OldProfile(msgspec.Struct):
    """``profile.json`` before 2021."""

    username: str | None = None
    name: str | None = None
    biography: str | None = None
    private_account: bool | None = None
