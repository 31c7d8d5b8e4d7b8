"""The front page, and the example audit that needs no sign-up."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from audits.platforms.registry import EXPORTS, platform
from audits.reports.pdf import student_pdf
from audits.services.judging import engine
from audits.services.reporting import sample_report
from audits.views.downloads import pdf_response


def home(request: HttpRequest) -> HttpResponse:
    pack = engine().packs[0]
    context = {
        "sources": pack.sources,
        "rule_count": len(engine().rules),
        "pack_title": pack.edition.title,
        "platforms": [platform(name) for name in EXPORTS],
        "specimen": next(iter(sample_report().findings), None),
    }
    return render(request, "home/index.html", context)


def sample(request: HttpRequest) -> HttpResponse:
    context = {"report": sample_report(), "stored": False, "show_all": "all" in request.GET}
    return render(request, "audits/show.html", context)


def sample_pdf(request: HttpRequest) -> HttpResponse:
    return pdf_response(_sample_pdf(), "footprint-example.pdf")


@cache
def _sample_pdf() -> bytes:
    return student_pdf(sample_report())


def healthz(request: HttpRequest) -> JsonResponse:
    """Whether this process answers; used by containers. Says nothing else."""
    return JsonResponse({"status": "ok"})
