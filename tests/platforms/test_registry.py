"""From an upload to the platform that made it."""

from __future__ import annotations

import pytest

from audits.platforms.base import PlatformError
from audits.platforms.registry import recognise
from tests.exports.packing import archive_of


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("user_data_tiktok.json", "TikTok"),
        ("Shares.csv", "LinkedIn"),
        ("Takeout/YouTube and YouTube Music/comments/comments.csv", "Google or YouTube"),
        ("comment_votes.csv", "Reddit"),
        ("outbox.json", "Mastodon"),
        ("repo.car", "Bluesky"),
        ("json/snap_history.json", "Snapchat"),
        ("servers/index.json", "Discord"),
        ("_chat.txt", "WhatsApp"),
    ],
)
def test_an_export_of_another_platform_is_called_by_its_name(name: str, label: str) -> None:
    with pytest.raises(PlatformError, match=f"^This looks like an export from {label}, which cannot be read yet"):
        recognise(archive_of({name: "x", "other/file.bin": "x"}))


@pytest.mark.parametrize("name", ["holiday.jpg", "notes.txt", "index.html", "package.json", "src/app.css"])
def test_anything_else_is_refused_with_the_platforms_that_can_be_read(name: str) -> None:
    with pytest.raises(PlatformError, match="X, Facebook, Instagram"):
        recognise(archive_of({name: "x"}))
