"""My data: what is kept about me, and erasing it."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from audits.forms import EraseForm
from audits.services.erase import erase_user
from audits.services.reporting import kept_about
from audits.views.signed_in import StudentRequest, login_required


@login_required
@require_GET
def me(request: StudentRequest) -> HttpResponse:
    return render(request, "me/index.html", {"kept": kept_about(request.user), "form": EraseForm()})


@login_required
@require_http_methods(["GET", "POST"])
def me_erase(request: StudentRequest) -> HttpResponse:
    if request.method == "GET":  # somebody loads the page again that told them what to type
        return redirect("me")
    form = EraseForm(request.POST)
    if not form.is_valid():
        return render(request, "me/index.html", {"kept": kept_about(request.user), "form": form}, status=422)
    erase_user(request.user)
    logout(request)
    return redirect("me_erased")


@require_GET
def me_erased(request: StudentRequest) -> HttpResponse:
    return render(request, "me/erased.html")
