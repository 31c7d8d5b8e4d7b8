"""Hostile text in a PDF: it stands there as text, and does nothing."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits.reports.pdf import TEMPLATES, PdfError, student_pdf
from audits.reports.pieces import Piece
from audits.reports.student import AnswerGiven
from tests.reports.naughty import FANCY, INJECTIONS, JOINED, REPLACED, RIGHT_TO_LEFT, WRITTEN
from tests.reports.sheets import card, report

EVERYTHING = [*INJECTIONS, *WRITTEN, *RIGHT_TO_LEFT, *JOINED, *REPLACED]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return student_pdf(report([card(text, day=day) for day, text in enumerate(EVERYTHING)]))


@pytest.fixture(scope="module")
def words(pdf: bytes) -> str:
    return tight("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)))


def tight(text: str) -> str:
    """Without spaces and signs of line breaks, which a page sets where it must."""
    return re.sub(r"[\s\ufffe\x02]+", "", text)


@pytest.mark.parametrize("text", INJECTIONS + WRITTEN)
def test_it_is_printed_letter_for_letter(words: str, text: str) -> None:
    assert tight(text) in words


@pytest.mark.parametrize("text", RIGHT_TO_LEFT + JOINED)
def test_every_letter_of_it_is_printed(words: str, text: str) -> None:
    assert set(tight(text)) <= set(words)


@pytest.mark.parametrize(("text", "expected"), REPLACED.items(), ids=map(ascii, REPLACED))
def test_what_cannot_be_printed_is_replaced(words: str, text: str, expected: str) -> None:
    assert letters(expected) in letters(words)


def letters(text: str) -> str:
    """Without accents: a PDF repeats a letter for each accent on it."""
    plain = unicodedata.normalize("NFD", tight(text))
    return re.sub(r"(.)\1+", r"\1", "".join(letter for letter in plain if unicodedata.category(letter)[0] != "M"))


def test_nothing_was_read_and_nothing_is_attached(pdf: bytes, words: str) -> None:
    assert "root:" not in words
    assert "severity-shape" not in words
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.attachments) == 0
        assert not {"/AA", "/OpenAction", "/AcroForm"} & set(document.Root.keys())
        addresses = {str(link.A.URI) for page in document.pages for link in page.get("/Annots", []) if "/A" in link}
    assert addresses == {"https://doi.org/10.1000/footprint.survey", "https://example.org/guide"}


def test_every_other_field_is_text_as_well() -> None:
    evil = '#read("/etc/passwd") <script> \u202e\x00\ud800 ' + FANCY
    hostile = card(
        evil, media=evil, title=evil, permalink="javascript:alert(1)", answer=AnswerGiven("fine", reason=evil)
    )
    of = report([hostile], name=evil, notes=(evil,))
    of.coverage[0].unknown_names[:] = [evil * 10]
    of.coverage[0].problems[evil] = 1
    of.coverage[0].ignored[evil] = 1
    of.coverage[0].read[evil] = 1
    pages = pypdfium2.PdfDocument(student_pdf(of))
    text = tight("".join(page.get_textpage().get_text_range() for page in pages))
    assert text.count('#read("/etc/passwd")<script>') >= 8 + 9
    assert "javascript:" not in text


def test_templates_read_nothing_and_import_only_each_other() -> None:
    for template in TEMPLATES.glob("*.typ"):
        source = template.read_text()
        assert set(re.findall(r'#?(?:import|include)\s+"([^"]*)"', source)) <= {"base.typ"}, template.name
        assert not re.search(r"\b(read|eval|plugin|image|csv|toml|yaml|xml|cbor)\(", source), template.name
        assert re.findall(r"\bjson\(.*", source) in ([], ["json(bytes(sys.inputs.sheet))"]), template.name


def test_a_refusal_does_not_quote_the_student(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.reports.sheet.printed_line", str)
    with pytest.raises(PdfError) as refused:
        student_pdf(report([], name="secret \U000131f0"))
    assert str(refused.value) == "The PDF could not be made."
    assert refused.value.__suppress_context__


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_no_text_at_all_stops_the_printing(texts: list[str]) -> None:
    cut = [Piece(text, marked=bool(at % 2)) for at, text in enumerate(texts)]
    assert student_pdf(report([card(cut, answer=AnswerGiven("fine", reason=texts[0]))])).startswith(b"%PDF")
