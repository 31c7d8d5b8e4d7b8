"""Whose export it is, and what X lists as its contents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from audits.platforms.archive import Archive
from audits.platforms.base import PlatformError, Profile
from audits.platforms.contents import of_kind
from audits.platforms.json_lists import decoded, storable
from audits.platforms.x.records import AccountLine, Manifest, OldUser
from audits.platforms.x.stream import body

T = TypeVar("T")

TWO_ACCOUNTS = "These files belong to two different accounts. Choose the files of one account at a time."

_SMALL = 4 << 20


def manifests(archive: Archive) -> list[Manifest]:
    return [found for name in of_kind(archive.names(), r"manifest\.js") if (found := small(archive, name, Manifest))]


def whose(archive: Archive) -> Profile:
    """The account's profile, empty where the export does not say. Refuses files of two accounts."""
    found = list(_profiles(archive))
    ids = {profile.account_id for profile in found if profile.account_id}
    if len(ids) > 1:
        raise PlatformError(TWO_ACCOUNTS)
    account_id = next(iter(ids), "")
    return Profile(
        account_id=account_id,
        handle=next((profile.handle for profile in found if profile.handle), ""),
        name=next((profile.name for profile in found if profile.name), ""),
        unique=bool(account_id),
    )


def old_users(archive: Archive) -> Iterator[OldUser]:
    for name in of_kind(archive.names(), r"js/user_details\.js"):
        if user := small(archive, name, OldUser):
            yield user


def small(archive: Archive, name: str, type_: type[T]) -> T | None:
    """One small file as a whole; None where it cannot be understood."""
    try:
        with archive.open(name) as stream:
            return decoded(body(stream, _SMALL), msgspec.json.Decoder(type_))
    except PlatformError:
        return None


def _profiles(archive: Archive) -> Iterator[Profile]:
    for manifest in manifests(archive):
        if user := manifest.user_info:
            yield _profile(user.account_id, user.user_name, user.display_name)
    for name in of_kind(archive.names(), r"account\.js"):
        for line in small(archive, name, list[AccountLine]) or ():
            if account := line.account:
                yield _profile(account.account_id, account.username, account.account_display_name)
    for old in old_users(archive):
        yield _profile(str(old.id or ""), old.screen_name, old.full_name)


def _profile(account_id: str | None, handle: str | None, name: str | None) -> Profile:
    return Profile(storable(account_id or ""), storable(handle or ""), storable(name or ""))
