"""How each of X's files is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

from audits.platforms.archive import Archive
from audits.platforms.base import Event, Exposure, Item, Kind, PlatformError, Problem, Profile
from audits.platforms.contents import Seen, of_kind
from audits.platforms.json_lists import storable
from audits.platforms.x.notes import LongText, Notes, to_long_text
from audits.platforms.x.posts import Author, expanded, is_id, profile_link, to_item
from audits.platforms.x.records import (
    Article,
    ArticleLine,
    Content,
    Line,
    NoteLine,
    ProfileLine,
    ProtectionLine,
    unwrapped,
)
from audits.platforms.x.stream import BROKEN_ITEM, records
from audits.platforms.x.whose import manifests, old_users, small, whose
from audits.platforms.x.writing import unescaped, when

POSTS = r"(tweets?|posts?|community-tweet)(-part\d+)?\.js$|js/tweets/\d{4}_\d\d\.js$"
LARGEST_NOTES = 32 << 20
TOO_LARGE = "This file is larger than any X writes, so it was not read."
UNREAD_PROFILE = "Your profile's description could not be read."


class Reading:
    """One pass over one archive, and what its files must know of each other."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.profile = whose(archive)
        self.manifests = manifests(archive)
        self.notes = Notes()
        self.author = Author(self.profile.handle, _exposure(archive), self.notes)
        several = len(of_kind(archive.names(), POSTS)) > 1
        self._seen = Seen() if several else None

    def is_new(self, native_id: str) -> bool:
        """Whether the post was not in another file already; with one file alone nothing is remembered."""
        return self._seen is None or self._seen.is_new(int(native_id))

    def listed(self, name: str) -> int:
        """How many items X says the file holds; 0 where it does not say."""
        files = (file for found in self.manifests for kind in found.data_types.values() for file in kind.files)
        count = next((str(file.count) for file in files if file.file_name == name), "")
        return int(count) if count.isascii() and count.isdigit() and len(count) < 12 else 0


Reader = Callable[[Reading, str], Iterator[Event]]


def read_posts(reading: Reading, name: str) -> Iterator[Event]:
    found = 0
    with reading.archive.open(name) as stream:
        for line in records(stream, Line):
            found += 1
            if isinstance(line, Problem):
                yield Problem(line.reason, name)
            elif item := to_item(unwrapped(line), reading.author):
                if reading.is_new(item.native_id):
                    yield item
            else:
                yield Problem(BROKEN_ITEM, name)
    if (listed := reading.listed(name)) > found:
        yield Problem(f"X lists {listed} posts for this file, but only {found} are in it.", name)


def read_notes(reading: Reading, name: str) -> Iterator[Event]:
    """Into memory, for the posts that follow; nothing is yielded yet but problems."""
    if reading.archive.size(name) > LARGEST_NOTES:
        raise PlatformError(TOO_LARGE)
    with reading.archive.open(name) as stream:
        for line in records(stream, NoteLine):
            note = None if isinstance(line, Problem) or not line.note_tweet else to_long_text(line.note_tweet)
            if note:
                reading.notes.add(note)
            else:
                yield Problem(line.reason if isinstance(line, Problem) else BROKEN_ITEM, name)


def notes_left(reading: Reading) -> Iterator[Item]:
    for note in reading.notes.left():
        yield Item(
            platform="x",
            kind=Kind.POST,
            native_id=f"note-{note.native_id if is_id(note.native_id) else _digest(note)}",
            text=storable(expanded(note.text, note.urls, ())),
            created_at=note.created_at,
            exposure=reading.author.exposure,
        )


def _digest(note: LongText) -> str:
    return sha256(f"{note.created_at}{note.text}".encode()).hexdigest()[:32]


def read_articles(reading: Reading, name: str) -> Iterator[Event]:
    with reading.archive.open(name) as stream:
        for line in records(stream, ArticleLine):
            item = None if isinstance(line, Problem) or not line.article else _article(line.article, reading.author)
            yield item or Problem(line.reason if isinstance(line, Problem) else BROKEN_ITEM, name)


def _article(article: Article, author: Author) -> Item | None:
    content = article.content
    written = "\n".join(block.text for block in content.blocks) if isinstance(content, Content) else content
    text = "\n\n".join(filter(None, (article.title, article.plain_text or article.text or written)))
    if not text or not is_id(str(article.id)):
        return None
    return Item(
        platform="x",
        kind=Kind.POST,
        native_id=f"article-{article.id}",
        text=storable(unescaped(text)),
        created_at=when(article.created_at or ""),
        exposure=author.exposure,
    )


def read_profile(reading: Reading, name: str) -> Iterator[Event]:
    for line in small(reading.archive, name, list[ProfileLine]) or ():
        if line.profile and (says := line.profile.description):
            yield from _bio(reading.profile, says.bio, says.location, says.website)
            return
    yield Problem(UNREAD_PROFILE, name)


def read_old_profile(reading: Reading, name: str) -> Iterator[Event]:
    for user in old_users(reading.archive):
        yield from _bio(reading.profile, user.bio, user.location)


def _bio(profile: Profile, *says: str | None) -> Iterator[Item]:
    """Name and description, public on X even when the posts are protected; nothing for an empty description."""
    if not any(says):
        return
    yield Item(
        platform="x",
        kind=Kind.BIO,
        native_id="bio",
        text=storable("\n".join(unescaped(line) for line in (profile.name, *says) if line)),
        exposure=Exposure.PUBLIC,
        permalink=profile_link(profile.handle),
    )


def read_ahead(reading: Reading, name: str) -> Iterator[Event]:
    """These were read before the posts: they say whose the posts are and who can see them."""
    yield from ()


def _exposure(archive: Archive) -> Exposure:
    """X does not say who can see a post, only (for six months back) when the account was protected.

    Protecting an account hides its earlier posts too, so the last change counts. After the
    opposite change posts to a Circle would still be hidden, hence unknown and not public.
    """
    changes = [
        change
        for name in of_kind(archive.names(), r"protected-history\.js")
        for line in small(archive, name, list[ProtectionLine]) or ()
        if (change := line.protected_history) and change.protected_at
    ]
    last = max(changes, key=lambda change: change.protected_at or "", default=None)
    return Exposure.FOLLOWERS if last and (last.action or "").lower() == "protect" else Exposure.UNKNOWN
