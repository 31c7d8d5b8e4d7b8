"""One entry of Facebook's files becomes one Item, or several where it holds several comments."""

from __future__ import annotations

from collections.abc import Iterator

from audits.platforms.base import Exposure, Item, Kind
from audits.platforms.contents import Seen
from audits.platforms.facebook.records import Album, Entry, Named, Part, listed
from audits.platforms.meta import Medium, digest, flattened, joined, labelled_text, labelled_time, own_id, repaired, utc


def to_items(entry: Entry, kind: Kind | None, exposure: Exposure) -> Iterator[Item]:
    """``kind`` where the file decides it, None where the entry does. Nothing for an entry without any content."""
    comments = [said.comment for said in listed(entry.data) if said.comment]
    for comment in comments:
        at, text = utc(comment.timestamp or entry.timestamp), repaired(comment.comment)
        yield Item(
            platform="facebook",
            kind=Kind.COMMENT,
            native_id=digest("comment", at, entry.title, text),
            text=text,
            created_at=at,
            exposure=exposure,
            media_count=len(_media(entry)),
        )
    if not comments and not _is_bare(entry):
        yield _post(entry, kind, exposure)


def album_items(album: Album, seen: Seen) -> Iterator[Item]:
    """The album's own words, then each photo that no post has shown already."""
    if words := repaired(album.description):
        at = utc(album.last_modified_timestamp)
        yield Item(
            platform="facebook",
            kind=Kind.CAPTION,
            native_id=digest("album", album.name, words),
            text=joined((repaired(album.name), words), "\n\n"),
            created_at=at,
        )
    yield from media_items(album.photos, seen)


def media_items(media: list[Medium], seen: Seen) -> Iterator[Item]:
    """Photos and videos outside of posts, with their descriptions."""
    for medium in media:
        if medium.uri and seen.is_new(medium.uri):
            yield Item(
                platform="facebook",
                kind=Kind.CAPTION,
                native_id=digest("media", medium.uri),
                text=repaired(medium.description),
                created_at=utc(medium.creation_timestamp),
                media_count=1,
            )


def uris(entry: Entry) -> Iterator[str]:
    yield from (medium.uri for medium in _media(entry) if medium.uri)


def _post(entry: Entry, kind: Kind | None, exposure: Exposure) -> Item:
    parts, media = _parts(entry), _media(entry)
    words = joined(_words(entry, parts), "\n\n")
    captions = joined((repaired(medium.description) for medium in media), "\n")
    at = utc(entry.timestamp or entry.created_timestamp or entry.create_timestamp) or labelled_time(entry.label_values)
    text = words or captions
    return Item(
        platform="facebook",
        kind=kind or _kind(parts, words, captions),
        native_id=own_id(entry.fbid) or digest(at, entry.title, text, *(medium.uri for medium in media[:1])),
        text=joined((text, *_places(parts)), "\n"),
        created_at=at,
        exposure=exposure,
        media="" if captions == text else captions,
        media_count=len(media),
    )


def _is_bare(entry: Entry) -> bool:
    """Whether nothing says that this is an entry at all."""
    return entry == Entry(title=entry.title, name=entry.name)


def _words(entry: Entry, parts: list[Part]) -> Iterator[str]:
    """What the student wrote, wherever Facebook put it."""
    yield from (repaired(said.post) for said in listed(entry.data))
    if entry.text:  # notes before 2020: their title is the student's too
        yield from (repaired(entry.title), repaired(entry.text))
    if entry.name:  # an event the student made
        yield from (repaired(entry.name), repaired(entry.description))
    for part in parts:
        if part.note:
            yield from (repaired(part.note.title), repaired(part.note.text))
        for named in (part.event, part.life_event):
            yield from _said_of(named)
    if entry.label_values:
        yield labelled_text(entry.label_values)


def _said_of(named: Named | None) -> Iterator[str]:
    if named:
        yield from (repaired(named.name), repaired(named.title), repaired(named.description))


def _places(parts: list[Part]) -> Iterator[str]:
    """Where the student checked in. Facebook shows it with the post, so it is judged with it."""
    yield from (f"📍 {repaired(part.place.name)}" for part in parts if part.place and part.place.name)


def _kind(parts: list[Part], words: str, captions: str) -> Kind:
    shared = [part.external_context for part in parts if part.external_context]
    if shared and not words:
        return Kind.REPOST
    if any(not context.url for context in shared):
        return Kind.QUOTE
    return Kind.CAPTION if captions and not words else Kind.POST


def _parts(entry: Entry) -> list[Part]:
    return [part for attachment in listed(entry.attachments) for part in listed(attachment.data)]


def _media(entry: Entry) -> list[Medium]:
    attached = [part.media for part in _parts(entry) if part.media]
    labelled = [medium for value in flattened(entry.label_values) for medium in value.media]
    return attached + list(listed(entry.media)) + labelled
