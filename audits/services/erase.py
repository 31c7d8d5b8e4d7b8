"""Erase: complete at once. Keys, rows, files; work in flight loses its hold and stops."""

from __future__ import annotations

import logging

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from audits.models import Account, Audit, DataKey, Pull, Upload, User
from audits.models.sources import OPEN, PullQuerySet, State
from audits.services.ending import delete_uploads

log = logging.getLogger(__name__)


def erase_audit(audit: Audit) -> None:
    """One audit with its posts, findings and files. Answers stay for the next audit of the same posts."""
    with transaction.atomic():
        _stop(Pull.objects.filter(audit=audit))
        delete_uploads(Upload.objects.filter(pull__audit=audit))
        accounts = list(Account.objects.filter(pulls__audit=audit).distinct())
        audit.delete()
        for account in accounts:
            if not account.pulls.exists():
                account.delete()


def erase_user(user: User) -> None:
    """Everything of a user, the sign-in and its sessions included. What no row names any more, no key opens."""
    user_id = user.pk
    with transaction.atomic():
        _stop(Pull.objects.filter(audit__user=user))
        delete_uploads(Upload.objects.filter(pull__audit__user=user))
        DataKey.objects.filter(user=user).delete()
        user.delete()
    _end_sessions(str(user_id))
    log.info("user %s erased", user_id)


def _stop(pulls: PullQuerySet) -> None:
    """Take the rows' locks, so that a page being written is in before we delete, and none after."""
    list(pulls.select_for_update().values_list("pk", flat=True))
    pulls.filter(state__in=OPEN).update(state=State.CANCELLED, lease_until=None)


def _end_sessions(user_id: str) -> None:
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == user_id:
            session.delete()
