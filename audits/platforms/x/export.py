"""X's archive: ``twitter-<date>-<hash>.zip``. The layouts by era are in the README beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from audits.platforms import contents
from audits.platforms.archive import Archive
from audits.platforms.base import Event, NamelessExport, Platform, Problem, Profile
from audits.platforms.contents import Row, Table, ignore, of_kind, read, walk
from audits.platforms.x.readers import (
    POSTS,
    Reader,
    Reading,
    notes_left,
    read_ahead,
    read_articles,
    read_notes,
    read_old_profile,
    read_posts,
    read_profile,
)
from audits.platforms.x.records import Manifest
from audits.platforms.x.whose import whose

NAMELESS = (
    "This X archive does not say whose it is: the file account.js is missing. "
    "Choose the ZIP just as X sent it, or a folder that still has account.js in it."
)
MISSING_FILE = "X lists this file, but it is not in what you chose. If the archive has several ZIPs, choose them all."

# Names that must never be opened stand first: a manifest that calls them posts changes nothing.
_NEVER: Table[Reader] = (
    ignore(r"direct-message[^/]*$|audio-video-calls-in-dm[^/]*$|encrypted-[^/]*$", contents.MESSAGES),
    ignore(r"contact\.js$", contents.CONTACTS),
    ignore(
        r"(ip-audit|account-creation-ip|device-token|ni-devices|phone-number|email-address-change|sso|key-registry"
        r"|connected-application|app|account-label|ageinfo)(-part\d+)?\.js$",
        contents.LOGINS,
    ),
    ignore(r"(ads?-[^/]*|personalization|branch-links)\.js$", contents.ADVERTISING),
    ignore(r"(saved-search|user-link-clicks)(-part\d+)?\.js$", contents.SEARCHES),
    ignore(r"grok-[^/]*$", contents.CHATBOT),
    ignore(
        r"(shop-module|shopify-account|twitter-shop|product-[^/]*|catalog-item|commerce-catalog)\.js$", contents.MONEY
    ),
    ignore(r"deleted-[^/]*$", contents.DELETED),
    ignore(r"likes?(-part\d+)?\.js$", contents.LIKES),
)
_NOTES: Row[Reader] = read(r"note-tweet(-part\d+)?\.js$", read_notes)
_BY_NAME: Table[Reader] = (
    read(r"(manifest|account|protected-history)\.js$", read_ahead),
    read(r"profile\.js$", read_profile),
    read(r"js/user_details\.js$", read_old_profile),
    read(POSTS, read_posts),
    read(r"article(-part\d+)?\.js$", read_articles),
    ignore(r"tweet-headers(-part\d+)?\.js$", "This repeats the ids and dates of your posts, without their text."),
    ignore(r"(follower|following|block|mute|lists-[^/]*|smartblock)(-part\d+)?\.js$", contents.CONNECTIONS),
    ignore(r"(moment|periscope-[^/]*|tweetdeck|spaces-metadata)(-part\d+)?\.js$", contents.GONE),
    ignore(r"community-note[^/]*\.js$", "Community Notes appear without your name, so they are not read."),
    ignore(
        r"(account-[^/]*|article-metadata|expanded-profile|professional-data|reply-prompt|screen-name-change"
        r"|verified[^/]*)\.js$",
        contents.ACCOUNT,
    ),
    ignore(r"assets/.*|js/(payload_details|tweet_index)\.js$|lib/.*\.js$", contents.PAGES),
)
_BY_TYPE: dict[str, Reader] = {
    "tweets": read_posts,
    "tweet": read_posts,
    "posts": read_posts,
    "communityTweet": read_posts,
    "noteTweet": read_notes,
}
_MOST_LISTED = 200  # parts of 100 MB each


def _listed(found: list[Manifest]) -> dict[str, Reader]:
    """The files that X itself calls posts, by name; bounded, for a manifest can claim anything."""
    listed = (
        (file.file_name, _BY_TYPE[kind])
        for manifest in found
        for kind, data_type in manifest.data_types.items()
        if kind in _BY_TYPE
        for file in data_type.files
        if file.file_name
    )
    return dict(islice(listed, _MOST_LISTED))


def _table(found: list[Manifest]) -> Table[Reader]:
    """The manifest's own word for a file goes before its name. Notes come first, listed or not: posts need them."""
    by_name = sorted(_listed(found).items(), key=lambda each: each[1] is not read_notes)
    listed: list[Row[Reader]] = [read(re.escape(name) + "$", reader) for name, reader in by_name]
    return (*_NEVER, _NOTES, *listed, *_BY_NAME)


class XExport:
    name = "x"
    label = "X"
    wait = "X sends the archive within about a day; sometimes it takes several."
    how_to: tuple[str, ...] = (
        "On x.com, open More, then Settings and privacy, then Your account.",
        "Choose “Download an archive of your data” and confirm that it is you.",
        "Press “Request archive”. X sends an e-mail when it is ready.",
        "Download the ZIP and choose it here, just as it is.",
    )

    def recognises(self, archive: Archive) -> bool:
        return bool(of_kind(archive.names(), r"(data/manifest|tweets?(-part\d+)?|account|js/user_details)\.js"))

    def profile(self, archive: Archive) -> Profile:
        profile = whose(archive)
        if not (profile.account_id or profile.handle):
            raise NamelessExport(NAMELESS)
        return profile

    def read(self, archive: Archive) -> Iterator[Event]:
        reading, names = Reading(archive), list(archive.names())
        yield from walk(names, _table(reading.manifests), lambda reader, name: reader(reading, name))
        yield from notes_left(reading)
        there = {name.rpartition("/")[2] for name in names}
        for name in _listed(reading.manifests):
            if name.rpartition("/")[2] not in there:
                yield Problem(MISSING_FILE, name)


platform: Platform = XExport()
