"""A student's audits: the list, bringing an export in, watching it being read, and reading the result."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audits import tasks
from audits.access import audit_for
from audits.forms import UploadForm
from audits.models import Audit
from audits.platforms.base import PlatformError
from audits.platforms.registry import EXPORTS, platform
from audits.reports.exports import as_json
from audits.reports.pdf import student_pdf
from audits.services.ending import cancel_audit
from audits.services.erase import erase_audit
from audits.services.import_export import AnotherAccount, import_exports, room_for_upload
from audits.services.reporting import report_of
from audits.views.downloads import json_response, paper, pdf_response
from audits.views.signed_in import StudentRequest, login_required
from audits.views.uploads import ExportUploadHandler


@login_required
@require_GET
def audit_list(request: StudentRequest) -> HttpResponse:
    audits = Audit.objects.filter(user=request.user).with_counts()
    return render(request, "audits/list.html", {"audits": audits, "platforms": _platforms()})


@csrf_exempt  # checked below, once it is known that the body may be received at all
@login_required
@require_http_methods(["GET", "POST"])
def audit_new(request: StudentRequest) -> HttpResponse:
    if request.method == "POST":
        if refusal := room_for_upload(request.user, int(request.META.get("CONTENT_LENGTH") or 0)):
            return _upload_page(request, UploadForm({}, error=refusal))
        request.upload_handlers = [ExportUploadHandler(request)]
    return _receive(request)


@csrf_protect
def _receive(request: StudentRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        sent = form.cleaned_data["exports"]
        files, names = [Path(file.temporary_file_path()) for file in sent], [file.name for file in sent]
        mine = form.cleaned_data["another_account"]
        try:
            audit = import_exports(request.user, files, names=names if len(names) > 1 else (), another_account=mine)
        except PlatformError as refusal:
            form.add_error("exports", refusal.message)
            form.ask_another_account = isinstance(refusal, AnotherAccount)
        else:
            for pull in audit.pulls.all():
                tasks.hint(str(pull.pk))
            return redirect("audit_show", audit.pk)
    return _upload_page(request, form)


def _upload_page(request: StudentRequest, form: UploadForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "audits/new.html", {"form": form, "platforms": _platforms()}, status=status)


@login_required
@require_GET
def audit_show(request: StudentRequest, audit_id: uuid.UUID) -> HttpResponse:
    audit = audit_for(request.user, audit_id)
    context = _watching(audit) if audit.is_open else {"report": report_of(audit)}
    context |= {"audit": audit, "stored": True, "show_all": "all" in request.GET}
    return render(request, "audits/show.html", context)


@login_required
@require_GET
def audit_progress(request: StudentRequest, audit_id: uuid.UUID) -> HttpResponse:
    """The part of the page that changes while reading; when that has ended, it asks for the whole page."""
    audit = audit_for(request.user, audit_id)
    response = render(request, "audits/_progress.html", {"audit": audit} | _watching(audit))
    if not audit.is_open:
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def audit_cancel(request: StudentRequest, audit_id: uuid.UUID) -> HttpResponse:
    audit = audit_for(request.user, audit_id)
    cancel_audit(audit)
    return redirect("audit_show", audit.pk)


@login_required
@require_POST
def audit_erase(request: StudentRequest, audit_id: uuid.UUID) -> HttpResponse:
    erase_audit(audit_for(request.user, audit_id))
    messages.success(request, _("This audit is erased."))
    return redirect("audit_list")


@login_required
@require_GET
def audit_pdf(request: StudentRequest, audit_id: uuid.UUID) -> HttpResponse:
    report = report_of(audit_for(request.user, audit_id))
    return pdf_response(student_pdf(report, paper(request)), "footprint-self-audit.pdf")


@login_required
@require_GET
def audit_json(request: StudentRequest, audit_id: uuid.UUID) -> HttpResponse:
    return json_response(as_json(report_of(audit_for(request.user, audit_id))), "footprint-self-audit.json")


def _watching(audit: Audit) -> dict[str, Any]:
    pulls = list(audit.pulls.select_related("account").order_by("created_at"))
    return {
        "report": None,
        "pulls": pulls,
        "items_read": sum(pull.items_read for pull in pulls),
        "posts_judged": sum(pull.posts_judged for pull in pulls),
        "posts_flagged": sum(pull.posts_flagged for pull in pulls),
    }


def _platforms() -> list[Any]:
    return [platform(name) for name in EXPORTS]
