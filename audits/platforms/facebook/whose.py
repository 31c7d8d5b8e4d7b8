"""Whose Facebook export it is, and what the profile says."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qs, urlsplit

from audits.platforms.archive import Archive
from audits.platforms.base import Item, Kind, Profile
from audits.platforms.contents import of_kind
from audits.platforms.facebook.records import About, FullName, Named, ProfileFile
from audits.platforms.meta import digest, joined, own_id, repaired, whole

PROFILE_FILE = r"profile_information/profile_information\.json"


def bio_item(about: About) -> Item | None:
    intro = about.intro_bio.name if isinstance(about.intro_bio, Named) else about.intro_bio
    work = (joined(map(repaired, (job.title, job.employer, job.description)), ", ") for job in about.work_experiences)
    says = joined((repaired(intro), repaired(about.about_me), *work), "\n")
    if not says:
        return None
    text = joined((_full_name(about), says), "\n")
    return Item(platform="facebook", kind=Kind.BIO, native_id=digest("bio", text), text=text)


def _full_name(about: About) -> str:
    return repaired(about.name.full_name if isinstance(about.name, FullName) else about.name)


def abouts(archive: Archive) -> Iterator[About]:
    for name in of_kind(archive.names(), PROFILE_FILE):
        found = whole(archive, name, ProfileFile)
        if found and (about := found.profile_v2 or found.profile):
            yield about


def _address(about: About) -> SplitResult:
    try:
        return urlsplit(about.profile_uri or "")
    except ValueError:
        return urlsplit("")


def profile_of(about: About) -> Profile:
    address = _address(about)
    account_id = "".join(parse_qs(address.query).get("id", ()))
    handle = "" if account_id else repaired(address.path.strip("/") or about.username)
    name, unique = _full_name(about), bool(own_id(account_id))
    if name and not (account_id or handle):
        account_id = digest("name", name)  # without an address of the profile, the name stands for it
    return Profile(repaired(account_id), handle, name, unique)
