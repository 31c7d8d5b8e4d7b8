"""Facebook's download, in JSON. The layouts by era are in the README beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audits.platforms import contents
from audits.platforms.archive import Archive
from audits.platforms.base import Event, Exposure, Kind, NamelessExport, Platform, PlatformError, Profile
from audits.platforms.contents import Table, ignore, read, walk
from audits.platforms.facebook.readers import Reader, Reading, posts, read_album, read_media, read_profile
from audits.platforms.facebook.whose import PROFILE_FILE, abouts, profile_of
from audits.platforms.meta_download import HOW_TO_EXPORT, TWO_ACCOUNTS, WAIT, never_opened, refuse_html

NAMELESS = (
    "This Facebook export does not say whose it is. Request it once more and tick “Profile information” too, "
    "or choose all its ZIP files together."
)
_OURS = re.compile(
    r"(?:^|/)(?:your_facebook_activity/|your_activity_across_facebook/|facebook_accounts_center/"
    r"|comments_and_reactions/|posts/(?:your_posts|other_people|album/|media/)|comments/comments(?:_\d+)?\.(?:json|html)$"
    r"|profile_information/profile_information\.|groups/(?:your_posts|group_posts|your_comments))"
)
_JSON_OURS = re.compile(r"(?:posts|comments|groups|profile_information|stories|reels|comments_and_reactions)/.*\.json$")


_TABLE: Table[Reader] = (
    *never_opened(),
    ignore(r"your_instagram_activity/", "This comes from Instagram. Add the Instagram export to have it read."),
    ignore(r"other_people[^/]*$", contents.OTHERS),
    read(PROFILE_FILE + "$", read_profile),
    read(r"your_posts(?!_(?:and_comments_)?in_groups)[^/]*\.json$", posts()),
    read(r"(posts_on_other_pages_and_profiles|shared_memories|birthday_media)\.json$", posts()),
    read(r"(your_)?notes?\.json$|notes/[^/]*\.json$", posts(Kind.POST)),
    read(r"events/your_events\.json$", posts(Kind.POST)),
    read(r"(group_posts_and_comments|your_posts(_and_comments)?_in_groups)\.json$", posts()),
    read(r"your_pending_posts_in_groups\.json$", posts(exposure=Exposure.PRIVATE)),
    read(r"(comments|comments_and_reactions)/comments(_\d+)?\.json$", posts()),
    read(r"your_comments_in_groups\.json$", posts()),
    read(r"reels/your_reels\.json$", posts(Kind.CAPTION)),
    read(r"stories/(archived|your|active)_stories\.json$", posts(Kind.STORY)),
    read(r"(your_videos|your_uncategorized_photos|your_photos)\.json$", read_media),
    read(r"album/\d+\.json$", read_album),
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
        refuse_html(archive, _JSON_OURS, self.label)
        found = map(profile_of, abouts(archive))
        profiles = {profile for profile in found if profile.account_id or profile.handle}
        if len(profiles) > 1:
            raise PlatformError(TWO_ACCOUNTS)
        if not profiles:
            raise NamelessExport(NAMELESS)
        return profiles.pop()

    def read(self, archive: Archive) -> Iterator[Event]:
        refuse_html(archive, _JSON_OURS, self.label)
        reading = Reading(archive)
        yield from walk(archive.names(), _TABLE, lambda reader, name: reader(reading, name))


platform: Platform = FacebookExport()
