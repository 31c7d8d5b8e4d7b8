"""Error pages: what happened, what is safe, what to do next. None shows what was sent."""

from __future__ import annotations

import logging
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def apology(request: HttpRequest) -> HttpResponse:
    """An apology with the id under which the log knows it."""
    error_id = uuid.uuid4().hex[:8]
    log.error("apology %s", error_id, exc_info=True)
    return render(request, "500.html", {"error_id": error_id}, status=500)
