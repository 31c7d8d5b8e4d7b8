"""How each of Facebook's files is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audits.platforms.archive import Archive
from audits.platforms.base import Event, Exposure, Item, Kind, Problem
from audits.platforms.contents import Seen
from audits.platforms.facebook.items import album_items, media_items, to_items, uris
from audits.platforms.facebook.records import Album, Entry
from audits.platforms.facebook.whose import abouts, bio_item
from audits.platforms.meta import UNREADABLE, Medium, entries, whole


class Reading:
    """One pass over one export; the same post or photo may stand in several files."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.about = list(abouts(archive))
        self.seen_media = Seen()
        self._seen = Seen()

    def new(self, items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            if self._seen.is_new(item.native_id):
                yield item


Reader = Callable[[Reading, str], Iterator[Event]]


def posts(kind: Kind | None = None, exposure: Exposure = Exposure.UNKNOWN) -> Reader:
    def read_entries(reading: Reading, name: str) -> Iterator[Event]:
        for entry in entries(reading.archive, name, Entry):
            if isinstance(entry, Problem):
                yield entry
                continue
            for uri in uris(entry):
                reading.seen_media.is_new(uri)
            items = list(to_items(entry, kind, exposure))
            yield from reading.new(iter(items))
            if not items:
                yield Problem(UNREADABLE, name)

    return read_entries


def read_album(reading: Reading, name: str) -> Iterator[Event]:
    album = whole(reading.archive, name, Album)
    if album is None:
        yield Problem(UNREADABLE, name)
    else:
        yield from reading.new(album_items(album, reading.seen_media))


def read_media(reading: Reading, name: str) -> Iterator[Event]:
    for medium in entries(reading.archive, name, Medium):
        if isinstance(medium, Problem):
            yield medium
        else:
            yield from reading.new(media_items([medium], reading.seen_media))


def read_profile(reading: Reading, name: str) -> Iterator[Event]:
    if not reading.about:
        yield Problem(UNREADABLE, name)
    yield from reading.new(iter([item for about in reading.about if (item := bio_item(about))]))
