"""Files that a student takes away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from audits.reports.pdf import Paper

PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}


def pdf_response(pdf: bytes, name: str) -> HttpResponse:
    return _attachment(pdf, name, "application/pdf")


def json_response(body: bytes, name: str) -> HttpResponse:
    return _attachment(body, name, "application/json")


def paper(request: HttpRequest) -> Paper:
    return PAPERS.get(request.GET.get("paper", ""), "a4")


def _attachment(body: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
