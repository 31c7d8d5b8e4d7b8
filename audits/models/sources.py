"""Sources: accounts, the uploads that came from them, and each run of reading one."""

from __future__ import annotations

import uuid
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Now

from audits.models.people import User
from audits.models.sealing import Key
from audits.platforms.base import Profile
from audits.platforms.registry import platform_choices, platform_label


class Account(models.Model):
    """A profile on a platform that belongs to a user. Its handle and name are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="accounts")
    platform = models.CharField(max_length=20, choices=platform_choices)
    owner_digest = models.CharField(max_length=40, unique=True)  # whose it is, without saying who
    sealed_profile = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.pk)

    def profile(self, key: Key) -> Profile:
        return msgspec.json.decode(key.open(self.sealed_profile, f"account·{self.user_id}"), type=Profile)

    def keep_profile(self, profile: Profile, key: Key) -> None:
        self.sealed_profile = key.seal(msgspec.json.encode(profile), f"account·{self.user_id}")


class State(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (State.QUEUED, State.RUNNING)
ENDED = (State.DONE, State.FAILED, State.CANCELLED)


class PullQuerySet(models.QuerySet["Pull"]):
    def unheld(self) -> PullQuerySet:
        """Open, due, and held by nobody. The database's clock decides, never a worker's."""
        free = Q(lease_until__isnull=True) | Q(lease_until__lt=Now())
        return self.filter(free, state__in=OPEN, next_try_at__lte=Now())

    def held(self, pull_id: uuid.UUID, fence: int) -> PullQuerySet:
        """The pull, if whoever claimed it with this fence still holds it."""
        return self.filter(pk=pull_id, fence=fence, state=State.RUNNING)

    def claim(self, pull_id: uuid.UUID, lease: Combinable) -> bool:
        """Take the lease, raising the fence. False where somebody holds it or nothing is due."""
        free = self.unheld().filter(pk=pull_id)
        raised = {"fence": F("fence") + 1, "attempts": F("attempts") + 1}
        return bool(free.update(state=State.RUNNING, lease_until=lease, **raised))


class Pull(models.Model):
    """One run of reading a source. This row is the truth of the job; a message is only a hint.

    ``cursor`` counts the events of the source that are accounted for; a resumed run reads the
    source again and skips so many. ``attempts`` counts claims since the cursor last moved.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    audit = models.ForeignKey("audits.Audit", on_delete=models.CASCADE, related_name="pulls")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="pulls")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    fence = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    cursor = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)  # a sentence for the student; no content
    items_read = models.PositiveIntegerField(default=0)
    posts_judged = models.PositiveIntegerField(default=0)
    posts_flagged = models.PositiveIntegerField(default=0)
    sealed_coverage = models.BinaryField(default=bytes)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    objects = PullQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint("audit", "account", name="one_pull_per_account_and_audit"),)
        indexes = (models.Index(fields=["state", "next_try_at"], name="pull_due"),)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def platform_label(self) -> str:
        return platform_label(self.account.platform)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Upload(models.Model):
    """A file of an export, waiting to be read. Row and file go when the pull ends, whichever way."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pull = models.ForeignKey(Pull, on_delete=models.CASCADE, related_name="uploads")
    position = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def path(self) -> Path:
        return upload_path(self.pk)


def upload_path(upload_id: uuid.UUID) -> Path:
    return Path(settings.UPLOAD_DIR) / f"{upload_id}.zip"
