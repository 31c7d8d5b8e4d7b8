"""The audit as a PDF: tagged for screen readers, the same bytes for the same report.

What the student wrote goes to fixed templates as JSON values, never as source, so typst cannot
take any of it for markup; templates see their own folder and nothing else, and import no package.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal, get_args

from typst import Compiler, Fonts, TypstError

from audits.reports.glyphs import FAMILIES, FONTS
from audits.reports.sheet import sheet
from audits.reports.student import StudentReport

REMEMBERED = 10  # compilations after which typst forgets what it has set
TEMPLATES = Path(__file__).parents[2] / "templates" / "pdf"
Paper = Literal["a4", "us-letter"]
PAPERS: tuple[Paper, ...] = get_args(Paper)

_one_at_a_time = Lock()  # a compiler belongs to one thread while it works


class PdfError(Exception):
    """typst refused the report. Says nothing of why, for typst quotes the words it stumbled over."""


def student_pdf(report: StudentReport, paper: Paper = "a4") -> bytes:
    """The student's report on paper. Cost: about 2 ms a finding. Raises PdfError."""
    return _set("student.typ", sheet(report) | {"paper": paper}, report.made_at)


def _set(template: str, sheet: Mapping[str, object], made_at: datetime) -> bytes:
    values = {"sheet": json.dumps({**sheet, "fonts": FAMILIES})}
    with _one_at_a_time:
        try:
            pdf = _compiler().compile(
                input=TEMPLATES / template,
                format="pdf",
                sys_inputs=values,
                pdf_standards=["ua-1"],
                timestamp=int(made_at.timestamp()),
            )
        except TypstError:
            raise PdfError("The PDF could not be made.") from None
        finally:
            _forget()
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no PDF")
    return pdf


def _forget() -> None:
    """Lets go of the student's words, which typst keeps to set the next report faster.

    Without this a worker that prints ten reports of 200 findings holds 1.2 GB; with it, 0.3.
    """
    for _ in range(REMEMBERED + 1):
        _compiler().compile(input=b"", format="pdf", sys_inputs=None)


@cache
def _compiler() -> Compiler:
    """One for the life of the process: reading 6 MB of fonts takes longer than setting a report."""
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return Compiler(root=TEMPLATES, font_paths=fonts)
