"""One entry of Instagram's files becomes one Item."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from audits.platforms.base import Exposure, Item, Kind
from audits.platforms.instagram.records import Entry, Medium, OldComment, OldMedium, Value
from audits.platforms.meta import digest, flattened, labelled_text, labelled_time, own_id, repaired, utc

_HANDLE = re.compile(r"[a-z0-9._]{1,30}")


def media_item(entry: Entry, kind: Kind, exposure: Exposure) -> Item | None:
    """A post, reel or story. The caption stands above the media for some, with the first one for others."""
    media = _media(entry)
    titles = (repaired(title) for title in (entry.title, *(medium.title for medium in media)))
    text = next(filter(None, titles), "") or labelled_text(entry.label_values)
    at = _at(entry, media)
    if not text and not media and at is None:
        return None
    return Item(
        platform="instagram",
        kind=kind,
        native_id=own_id(entry.fbid) or digest(at, text, *(medium.uri for medium in media[:1])),
        text=text,
        created_at=at,
        exposure=exposure,
        media_count=len(media),
    )


def thread_item(entry: Entry, exposure: Exposure) -> Item | None:
    """A post on Threads: a text is a medium without a file there."""
    media = _media(entry)
    item = media_item(entry, _thread_kind(media), exposure)
    if item is None:
        return None
    return Item(
        platform="threads",
        kind=item.kind,
        native_id=item.native_id,
        text=item.text,
        created_at=item.created_at,
        exposure=exposure,
        media_count=sum(bool(medium.uri) for medium in media),
    )


def comment_item(entry: Entry) -> Item | None:
    """A comment. Who can see it is for the other account to say, so it stays unknown."""
    text = repaired(_comment(entry)) or labelled_text(entry.label_values)
    at = _at(entry, _media(entry))
    if not text and not entry.media_list_data and at is None:
        return None
    return Item(
        platform="instagram",
        kind=Kind.COMMENT,
        native_id=digest("comment", at, text),
        text=text,
        created_at=at,
        media_count=len(entry.media_list_data),
    )


def repost_item(entry: Entry) -> Item | None:
    at = _at(entry, ())
    texts = [value.value for value in entry.string_map_data.values() if value.value]
    text = repaired(texts[0]) if texts else repaired(entry.title) or labelled_text(entry.label_values)
    if not text and at is None:
        return None
    return Item(platform="instagram", kind=Kind.REPOST, native_id=digest("repost", at, text), text=text, created_at=at)


def old_media_item(medium: OldMedium, kind: Kind, exposure: Exposure) -> Item:
    at, text = _old_time(medium.taken_at), repaired(medium.caption)
    return Item(
        platform="instagram",
        kind=kind,
        native_id=digest(at, text, medium.path),
        text=text,
        created_at=at,
        exposure=exposure,
        media_count=1,
    )


def old_comment_item(comment: OldComment) -> Item:
    at, text = _old_time(comment.written_at), repaired(comment.text)
    return Item(
        platform="instagram",
        kind=Kind.COMMENT,
        native_id=digest("comment", at, text),
        text=text,
        created_at=at,
    )


def bio_item(platform: str, name: str, bio: str) -> Item:
    """A profile's name and bio are shown to everybody, also those of a private account."""
    text = "\n".join(filter(None, (name, bio)))
    return Item(
        platform=platform,
        kind=Kind.BIO,
        native_id=digest("bio", platform, text),
        text=text,
        exposure=Exposure.PUBLIC,
    )


def _thread_kind(media: list[Medium]) -> Kind:
    replies = any(medium.text_app_post and medium.text_app_post.is_reply for medium in media)
    return Kind.REPLY if replies else Kind.POST


def _media(entry: Entry) -> list[Medium]:
    if isinstance(entry.media, list):
        return entry.media
    if entry.media is not None:
        return [entry.media]
    if entry.uri is not None:
        return [entry]
    return [Medium(medium.uri, medium.creation_timestamp) for v in flattened(entry.label_values) for medium in v.media]


def _at(entry: Entry, media: list[Medium] | tuple[()]) -> datetime | None:
    """The first time the entry gives; times are recognised by their shape, for their labels are translated."""
    seconds = (
        entry.creation_timestamp,
        entry.timestamp,
        *(value.timestamp for value in entry.string_map_data.values()),
        *(medium.creation_timestamp for medium in media),
    )
    return next((at for each in seconds if (at := utc(each))), None) or labelled_time(entry.label_values)


def _comment(entry: Entry) -> str:
    """The comment among labelled values whose labels are translated.

    The comment comes first and the owner of the post second. A comment that is only a picture
    leaves the owner alone: one word in the form of a handle under a label that is not the first.
    """
    values = entry.string_map_data
    if "Comment" in values:
        return values["Comment"].value or ""
    if "Media Owner" in values:
        return ""
    said = [value.value for value in values.values() if _is_text(value)]
    alone = len(said) == 1 and bool(entry.media_list_data) and _HANDLE.fullmatch(said[0] or "")
    return "" if alone or not said else said[0] or ""


def _is_text(value: Value) -> bool:
    return bool(value.value) and not value.timestamp


def _old_time(written: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
