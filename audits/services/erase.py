"""Erase: complete at once. Keys, rows, files; work in flight loses its hold and stops."""

from __future__ import annotations

import logging
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import connection, transaction

from audits.models import Account, Answer, Audit, DataKey, Finding, Pull, Upload, User
from audits.models.sources import OPEN, PullQuerySet, State

log = logging.getLogger(__name__)


def erase_audit(audit: Audit) -> None:
    """One audit with its posts, findings and files, and with answers that no other audit shows."""
    with transaction.atomic():
        _stop(Pull.objects.filter(audit=audit))
        paths = [upload.path for upload in Upload.objects.filter(pull__audit=audit)]
        answered = list(audit.findings.exclude(answer=None).values_list("fingerprint", flat=True))
        accounts = list(Account.objects.filter(pulls__audit=audit).distinct())
        user_id = audit.user_id
        audit.delete()
        elsewhere = Finding.objects.filter(audit__user_id=user_id, fingerprint__in=answered).values("fingerprint")
        Answer.objects.filter(user_id=user_id, fingerprint__in=answered).exclude(fingerprint__in=elsewhere).delete()
        for account in accounts:
            if not account.pulls.exists():
                account.delete()
    _forget(paths)


def erase_user(user: User) -> None:
    """Everything of a user, the sign-in and its sessions included. What no row names any more, no key opens."""
    user_id = user.pk
    with transaction.atomic():
        # An import or another erasure of the same user waits here, and finds nobody afterwards.
        if not User.objects.select_for_update().filter(pk=user_id).exists():
            return
        _stop(Pull.objects.filter(audit__user=user))
        paths = [upload.path for upload in Upload.objects.filter(pull__audit__user=user)]
        DataKey.objects.filter(user=user).delete()
        user.delete()
        _end_sessions(str(user_id))
    _forget(paths)
    log.info("user %s erased", user_id)


def _stop(pulls: PullQuerySet) -> None:
    """Take the rows' locks, so that a page being written is in before we delete, and none after."""
    list(pulls.select_for_update().values_list("pk", flat=True))
    pulls.filter(state__in=OPEN).update(state=State.CANCELLED, lease_until=None)


def _forget(paths: list[Path]) -> None:
    """What the database no longer names goes from the disk too: files, and what SQLite keeps of old pages."""
    for path in paths:
        path.unlink(missing_ok=True)
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _end_sessions(user_id: str) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == user_id:
            session.delete()
