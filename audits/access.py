"""WHO: lookup and permission in one call. What is not yours does not exist (404)."""

from __future__ import annotations

import uuid

from django.shortcuts import get_object_or_404

from audits.models import Audit, Finding, User


def audit_for(user: User, audit_id: uuid.UUID) -> Audit:
    return get_object_or_404(Audit, pk=audit_id, user=user)


def finding_for(user: User, finding_id: uuid.UUID) -> Finding:
    related = Finding.objects.select_related("audit", "audit__user", "post", "answer")
    return get_object_or_404(related, pk=finding_id, audit__user=user)
