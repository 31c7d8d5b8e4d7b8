"""The PDF of an audit: what stands in it."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from audits.platforms.base import Exposure
from audits.reports.pdf import PAPERS, Paper, student_pdf
from audits.reports.pieces import Piece
from audits.reports.student import AnswerGiven
from tests.reports.sheets import card, report


def words_of(pdf: bytes) -> str:
    """The words of all pages, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"[\s\ufffe\x02]+", " ", text)  # pdfium puts its own sign where a line broke


def test_the_first_page_says_whose_it_is_what_was_read_and_what_was_found() -> None:
    cards = [card(severity=4, answer=AnswerGiven("fix", "delete")), card(severity=1, day=2)]
    document = pypdfium2.PdfDocument(student_pdf(report(cards)))
    first = " ".join(document[0].get_textpage().get_text_range().split())
    for said in (
        "Self-audit of Ada Nwosu",
        "12 September 2016 – 27 February 2026",
        "Online professionalism for medical students 2026.1",
        "1,205 items were read and 1,100 judged. 2 of them are worth a look.",
        "812 posts, 310 replies, 82 reposts, 1 profile text",
        "82 reposts: somebody else’s words",
        "9 items in a language",
        "A post has no date (2 ×)",
        "Advertising is not opened (57 files)",
        "2 files: data/grok-chat-item.js, data/community-note-rating.js",
        "214 photos and videos. Only the words beside them were read.",
        "Advice, not a verdict",
        "Page 1 of 2",
    ):
        assert said in first
    assert re.search(r"Never appropriate .*? 1 Serious .*? 0 Context decides .*? 0 Worth a look .*? 1", first)
    assert "I will fix it 1 Keep as it is 0 Not a problem 0 I will ask a tutor 0 Not answered yet 1" in first


def test_a_finding_says_everything_one_needs_to_decide() -> None:
    text = [Piece("Bed 14 went home "), Piece("today", marked=True), Piece(" 🎉")]
    answer = AnswerGiven("fine", reason="It is a made-up case.")
    words = words_of(student_pdf(report([card(text, answer=answer, exposure=Exposure.FOLLOWERS)])))
    for said in (
        "Serious A patient someone could recognise",
        "X · post · 6 May 2024",
        "Bed 14 went home today 🎉",
        "Your followers can see it",
        "Why it matters Where, when and what together",
        "Nine in ten boards said that they would look into a post like this.",
        "What would make it fine You made the case up",
        "What to do Delete it, or take out the place and the day.",
        "Answer Not a problem It is a made-up case.",
        "Okafor N, Lindqvist S. A Survey of Boards. 2011. https://doi.org/10.1000/footprint.survey",
    ):
        assert said in words


def test_findings_come_by_severity_and_a_source_is_written_out_once() -> None:
    words = words_of(student_pdf(report([card(severity=level, day=level) for level in (1, 2, 3, 4)])))
    places = [words.index(f"{word} 1 finding") for word in ("appropriate", "Serious", "decides", "look")]
    assert places == sorted(places)
    assert words.count("A Survey of Boards") == 1


def test_nothing_found_is_not_called_clean() -> None:
    words = words_of(student_pdf(report([])))
    assert "Nothing worth a look was found in what was read" in words
    assert "That is not the same as nothing being there." in words
    assert "By answer" not in words


def test_a_reading_cut_short_says_so_first() -> None:
    words = words_of(student_pdf(report([], notes=("X: You stopped the reading.",))))
    assert "The reading did not come to its end X: You stopped the reading." in words
    assert words.index("You stopped the reading") < words.index("What was read")


def test_a_student_may_stay_unnamed() -> None:
    words = words_of(student_pdf(report([card()], name="")))
    assert "of Not named Covers" in words
    assert "Ada" not in words


def test_the_way_to_a_post_names_its_account_so_it_stands_in_named_reports_only() -> None:
    cards = [card(permalink="https://social.example/ada/1")]
    assert "The original post" in words_of(student_pdf(report(cards)))
    unnamed = student_pdf(report(cards, name=""))
    assert "The original post" not in words_of(unnamed)
    assert b"social.example" not in unnamed


def test_several_platforms_and_the_counts_share_the_first_page() -> None:
    document = pypdfium2.PdfDocument(student_pdf(report([card()], platforms=["x", "facebook", "instagram"])))
    first = " ".join(document[0].get_textpage().get_text_range().split())
    assert "Instagram: 812 posts" in first
    assert "Advertising is not opened (171 files)" in first
    assert "By answer" in first


@pytest.mark.parametrize("text", ["مرحبا", "今天在医院", "日本語", "한국어", "👩‍⚕️", "🍻", "Ελληνικά", "हिन्दी"])
def test_every_script_is_in_the_pdf(text: str) -> None:
    assert text in words_of(student_pdf(report([card(text)])))


def test_marked_words_are_tinted() -> None:
    def tinted(marked: bool) -> bool:
        page = pypdfium2.PdfDocument(student_pdf(report([card([Piece("today", marked)])])))[1]
        return (251, 232, 189) in page.render(scale=1).to_pil().convert("RGB").get_flattened_data()

    assert tinted(True)
    assert not tinted(False)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert student_pdf(report([card("one 🎉")])) == student_pdf(report([card("one 🎉")]))
    assert student_pdf(report([card("one")])) != student_pdf(report([card("two")]))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_both_papers(paper: Paper, size: tuple[int, int]) -> None:
    width, height = pypdfium2.PdfDocument(student_pdf(report([card()]), paper))[0].get_size()
    assert (round(width), round(height)) == size
    assert paper in PAPERS


def test_a_long_post_runs_over_pages_and_a_long_word_breaks() -> None:
    words = words_of(student_pdf(report([card("a" * 200 + " " + "ward " * 2000 + "end")])))
    assert "a" * 200 in words.replace(" ", "")
    assert words.count("ward") == 2000
