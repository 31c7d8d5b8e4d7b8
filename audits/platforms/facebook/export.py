"""Facebook's download, in JSON. The layouts by era are in the README beside this file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import SplitResult, parse_qs, urlsplit

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
from audits.platforms.contents import Table, ignore, of_kind, read, walk
from audits.platforms.facebook.items import album_items, media_items, to_items, uris
from audits.platforms.facebook.records import About, Album, Entry, FullName, Named, ProfileFile
from audits.platforms.meta import (
    HOW_TO_EXPORT,
    HTML_ONLY,
    TWO_ACCOUNTS,
    UNREADABLE,
    WAIT,
    Medium,
    digest,
    entries,
    joined,
    never_opened,
    repaired,
    whole,
)

NAMELESS = (
    "This Facebook export does not say whose it is. Request it once more and tick “Profile information” too, "
    "or choose all its ZIP files together."
)
PROFILE_FILE = r"profile_information/profile_information\.json"
_OURS = re.compile(
    r"(?:^|/)(?:your_facebook_activity/|your_activity_across_facebook/|facebook_accounts_center/"
    r"|comments_and_reactions/|posts/(?:your_posts|other_people|album/|media/)|comments/comments\."
    r"|profile_information/profile_information\.|groups/(?:your_posts|group_posts|your_comments))"
)
_JSON_OURS = re.compile(r"(?:posts|comments|groups|profile_information|stories|reels|comments_and_reactions)/.*\.json$")


class Reading:
    """One pass over one export; the same post or photo may stand in several files."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.about = list(_abouts(archive))
        self.seen: set[str] = set()
        self.seen_media: set[str] = set()

    def new(self, items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            if item.native_id not in self.seen:
                self.seen.add(item.native_id)
                yield item


Reader = Callable[[Reading, str], Iterator[Event]]


def _posts(kind: Kind | None = None, exposure: Exposure = Exposure.UNKNOWN) -> Reader:
    def read_entries(reading: Reading, name: str) -> Iterator[Event]:
        for entry in entries(reading.archive, name, Entry):
            if isinstance(entry, Problem):
                yield entry
                continue
            reading.seen_media.update(uris(entry))
            items = list(to_items(entry, kind, exposure))
            yield from reading.new(iter(items))
            if not items:
                yield Problem(UNREADABLE, name)

    return read_entries


def _read_album(reading: Reading, name: str) -> Iterator[Event]:
    album = whole(reading.archive, name, Album)
    if album is None:
        yield Problem(UNREADABLE, name)
    else:
        yield from reading.new(album_items(album, reading.seen_media))


def _read_media(reading: Reading, name: str) -> Iterator[Event]:
    for medium in entries(reading.archive, name, Medium):
        if isinstance(medium, Problem):
            yield medium
        else:
            yield from reading.new(media_items([medium], reading.seen_media))


def _read_profile(reading: Reading, name: str) -> Iterator[Event]:
    if not reading.about:
        yield Problem(UNREADABLE, name)
    yield from reading.new(iter([item for about in reading.about if (item := _bio(about))]))


def _bio(about: About) -> Item | None:
    intro = about.intro_bio.name if isinstance(about.intro_bio, Named) else about.intro_bio
    work = (joined(map(repaired, (job.title, job.employer, job.description)), ", ") for job in about.work_experiences)
    says = joined((repaired(intro), repaired(about.about_me), *work), "\n")
    if not says:
        return None
    text = joined((_full_name(about), says), "\n")
    return Item(platform="facebook", kind=Kind.BIO, native_id=digest("bio", text), text=text)


def _full_name(about: About) -> str:
    return repaired(about.name.full_name if isinstance(about.name, FullName) else about.name)


def _abouts(archive: Archive) -> Iterator[About]:
    for name in of_kind(archive.names(), PROFILE_FILE):
        found = whole(archive, name, ProfileFile)
        if found and (about := found.profile_v2 or found.profile):
            yield about


def _address(about: About) -> SplitResult:
    try:
        return urlsplit(about.profile_uri or "")
    except ValueError:
        return urlsplit("")


def _whose(about: About) -> Profile:
    address = _address(about)
    account_id = "".join(parse_qs(address.query).get("id", ()))
    handle = "" if account_id else repaired(address.path.strip("/") or about.username)
    name = _full_name(about)
    if name and not (account_id or handle):
        account_id = digest("name", name)  # without an address of the profile, the name stands for it
    return Profile(repaired(account_id), handle, name)


_TABLE: Table[Reader] = (
    *never_opened(),
    ignore(r"your_instagram_activity/", "This comes from Instagram. Add the Instagram export to have it read."),
    ignore(r"other_people[^/]*$", contents.OTHERS),
    read(PROFILE_FILE + "$", _read_profile),
    read(r"your_posts(?!_(?:and_comments_)?in_groups)[^/]*\.json$", _posts()),
    read(r"(posts_on_other_pages_and_profiles|shared_memories|birthday_media)\.json$", _posts()),
    read(r"(your_)?notes?\.json$|notes/[^/]*\.json$", _posts(Kind.POST)),
    read(r"events/your_events\.json$", _posts(Kind.POST)),
    read(r"(group_posts_and_comments|your_posts(_and_comments)?_in_groups)\.json$", _posts()),
    read(r"your_pending_posts_in_groups\.json$", _posts(exposure=Exposure.PRIVATE)),
    read(r"(comments|comments_and_reactions)/comments(_\d+)?\.json$", _posts()),
    read(r"your_comments_in_groups\.json$", _posts()),
    read(r"reels/your_reels\.json$", _posts(Kind.CAPTION)),
    read(r"stories/(archived|your|active)_stories\.json$", _posts(Kind.STORY)),
    read(r"(your_videos|your_uncategorized_photos|your_photos)\.json$", _read_media),
    read(r"album/\d+\.json$", _read_album),
    ignore(r"(likes_and_reactions|posts_and_comments|story_reactions|[^/]*likes?)[^/]*\.json$", contents.LIKES),
    ignore(r"(edits_you_made_to_posts|your_comment_edits)\.json$", "Earlier wordings: the posts themselves are read."),
    ignore(r"trash\.json$", "Posts in your trash can be seen by nobody else."),
    ignore(
        r"(content_sharing_links_you_have_created|facebook_editor|media_used_for_memories|places_you_have_been_tagged_in"
        r"|your_received_shared_album_invites|audio_comment_tooltip_views|your_comment_active_days)\.json$",
        contents.ACCOUNT,
    ),
    ignore(
        r"groups/(chat_invites|community_chat|group_invites|groups_and_pages|join_requests|your_(actions|anonymous|badges"
        r"|contributions|document|group_|groups|participation|settings|answers))[^/]*\.json$",
        contents.ACCOUNT,
    ),
    ignore(
        r"(connections|friends|friends_and_followers|following_and_followers|followers|followers_and_following"
        r"|pages|your_places|people)/",
        contents.CONNECTIONS,
    ),
    ignore(
        r"(preferences|logged_information|other_activity|navigation_bar|facebook_support|voting|polls|avatars[^/]*"
        r"|saved_items_and_collections|facebook_gaming|live_audio_rooms|events|activity_messages|other_logged_information"
        r"|other_personal_information|personal_information/(personal_information|information_about_you)"
        r"|interactions|your_interactions_on_facebook|your_problem_reports|about_you|journalist_registration|bug_bounty"
        r"|spark_ar|facebook_assistant|notifications|short_videos|voice_recording[^/]*|volunteering|feed|memories"
        r"|instant_games|other_activity|soundmoji|facebook_news|ads_interests|fundraiser[^/]*|survey[^/]*)/",
        contents.ACCOUNT,
    ),
    ignore(r"profile_information/[^/]*\.json$", contents.ACCOUNT),
)


class FacebookExport:
    name = "facebook"
    label = "Facebook"
    wait = WAIT
    how_to: tuple[str, ...] = (
        "On facebook.com, open Settings and privacy, then Settings, then Accounts Center, then "
        "“Your information and permissions”.",
        *HOW_TO_EXPORT,
    )

    def recognises(self, archive: Archive) -> bool:
        return any(_OURS.search(name) for name in archive.names())

    def profile(self, archive: Archive) -> Profile:
        _refuse_html(archive)
        profiles = {_whose(about) for about in _abouts(archive)} - {Profile()}
        if len(profiles) > 1:
            raise PlatformError(TWO_ACCOUNTS)
        if not profiles:
            raise NamelessExport(NAMELESS)
        return profiles.pop()

    def read(self, archive: Archive) -> Iterator[Event]:
        _refuse_html(archive)
        reading = Reading(archive)
        yield from walk(archive.names(), _TABLE, lambda reader, name: reader(reading, name))


def _refuse_html(archive: Archive) -> None:
    names = list(archive.names())
    if not any(_JSON_OURS.search(name) for name in names) and any(name.endswith((".html", ".htm")) for name in names):
        raise PlatformError(HTML_ONLY.format(label="Facebook"))


platform: Platform = FacebookExport()
