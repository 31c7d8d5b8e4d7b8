"""Import: take the files a student uploads, refuse at once what cannot be read, leave rows for the worker."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from audits.models import Account, Audit, Pull, Upload, User
from audits.models.sealing import site_digest
from audits.models.sources import OPEN
from audits.platforms.base import NamelessExport, Platform, PlatformError, Profile
from audits.platforms.registry import platform, recognise
from audits.platforms.zipfiles import ZipArchive
from audits.services.judging import engine

MOST_OPEN_AUDITS = 5
FREE_KEPT = 1 << 30
"""Bytes of the disk that uploads leave free."""


class AnotherAccount(PlatformError):
    """The export is of an account that the student has not brought before; their word is enough."""


@dataclass(frozen=True, slots=True)
class Export:
    """The files of one platform's export, and whose it is."""

    platform: Platform
    profile: Profile
    files: tuple[Path, ...]

    def owner_digest(self, user: User) -> str:
        """Tells accounts apart across this site; only within one user's where a name or handle is all there is."""
        among = "" if self.profile.unique else str(user.pk)
        return site_digest("account", self.platform.name, self.profile.account_id or self.profile.handle, among)


def room_for_upload(user: User, size: int) -> str:
    """Why an upload of so many bytes is not taken now; empty where it is. Asked before a byte is stored."""
    if size > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // 2**20
        return _("Together these files are larger than %(limit)s MB. Nothing was kept of them.") % {"limit": limit}
    if user.audits.filter(state__in=OPEN).count() >= MOST_OPEN_AUDITS:
        return _("Some of your exports are still being read. Come back when they are done, or stop one of them.")
    if shutil.disk_usage(upload_folder()).free < size + FREE_KEPT:
        return _("There is no room for this upload just now. Nothing was kept of it; please try again later.")
    return ""


def import_exports(
    user: User, files: Sequence[Path], *, names: Sequence[str] = (), another_account: bool = False
) -> Audit:
    """An audit with a queued pull for each account among the files. Raises PlatformError; then nothing is kept.

    The files are linked into the upload folder: the caller's own names may go.
    """
    exports = exports_in(files, names)
    for export in exports:
        _refuse_others(user, export, another_account)
    linked: list[Path] = []
    try:
        with transaction.atomic():
            # Erasing the same user waits for this, or was first and leaves nobody to import for.
            if not User.objects.select_for_update().filter(pk=user.pk).exists():
                raise PlatformError(_("This account has been erased. Nothing was kept of the upload."))
            return _leave_rows(user, exports, linked)
    except BaseException:
        for path in linked:
            path.unlink(missing_ok=True)
        raise


def exports_in(files: Sequence[Path], names: Sequence[str] = ()) -> list[Export]:
    """The exports among these files, and whose they are. Raises PlatformError."""
    exports = []
    for name, paths in by_platform(files, names).items():
        with ZipArchive(*paths) as archive:
            exports.append(Export(platform(name), platform(name).profile(archive), tuple(paths)))
    return exports


def by_platform(files: Sequence[Path], names: Sequence[str] = ()) -> dict[str, list[Path]]:
    """ZIPs by the platform that made them: those of one platform are parts of one export. Raises PlatformError.

    ``names`` are what their owner calls the files; without them a refusal says which one it is by its number.
    A part may hold photos alone, which no platform recognises: it goes with the one that was found.
    """
    found: dict[str, list[Path]] = {}
    unknown: list[tuple[str, Path, PlatformError]] = []
    for number, file in enumerate(files, 1):
        numbered = _("File %(number)s of %(count)s") % {"number": number, "count": len(files)}
        name = names[number - 1] if names else numbered if len(files) > 1 else ""
        with about(name), ZipArchive(file) as archive:
            try:
                found.setdefault(recognise(archive).name, []).append(file)
            except PlatformError as refusal:
                unknown.append((name, file, refusal))
    if unknown and len(found) != 1:
        with about(unknown[0][0]):
            raise unknown[0][2]
    for paths in found.values():
        paths += [file for _name, file, _refusal in unknown]
    return found


@contextmanager
def about(name: str) -> Iterator[None]:
    """Refusals in it begin with the name of the file they are about, where one is given."""
    try:
        yield
    except NamelessExport:
        raise
    except PlatformError as refusal:
        message = f"{name}: {refusal.message}" if name else refusal.message
        raise PlatformError(message, permanent=refusal.permanent, retry_at=refusal.retry_at) from refusal


def _refuse_others(user: User, export: Export, another_account: bool) -> None:
    owner = Account.objects.filter(owner_digest=export.owner_digest(user)).values_list("user_id", flat=True).first()
    label = export.platform.label
    if owner is not None and owner != user.pk:
        raise PlatformError(
            _("This %(platform)s export belongs to an account that somebody else here audits. Nothing was kept of it.")
            % {"platform": label}
        )
    others = user.accounts.filter(platform=export.platform.name).exclude(owner_digest=export.owner_digest(user))
    if owner is None and not another_account and others.exists():
        raise AnotherAccount(
            _(
                "This %(platform)s export comes from another account than your earlier one. If it is yours too, "
                "tick “This is another account of mine” and send it again. Nothing was kept of it."
            )
            % {"platform": label}
        )


def _leave_rows(user: User, exports: Sequence[Export], linked: list[Path]) -> Audit:
    packs = [{"id": pack.id, "title": pack.title, "version": pack.version} for pack in engine().editions]
    audit = Audit.objects.create(user=user, packs=packs)
    for export in exports:
        pull = Pull.objects.create(audit=audit, account=_account(user, export))
        for position, file in enumerate(export.files):
            upload = Upload.objects.create(pk=uuid.uuid4(), pull=pull, position=position)
            _link(file, upload.path)
            linked.append(upload.path)
    return audit


def _account(user: User, export: Export) -> Account:
    """The user's account, made where it is new. Raises PlatformError where somebody else took it a moment ago."""
    owner_digest = export.owner_digest(user)
    account, _made = Account.objects.get_or_create(
        owner_digest=owner_digest, defaults={"user": user, "platform": export.platform.name, "sealed_profile": b""}
    )
    if account.user_id != user.pk:
        raise PlatformError(_("This export belongs to an account that somebody else here audits."))
    account.keep_profile(export.profile, user.key())
    account.save(update_fields=["sealed_profile"])
    return account


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.link(source, target)
    target.chmod(0o600)
    os.utime(target)  # it waits from now on, however long it took to arrive


def upload_folder() -> Path:
    """Where uploads arrive and wait; on one file system, so that a link costs nothing."""
    folder = Path(settings.UPLOAD_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
