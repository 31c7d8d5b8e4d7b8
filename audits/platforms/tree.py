"""How an export's members are named, whether they lie in a ZIP or in a folder."""

from __future__ import annotations

from collections.abc import Collection
from unicodedata import normalize

READABLE = (".js", ".json")
"""The only kinds of file that are ever opened: posts are text, and every platform here writes it as JSON."""

# What operating systems add when somebody zips a folder again.
_LITTER = ("__MACOSX/",)
_LITTER_FILES = (".DS_Store", "Thumbs.db", "desktop.ini")

# Folders with which exports themselves begin. Alone at the top they are no wrapper to take off.
_ROOTS = frozenset(
    {
        "ads_information",
        "comments",
        "comments_and_reactions",
        "connections",
        "content",
        "data",
        "groups",
        "logged_information",
        "media",
        "messages",
        "personal_information",
        "posts",
        "preferences",
        "profile_information",
        "reels",
        "security_and_login_information",
        "stories",
        "your_activity_across_facebook",
        "your_facebook_activity",
        "your_instagram_activity",
    }
)


def spelled(name: str) -> str:
    """The name in NFC, so that an umlaut typed on a Mac equals one typed elsewhere, and fit to be written."""
    return normalize("NFC", name.encode("utf-8", "replace").decode())


def is_litter(name: str) -> bool:
    last = name.rpartition("/")[2]
    return name.startswith(_LITTER) or last in _LITTER_FILES or last.startswith("._")


def is_readable(name: str) -> bool:
    return name.lower().endswith(READABLE)


def wrapper(names: Collection[str]) -> str:
    """The folder that wraps everything, with its slash, or an empty string."""
    tops = {name.partition("/")[0] for name in names}
    if len(tops) != 1 or any("/" not in name for name in names):
        return ""
    (top,) = tops
    return "" if top.casefold() in _ROOTS else f"{top}/"
