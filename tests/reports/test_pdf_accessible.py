"""PDF/UA-1, as a checker sees it and as a reader of the tags does."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import page
import pikepdf
import pytest

from audits.reports.pdf import PAPERS, Paper, student_pdf
from audits.reports.pieces import Piece
from audits.reports.student import AnswerGiven, StudentReport
from tests.reports.sheets import card, report

MANY = [
    card(
        [Piece(f"Post {n} مرحبا 今天 "), Piece("today", marked=True), Piece(" 👩‍⚕️🎉 हिन्दी")],
        severity=4 - n % 4,
        answer=AnswerGiven("fine", reason="because") if n % 2 else None,
        day=n,
        media="A board with names" if n % 5 == 0 else "",
        permalink="https://example.org/post" if n % 3 == 0 else "",
    )
    for n in range(40)
]
REPORTS = {
    "none": report([], name=""),
    "one": report(MANY[:1]),
    "many": report(MANY, platforms=["x", "facebook", "instagram"], notes=("X: cut short.",)),
}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", REPORTS)
def test_every_rule_of_pdf_ua_holds_that_a_machine_can_check(kind: str, paper: Paper) -> None:
    checked = page.validate_pdf_bytes(student_pdf(REPORTS[kind], paper), profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in checked.failures] == []
    assert checked.is_compliant
    assert checked.rules.passed > 100


def test_the_document_says_its_title_and_language_and_that_it_is_tagged() -> None:
    with pikepdf.open(BytesIO(student_pdf(REPORTS["many"]))) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Self-audit, Ada Nwosu, 4 March 2026"
            assert metadata["pdfuaid:part"] == "1"


def test_headings_step_down_one_level_at_a_time() -> None:
    levels = [int(tag[2:]) for tag, _ in tags(REPORTS["many"]) if tag[:2] == "/H" and tag[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(3) == len(MANY)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_heads_of_tables_say_that_they_head_a_column() -> None:
    scopes = [
        [str(attribute.get("/Scope")) for attribute in element.A if "/Scope" in attribute]
        for tag, element in tags(REPORTS["many"])
        if tag == "/TH"
    ]
    assert scopes == [["/Column"]] * (6 + 2 + 2)


def test_posts_are_quotations_and_sources_are_notes() -> None:
    found = [tag for tag, _ in tags(REPORTS["many"])]
    assert found.count("/BlockQuote") == len(MANY) + sum(bool(one.media) for one in MANY)
    assert found.count("/Note") == 2


def test_pictures_have_words() -> None:
    for tag, element in tags(REPORTS["many"]):
        assert tag not in {"/Figure", "/Formula"} or "/Alt" in element


def tags(of: StudentReport) -> Iterator[tuple[str, Any]]:
    with pikepdf.open(BytesIO(student_pdf(of))) as pdf:
        yield from _below(pdf.Root.StructTreeRoot)


def _below(element: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(element, pikepdf.Dictionary):
        return
    if "/S" in element:
        yield str(element.S), element
    children: Any = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        yield from _below(child)
