"""Collect: claim a pull, read and judge it page by page, and end it, so that nothing is lost or doubled.

One page is one transaction: cursor, counts, coverage, posts and findings land together, and only
while this worker still holds the fence. A worker that dies leaves a row whose lease runs out; the
sweep hands it to another, which skips what is accounted for.
"""

from __future__ import annotations

import logging
import time
import uuid
from contextlib import ExitStack
from datetime import timedelta
from enum import Enum

import msgspec
from django.db import DatabaseError, transaction
from django.db.models import DateTimeField, ExpressionWrapper, F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Now

from audits.models import Audit, Pull
from audits.models.sealing import Key, SealBroken
from audits.models.sources import State
from audits.platforms.base import PlatformError
from audits.platforms.registry import platform
from audits.platforms.zipfiles import ZipArchive
from audits.reports.coverage import Coverage
from audits.services.ending import end_pull
from audits.services.judging import Page, pages
from audits.services.keeping import keep_page

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=120)
SLICE_SECONDS = 60.0
MOST_ATTEMPTS = 5
BACK_OFF = timedelta(seconds=20)

OPERATORS_TROUBLE_BACK_OFF = timedelta(seconds=60)

GAVE_UP = "We tried to read this export five times and stopped each time at the same place. What was read is below."
NEVER_BEGAN = "We tried to read this export five times and could not begin. The fault is ours; nothing of it was kept."


class Outcome(Enum):
    ENDED = "ended"
    MORE = "more"  # the slice is over; go on in another
    NOT_OURS = "not ours"  # somebody else holds it, or it is gone


class LostHold(Exception):
    """The pull was cancelled, erased, or claimed by another worker."""


def collect(pull_id: uuid.UUID) -> Outcome:
    """Read one pull for up to a slice. Safe to call twice, at once, or for a row that is gone."""
    if not Pull.objects.claim(pull_id, _from_now(LEASE)):
        return Outcome.NOT_OURS
    pull = Pull.objects.select_related("audit", "audit__user", "account").filter(pk=pull_id).first()
    if pull is None:
        return Outcome.NOT_OURS
    if pull.attempts > MOST_ATTEMPTS:
        end_pull(pull, State.FAILED, GAVE_UP if pull.cursor else NEVER_BEGAN)
        return Outcome.ENDED
    Audit.objects.filter(pk=pull.audit_id, state=State.QUEUED).update(state=State.RUNNING)
    try:
        return _slice(pull)
    except LostHold:
        return Outcome.NOT_OURS
    except PlatformError as error:
        end_pull(pull, State.FAILED, error.message)
        return Outcome.ENDED
    except (SealBroken, OSError, DatabaseError):
        # A key or a disk that is missing is the operator's to mend; the student's upload waits for it.
        log.exception("pull %s waits: its key, its file or the database is out of reach", pull.pk)
        _try_later(pull, OPERATORS_TROUBLE_BACK_OFF, attempts=0)
        return Outcome.NOT_OURS
    except Exception:
        log.exception("pull %s stopped at %s", pull.pk, pull.cursor)
        _try_later(pull, BACK_OFF)
        return Outcome.NOT_OURS


def coverage_of(pull: Pull, key: Key) -> Coverage:
    """The pull's coverage so far."""
    if not pull.sealed_coverage:
        return Coverage(platform=pull.account.platform)
    return msgspec.json.decode(key.open(pull.sealed_coverage, f"coverage·{pull.pk}"), type=Coverage)


def _slice(pull: Pull) -> Outcome:
    key = pull.audit.user.key()
    coverage = coverage_of(pull, key)
    until = time.monotonic() + SLICE_SECONDS
    with ExitStack() as stack:
        archive = stack.enter_context(ZipArchive(*(upload.path for upload in pull.uploads.all())))
        for page in pages(platform(pull.account.platform), archive, coverage, skip=pull.cursor):
            _checkpoint(pull, page, coverage, key)
            if time.monotonic() > until:
                _release(pull)
                return Outcome.MORE
    end_pull(pull, State.DONE)
    return Outcome.ENDED


def _checkpoint(pull: Pull, page: Page, coverage: Coverage, key: Key) -> None:
    """One page, one transaction. Raises LostHold where the fence is no longer ours."""
    with transaction.atomic():
        held = Pull.objects.held(pull.pk, pull.fence).update(
            cursor=F("cursor") + page.events,
            items_read=F("items_read") + page.items,
            posts_judged=F("posts_judged") + page.judged,
            posts_flagged=F("posts_flagged") + len(page.flagged),
            sealed_coverage=key.seal(msgspec.json.encode(coverage), f"coverage·{pull.pk}"),
            lease_until=_from_now(LEASE),
            attempts=0,
        )
        if not held:
            raise LostHold
        keep_page(pull, page.flagged, key)


def _release(pull: Pull) -> None:
    Pull.objects.held(pull.pk, pull.fence).update(lease_until=None, attempts=0)


def _try_later(pull: Pull, wait: timedelta, **columns: int) -> None:
    Pull.objects.held(pull.pk, pull.fence).update(lease_until=None, next_try_at=_from_now(wait), **columns)


def _from_now(wait: timedelta) -> Combinable:
    """That much later by the database's clock."""
    return ExpressionWrapper(Now() + Value(wait), output_field=DateTimeField())
