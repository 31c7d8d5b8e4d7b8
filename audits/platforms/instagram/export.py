"""Instagram's download, in JSON, with Threads in it. The layouts by era are in the README beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audits.platforms import contents
from audits.platforms.archive import Archive
from audits.platforms.base import Event, NamelessExport, Platform, PlatformError, Profile
from audits.platforms.contents import Table, ignore, read, walk
from audits.platforms.instagram.readers import (
    Reader,
    Reading,
    bios,
    read_archived,
    read_comments,
    read_old_comments,
    read_old_media,
    read_posts,
    read_reposts,
    read_stories,
    read_threads,
)
from audits.platforms.instagram.whose import OLD, PERSONAL, THREADS, people
from audits.platforms.meta_download import HOW_TO_EXPORT, TWO_ACCOUNTS, WAIT, never_opened, refuse_html

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


_TABLE: Table[Reader] = (
    *never_opened(),
    read(THREADS + "$", bios("threads", THREADS)),
    read(f"({PERSONAL}|{OLD})$", bios("instagram", f"{PERSONAL}|{OLD}")),
    read(r"(content|media)/(posts|reels|igtv_videos|other_content)(_\d+)?\.json$", read_posts),
    read(r"(content|media)/archived_posts(_\d+)?\.json$", read_archived),
    read(r"(content|media)/stories(_\d+)?\.json$", read_stories),
    read(r"threads/threads_and_replies(_\d+)?\.json$", read_threads),
    read(r"comments/(post_comments|reels_comments|hype)(_\d+)?\.json$", read_comments),
    read(r"reposts(_\d+)?\.json$", read_reposts),
    read(r"media\.json$", read_old_media),
    read(r"comments\.json$", read_old_comments),
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
        refuse_html(archive, _JSON_OURS, self.label)
        profiles = {person.profile for person in people(archive) if person.handle}
        if len(profiles) > 1:
            raise PlatformError(TWO_ACCOUNTS)
        if not profiles:
            raise NamelessExport(NAMELESS)
        return profiles.pop()

    def read(self, archive: Archive) -> Iterator[Event]:
        refuse_html(archive, _JSON_OURS, self.label)
        reading = Reading(archive)
        yield from walk(archive.names(), _TABLE, lambda reader, name: reader(reading, name))


platform: Platform = InstagramExport()
