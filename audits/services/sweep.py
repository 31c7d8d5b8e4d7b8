"""Sweep: pick up what nobody holds, and take away what nobody needs."""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from audits.models import Audit, Pull, Upload
from audits.models.sources import ENDED, OPEN
from audits.services.ending import delete_uploads, settle_audit

ORPHAN_SECONDS = {".zip": 3600, ".upload": 24 * 3600}
"""A file without a row, older than this, belongs to a request that died. One still arriving has no row yet."""


def unheld_pulls() -> list[uuid.UUID]:
    """Pulls that are due and that no worker holds: never started, or left by one that died."""
    return list(Pull.objects.unheld().order_by("created_at").values_list("pk", flat=True))


def free_leases() -> None:
    """Where one process does all the work: at its start nobody can hold anything."""
    Pull.objects.filter(state__in=OPEN).update(lease_until=None)


def tidy() -> None:
    """Audits that all pulls have left, files of pulls that have ended or that no row names, sessions that are over."""
    for audit_id in Audit.objects.filter(state__in=OPEN).exclude(pulls__state__in=OPEN).values_list("pk", flat=True):
        with transaction.atomic():
            settle_audit(audit_id)
    delete_uploads(Upload.objects.filter(pull__state__in=ENDED))
    folder = Path(settings.UPLOAD_DIR)
    for file in list(folder.iterdir()) if folder.exists() else ():
        if _is_orphan(file):
            file.unlink(missing_ok=True)
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def _is_orphan(file: Path) -> bool:
    with suppress(FileNotFoundError, ValueError):  # gone meanwhile; or no upload's name, and so no upload's row
        old = file.stat().st_mtime < time.time() - ORPHAN_SECONDS.get(file.suffix, ORPHAN_SECONDS[".upload"])
        return old and not (file.suffix == ".zip" and Upload.objects.filter(pk=uuid.UUID(file.stem)).exists())
    return file.exists()
