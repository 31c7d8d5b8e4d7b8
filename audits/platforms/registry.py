"""The only list of platforms, and the way from an upload to the platform that made it."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from audits.platforms.archive import Archive
from audits.platforms.base import Platform, PlatformError
from audits.platforms.others import look_alike

EXPORTS = {
    "x": "audits.platforms.x.export",
    "facebook": "audits.platforms.facebook.export",
    "instagram": "audits.platforms.instagram.export",
}

LABELS = {"x": "X", "facebook": "Facebook", "instagram": "Instagram", "threads": "Threads"}
"""How each platform is called on screen; Threads comes inside Instagram's export."""


@cache
def platform(name: str) -> Platform:
    """The platform of that name. Raises KeyError for a name not listed."""
    found: Platform = import_module(EXPORTS[name]).platform
    return found


def platform_choices() -> list[tuple[str, str]]:
    """A callable for model fields, so that a new platform is no new migration."""
    return list(LABELS.items())


def platform_label(name: str) -> str:
    return LABELS[name]


def recognise(archive: Archive) -> Platform:
    """The platform whose export this is. Raises PlatformError where none knows it."""
    for name in EXPORTS:
        candidate = platform(name)
        if candidate.recognises(archive):
            return candidate
    labels = ", ".join(LABELS[name] for name in EXPORTS)
    if other := look_alike(archive.names()):
        raise PlatformError(f"This looks like an export from {other}, which cannot be read yet; {labels} can.")
    raise PlatformError(
        f"This does not look like an export from {labels}. Choose the ZIP file just as the platform sent it."
    )
