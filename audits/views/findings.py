"""Answering a finding, and taking the answer back."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from audits.access import finding_for
from audits.forms import AnswerForm
from audits.models import Finding
from audits.services.answering import answer_finding, undo_answer
from audits.services.reporting import answer_counts, card_of
from audits.views.signed_in import StudentRequest, login_required


@login_required
@require_POST
def finding_answer(request: StudentRequest, finding_id: uuid.UUID) -> HttpResponse:
    finding = finding_for(request.user, finding_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        answer_finding(finding, given["choice"], action=given["action"], reason=given["reason"])
    return _back(request, finding, form)


@login_required
@require_POST
def finding_undo(request: StudentRequest, finding_id: uuid.UUID) -> HttpResponse:
    finding = finding_for(request.user, finding_id)
    undo_answer(finding)
    return _back(request, finding, None)


def _back(request: StudentRequest, finding: Finding, form: AnswerForm | None) -> HttpResponse:
    """The card alone for htmx; the audit page, at that card, without JavaScript."""
    refused = form is not None and not form.is_valid()
    if not request.htmx and not refused:
        return redirect(f"{reverse('audit_show', args=[finding.audit_id])}?all=1#finding-{finding.pk}")
    context = {
        "card": card_of(finding, request.user.key()),
        "stored": True,
        "form": form if refused else None,
        "audit": finding.audit,
        "by_answer": answer_counts(finding.audit),
    }
    template = "audits/_answered.html" if request.htmx else "audits/answer.html"
    return render(request, template, context, status=422 if refused and not request.htmx else 200)
