"""Audits: one judging of one footprint, what it found, and what the student answered."""

from __future__ import annotations

import uuid

import msgspec
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from audits.models.people import User
from audits.models.sealing import Key
from audits.models.sources import OPEN, Pull, State


class AuditQuerySet(models.QuerySet["Audit"]):
    def with_counts(self) -> AuditQuerySet:
        """With what a list of audits shows, each as an annotation; three small subqueries."""
        newest_first = self.order_by("-created_at", "pk")  # said again: Django drops a model's ordering where it counts
        return newest_first.prefetch_related("pulls__account").annotate(
            items_read=_of_pulls("items_read"),
            posts_flagged=_of_pulls("posts_flagged"),
            open_findings=Count("findings", filter=Q(findings__answer__isnull=True)),
        )


class Audit(models.Model):
    """One judging of one footprint under given packs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="audits")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    packs = models.JSONField(default=list)  # [{id, title, version}]
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def platform_labels(self) -> list[str]:
        return sorted({pull.platform_label for pull in self.pulls.all()})


class PostContent(msgspec.Struct, frozen=True):
    """What is sealed of a post: its words, and where it stands."""

    native_id: str
    text: str
    media: str = ""
    permalink: str = ""


class Post(models.Model):
    """An item kept because something was found in it. ``key`` tells it apart without naming it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="posts")
    platform = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    exposure = models.CharField(max_length=10)
    created_at = models.DateTimeField(null=True)
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint("audit", "key", name="one_post_per_audit"),)

    def __str__(self) -> str:
        return str(self.pk)

    def seal(self, content: PostContent, key: Key) -> None:
        self.sealed = key.seal(msgspec.json.encode(content), f"post·{self.pk}")

    def open(self, key: Key) -> PostContent:
        """The post's own words. Raises SealBroken."""
        return msgspec.json.decode(key.open(self.sealed, f"post·{self.pk}"), type=PostContent)


class Answer(models.Model):
    """What a student decided about a finding. Hangs on its fingerprint, so it outlives re-runs.

    Rows are only added; ``undone_at`` takes one back, and the one before counts again.
    """

    class Choice(models.TextChoices):
        FIX = "fix"
        KEEP = "keep"
        FINE = "fine"
        ASK = "ask"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="answers")
    fingerprint = models.CharField(max_length=40)
    choice = models.CharField(max_length=4, choices=Choice.choices)
    action = models.CharField(max_length=10, blank=True)
    sealed_reason = models.BinaryField(default=bytes)
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["user", "fingerprint", "-made_at"], name="answer_of"),)

    def __str__(self) -> str:
        return str(self.pk)

    def reason(self, key: Key) -> str:
        return key.open(self.sealed_reason, f"answer·{self.pk}").decode() if self.sealed_reason else ""


class Finding(models.Model):
    """A rule that matched a span of a post. ``fingerprint`` is the same in every re-run."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="findings")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="findings")
    rule_id = models.CharField(max_length=80)
    category = models.CharField(max_length=40)
    severity = models.PositiveSmallIntegerField()
    confidence = models.CharField(max_length=6)
    pack = models.JSONField()  # {id, title, version}
    marks = models.JSONField()  # [[start, end, field]] in the post's own text
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=40)
    answer = models.ForeignKey(Answer, on_delete=models.SET_NULL, null=True, related_name="findings")

    class Meta:
        constraints = (models.UniqueConstraint("audit", "fingerprint", name="one_finding_per_audit"),)
        indexes = (models.Index(fields=["audit", "-severity"], name="finding_order"),)

    def __str__(self) -> str:
        return str(self.pk)


def _of_pulls(column: str) -> Coalesce:
    """The sum of a column over an audit's pulls."""
    pulls = Pull.objects.filter(audit=OuterRef("pk")).order_by().values("audit")
    return Coalesce(Subquery(pulls.annotate(total=Sum(column)).values("total")), 0)
