"""The signed-in user, typed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from audits.models import User


class StudentRequest(HttpRequest):
    """A request that ``login_required`` let through."""

    user: User
    htmx: HtmxDetails


__all__ = ["StudentRequest", "login_required"]
