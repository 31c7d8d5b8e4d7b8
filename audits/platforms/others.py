"""Exports we cannot read, told by a file that only they hold, so that a refusal can say what was chosen."""

from __future__ import annotations

from collections.abc import Iterable

from audits.platforms.contents import of_kind

_MARKS = (
    (r"user_data(_tiktok)?\.json", "TikTok"),
    (r"(Shares|Connections|Rich_Media|Rich Media)(_\d+)?\.csv", "LinkedIn"),
    (r"YouTube[^/]*YouTube\sMusic/.*|archive_browser\.html", "Google or YouTube"),
    (r"(post_votes|comment_votes|subscribed_subreddits)\.csv", "Reddit"),
    (r"outbox\.json", "Mastodon"),
    (r"repo\.car|[^/]+\.car", "Bluesky"),
    (r"json/(snap_history|memories_history|account_history|friends)\.json", "Snapchat"),
    (r"servers/index\.json", "Discord"),
    (r"_chat\.txt|WhatsApp[^/]*\.txt", "WhatsApp"),
)


def look_alike(names: Iterable[str]) -> str:
    """Whose export this seems to be, or an empty string."""
    listed = list(names)
    return next((label for pattern, label in _MARKS if of_kind(listed, pattern)), "")
