"""How each of Instagram's files is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audits.platforms.archive import Archive
from audits.platforms.base import Event, Exposure, Item, Kind, Problem
from audits.platforms.contents import Seen
from audits.platforms.instagram.items import (
    bio_item,
    comment_item,
    media_item,
    old_comment_item,
    old_media_item,
    repost_item,
    thread_item,
)
from audits.platforms.instagram.records import Entry, OldComments, OldMedia
from audits.platforms.instagram.whose import OLD, PERSONAL, THREADS, people
from audits.platforms.meta import BROKEN_ITEM, UNREADABLE, entries, whole


class Reading:
    """One pass over one export; the same post may stand in several files."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.exposure = _exposure(archive, f"{PERSONAL}|{OLD}")
        self.threads_exposure = _exposure(archive, THREADS)
        self._seen = Seen()

    def new(self, item: Item) -> Iterator[Item]:
        if self._seen.is_new(item.native_id):
            yield item


Reader = Callable[[Reading, str], Iterator[Event]]


def _each(make: Callable[[Entry, Reading], Item | None]) -> Reader:
    """A reader that makes one Item of each entry."""

    def read_entries(reading: Reading, name: str) -> Iterator[Event]:
        for entry in entries(reading.archive, name, Entry):
            if isinstance(entry, Problem):
                yield entry
            elif item := make(entry, reading):
                yield from reading.new(item)
            else:
                yield Problem(BROKEN_ITEM, name)

    return read_entries


read_posts = _each(lambda entry, reading: media_item(entry, Kind.CAPTION, reading.exposure))
read_archived = _each(lambda entry, reading: media_item(entry, Kind.CAPTION, Exposure.PRIVATE))
read_stories = _each(lambda entry, reading: media_item(entry, Kind.STORY, reading.exposure))
read_threads = _each(lambda entry, reading: thread_item(entry, reading.threads_exposure))
read_comments = _each(lambda entry, _: comment_item(entry))
read_reposts = _each(lambda entry, _: repost_item(entry))


def read_old_media(reading: Reading, name: str) -> Iterator[Event]:
    found = whole(reading.archive, name, OldMedia)
    if found is None:
        yield Problem(UNREADABLE, name)
        return
    for kind, media in ((Kind.CAPTION, found.photos + found.videos), (Kind.STORY, found.stories)):
        for medium in media:
            yield from reading.new(old_media_item(medium, kind, reading.exposure))


def read_old_comments(reading: Reading, name: str) -> Iterator[Event]:
    found = whole(reading.archive, name, OldComments)
    if found is None:
        yield Problem(UNREADABLE, name)
        return
    for comment in found.media_comments:
        yield from reading.new(old_comment_item(comment))


def bios(platform: str, pattern: str) -> Reader:
    def read_bio(reading: Reading, name: str) -> Iterator[Event]:
        for person in people(reading.archive, pattern):
            if person.bio:
                yield from reading.new(bio_item(platform, person.name, person.bio))

    return read_bio


def _exposure(archive: Archive, pattern: str) -> Exposure:
    return next((person.exposure for person in people(archive, pattern)), Exposure.UNKNOWN)
