"""Ending: a pull ends once, its files go whichever way it ends, and the audit ends with its last pull."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from audits.models import Audit, Pull, Upload
from audits.models.sources import OPEN, State

log = logging.getLogger(__name__)


def end_pull(pull: Pull, state: State, reason: str = "") -> None:
    """End a pull that this worker holds."""
    with transaction.atomic():
        ended = Pull.objects.held(pull.pk, pull.fence).update(
            state=state, reason=reason, lease_until=None, finished_at=Now()
        )
        if ended:
            settle_audit(pull.audit_id)
    if ended:
        delete_uploads(Upload.objects.filter(pull=pull))
        log.info("pull %s %s", pull.pk, state)


def cancel_audit(audit: Audit) -> None:
    """Stop reading. What was read so far stays, with its coverage; the files go now. Does nothing once it has ended."""
    with transaction.atomic():
        running = Pull.objects.filter(audit=audit, state__in=OPEN)
        if not running.update(state=State.CANCELLED, lease_until=None, finished_at=Now()):
            return
        settle_audit(audit.pk)
    delete_uploads(Upload.objects.filter(pull__audit=audit))


def delete_uploads(uploads: Iterable[Upload]) -> None:
    """The files first, then their rows: a crash in between leaves a row that the sweep finds."""
    for upload in uploads:
        upload.path.unlink(missing_ok=True)
        upload.delete()


def settle_audit(audit_id: uuid.UUID) -> None:
    """Give the audit the state that its pulls add up to. Call it in a transaction.

    The audit's row is locked first: of two pulls that end at once, the second sees the first as ended.
    """
    audit = Audit.objects.select_for_update().filter(pk=audit_id).first()
    states = set(Pull.objects.filter(audit_id=audit_id).values_list("state", flat=True))
    if audit is None or states & set(OPEN):
        return
    audit.state = next(
        (state for state in (State.DONE, State.CANCELLED, State.FAILED) if state in states), State.FAILED
    )
    audit.finished_at = timezone.now()
    audit.save(update_fields=["state", "finished_at"])
