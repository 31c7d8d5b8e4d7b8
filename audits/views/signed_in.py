"""The signed-in user, typed, and the way to the sign-in for everybody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from audits.models import User

Given = ParamSpec("Given")


class StudentRequest(HttpRequest):
    """A request that ``login_required`` let through."""

    user: User
    htmx: HtmxDetails


def login_required(
    view: Callable[Concatenate[StudentRequest, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """As Django's; but where htmx asks, the whole page goes to the sign-in, and comes back to itself."""

    def guarded(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(cast(StudentRequest, request), *args, **kwargs)
        htmx = cast(StudentRequest, request).htmx
        if htmx:
            page = htmx.current_url_abs_path or reverse("audit_list")
            return HttpResponseClientRedirect(redirect_to_login(page).url)
        return redirect_to_login(request.get_full_path())

    update_wrapper(guarded, view)
    return guarded
