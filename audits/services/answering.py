"""Answering: what the student decides about a finding, and taking it back."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from audits.models import Answer, Finding
from audits.services.keeping import standing_answers


def answer_finding(finding: Finding, choice: str, *, action: str = "", reason: str = "") -> Answer:
    """Record an answer; it holds for this finding in every audit of the user."""
    user = finding.audit.user
    answer = Answer(user=user, fingerprint=finding.fingerprint, choice=choice, action=action)
    if reason:
        answer.sealed_reason = user.key().seal(reason.encode(), f"answer·{answer.pk}")
    with transaction.atomic():
        answer.save()
        _apply(finding, answer.pk)
    finding.answer = answer
    return answer


def undo_answer(finding: Finding) -> None:
    """Take back the answer that counts; the one before it counts again, if there was one."""
    if finding.answer is None:
        return
    with transaction.atomic():
        finding.answer.undone_at = timezone.now()
        finding.answer.sealed_reason = b""
        finding.answer.save(update_fields=["undone_at", "sealed_reason"])
        before = standing_answers(finding.audit.user_id, [finding.fingerprint]).get(finding.fingerprint)
        _apply(finding, before)
    finding.answer = Answer.objects.filter(pk=before).first() if before else None


def _apply(finding: Finding, answer_id: uuid.UUID | None) -> None:
    same = Finding.objects.filter(audit__user_id=finding.audit.user_id, fingerprint=finding.fingerprint)
    same.update(answer_id=answer_id)
