"""Sweep: pick up what nobody holds, and take away what nobody needs."""

from __future__ import annotations

import time
import uuid
from pathlib import Path

from django.conf import settings

from audits.models import Pull, Upload
from audits.models.sources import ENDED, OPEN
from audits.services.ending import delete_uploads

ORPHAN_SECONDS = 3600
"""A file in the upload folder without a row, older than this, belongs to a request that died."""


def unheld_pulls() -> list[uuid.UUID]:
    """Pulls that are due and that no worker holds: never started, or left by one that died."""
    return list(Pull.objects.unheld().order_by("created_at").values_list("pk", flat=True))


def free_leases() -> None:
    """Where one process does all the work: at its start nobody can hold anything."""
    Pull.objects.filter(state__in=OPEN).update(lease_until=None)


def tidy_uploads() -> None:
    """Files of pulls that have ended, and files without a row."""
    delete_uploads(Upload.objects.filter(pull__state__in=ENDED))
    folder = Path(settings.UPLOAD_DIR)
    for file in folder.iterdir() if folder.exists() else ():
        if file.stat().st_mtime < time.time() - ORPHAN_SECONDS and not _has_row(file):
            file.unlink(missing_ok=True)


def _has_row(file: Path) -> bool:
    try:
        return Upload.objects.filter(pk=uuid.UUID(file.stem)).exists()
    except ValueError:
        return False
