"""Instagram's download, in JSON, with Threads in it. The layouts by era are in the README beside this file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from audits.platforms import contents
from audits.platforms.archive import Archive
from audits.platforms.base import (
    Event,
    Exposure,
    Item,
    Kind,
    NamelessExport,
    Platform,
    PlatformError,
    Problem,
    Profile,
)
from audits.platforms.contents import Table, ignore, read, walk
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
from audits.platforms.meta import (
    BROKEN_ITEM,
    HOW_TO_EXPORT,
    HTML_ONLY,
    TWO_ACCOUNTS,
    UNREADABLE,
    WAIT,
    entries,
    never_opened,
    whole,
)

NAMELESS = (
    "This Instagram export does not say whose it is. Request it once more and tick “Personal information” too, "
    "or choose all its ZIP files together."
)
_OURS = re.compile(
    r"(?:^|/)(?:your_instagram_activity/|(?:content|media)/(?:posts|stories|reels|archived_posts)(?:_\d+)?\.(?:json|html)$"
    r"|comments/(?:post|reels)_comments|threads/threads_and_replies|personal_information/personal_information\."
    r"|account_information/personal_information\.)|^(?:media|stories_activities|profile)\.json$"
)
_JSON_OURS = re.compile(
    r"(?:^|/)(?:content|media|comments|threads|stories|personal_information|account_information)/.*\.json$"
    r"|^(?:media|profile|comments)\.json$"
)


class Reading:
    """One pass over one export; the same post may stand in several files."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.exposure = _exposure(archive, f"{PERSONAL}|{OLD}")
        self.threads_exposure = _exposure(archive, THREADS)
        self._seen: set[str] = set()

    def new(self, item: Item) -> Iterator[Item]:
        if item.native_id not in self._seen:
            self._seen.add(item.native_id)
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


_read_posts = _each(lambda entry, reading: media_item(entry, Kind.CAPTION, reading.exposure))
_read_archived = _each(lambda entry, reading: media_item(entry, Kind.CAPTION, Exposure.PRIVATE))
_read_stories = _each(lambda entry, reading: media_item(entry, Kind.STORY, reading.exposure))
_read_threads = _each(lambda entry, reading: thread_item(entry, reading.threads_exposure))
_read_comments = _each(lambda entry, _: comment_item(entry))
_read_reposts = _each(lambda entry, _: repost_item(entry))


def _read_old_media(reading: Reading, name: str) -> Iterator[Event]:
    found = whole(reading.archive, name, OldMedia)
    if found is None:
        yield Problem(UNREADABLE, name)
        return
    for kind, media in ((Kind.CAPTION, found.photos + found.videos), (Kind.STORY, found.stories)):
        for medium in media:
            yield from reading.new(old_media_item(medium, kind, reading.exposure))


def _read_old_comments(reading: Reading, name: str) -> Iterator[Event]:
    found = whole(reading.archive, name, OldComments)
    if found is None:
        yield Problem(UNREADABLE, name)
        return
    for comment in found.media_comments:
        yield from reading.new(old_comment_item(comment))


def _bios(platform: str, pattern: str) -> Reader:
    def read_bio(reading: Reading, name: str) -> Iterator[Event]:
        for person in people(reading.archive, pattern):
            if person.bio:
                yield from reading.new(bio_item(platform, person.name, person.bio))

    return read_bio


_TABLE: Table[Reader] = (
    *never_opened(),
    read(THREADS + "$", _bios("threads", THREADS)),
    read(f"({PERSONAL}|{OLD})$", _bios("instagram", f"{PERSONAL}|{OLD}")),
    read(r"(content|media)/(posts|reels|igtv_videos|other_content)(_\d+)?\.json$", _read_posts),
    read(r"(content|media)/archived_posts(_\d+)?\.json$", _read_archived),
    read(r"(content|media)/stories(_\d+)?\.json$", _read_stories),
    read(r"threads/threads_and_replies(_\d+)?\.json$", _read_threads),
    read(r"comments/(post_comments|reels_comments|hype)(_\d+)?\.json$", _read_comments),
    read(r"reposts(_\d+)?\.json$", _read_reposts),
    read(r"media\.json$", _read_old_media),
    read(r"comments\.json$", _read_old_comments),
    ignore(r"recently_deleted_content\.json$", contents.DELETED),
    ignore(r"profile_photos\.json$", contents.PHOTOS),
    ignore(
        r"(likes|liked_[^/]*|story_interactions|story_sticker_interactions|stories_activities)(/|\.json$)",
        contents.LIKES,
    ),
    ignore(r"(connections|followers_and_following|contacts|saved|guides)(/|\.json$)", contents.CONNECTIONS),
    ignore(
        r"threads/(blocked|follow|following|interest_feeds|liked|pending|recent|restricted|threads_home|threads_viewed"
        r"|saved|profiles|your_)[^/]*\.json$",
        contents.CONNECTIONS,
    ),
    ignore(
        r"(preferences|logged_information|other_activity|settings|events|edits|subscriptions|avatars_store|gifts"
        r"|personal_information|information_about_you|past_instagram_insights|account_information|media_settings"
        r"|policy_updates_and_permissions|your_reports|reports|fundraisers|polls|information_about_your_account)(/|\.json$)",
        contents.ACCOUNT,
    ),
)


class InstagramExport:
    name = "instagram"
    label = "Instagram"
    wait = WAIT
    how_to: tuple[str, ...] = (
        "On instagram.com or in the app, open Settings, then Accounts Center, then “Your information and permissions”. "
        "Your posts on Threads come with it.",
        *HOW_TO_EXPORT,
    )

    def recognises(self, archive: Archive) -> bool:
        return any(_OURS.search(name) for name in archive.names())

    def profile(self, archive: Archive) -> Profile:
        _refuse_html(archive)
        profiles = {person.profile for person in people(archive) if person.handle}
        if len(profiles) > 1:
            raise PlatformError(TWO_ACCOUNTS)
        if not profiles:
            raise NamelessExport(NAMELESS)
        return profiles.pop()

    def read(self, archive: Archive) -> Iterator[Event]:
        _refuse_html(archive)
        reading = Reading(archive)
        yield from walk(archive.names(), _TABLE, lambda reader, name: reader(reading, name))


def _exposure(archive: Archive, pattern: str) -> Exposure:
    return next((person.exposure for person in people(archive, pattern)), Exposure.UNKNOWN)


def _refuse_html(archive: Archive) -> None:
    names = list(archive.names())
    if not any(_JSON_OURS.search(name) for name in names) and any(name.endswith((".html", ".htm")) for name in names):
        raise PlatformError(HTML_ONLY.format(label="Instagram"))


platform: Platform = InstagramExport()
