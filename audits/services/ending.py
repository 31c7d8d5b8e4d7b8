"""Ending: a pull ends once, its files go whichever way it ends, and the audit ends with its last pull."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models.functions import Now

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
            _settle(pull.audit_id)
    if ended:
        delete_uploads(Upload.objects.filter(pull=pull))
        log.info("pull %s %s", pull.pk, state)


def cancel_audit(audit: Audit) -> None:
    """Stop reading. What was read so far stays, with its coverage; the files go now."""
    with transaction.atomic():
        Pull.objects.filter(audit=audit, state__in=OPEN).update(
            state=State.CANCELLED, lease_until=None, finished_at=Now()
        )
        _settle(audit.pk)
    delete_uploads(Upload.objects.filter(pull__audit=audit))


def delete_uploads(uploads: Iterable[Upload]) -> None:
    """The files first, then their rows: a crash in between leaves a row that the sweep finds."""
    for upload in uploads:
        upload.path.unlink(missing_ok=True)
        upload.delete()


def _settle(audit_id: uuid.UUID) -> None:
    """Give the audit the state that its pulls add up to."""
    states = set(Pull.objects.filter(audit_id=audit_id).values_list("state", flat=True))
    if states & set(OPEN):
        return
    state = next(state for state in (State.DONE, State.CANCELLED, State.FAILED) if state in states)
    Audit.objects.filter(pk=audit_id).update(state=state, finished_at=Now())
