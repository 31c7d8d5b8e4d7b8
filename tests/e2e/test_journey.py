"""The main journey: bring exports, watch, read, decide, take away, erase."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from audits.persona.members import NEVER_READ
from audits.persona.truth import persona
from tests.e2e.steps import Student, findings, first_open, sign_up, words_of

pytestmark = pytest.mark.e2e

POSTS = persona().post


def test_three_exports_at_once_give_one_audit(student: Student, exports: list[Path]) -> None:
    student.audit(*exports)
    page = student.page
    expect(page.locator("#findings-title")).to_contain_text(re.compile(r"\d\d"))
    expect(page.locator(".coverage-sum")).to_contain_text(f"{len(POSTS)} items were read")
    student.open("/audits/")
    for label in ("X", "Facebook", "Instagram"):
        expect(page.locator("main")).to_contain_text(label)


@pytest.mark.parametrize("name", ["x", "facebook", "instagram"])
def test_one_export_gives_an_audit_and_a_pdf(student: Student, exports: list[Path], tmp_path: Path, name: str) -> None:
    student.audit(*(path for path in exports if path.stem == name))
    expect(findings(student.page).first).to_be_visible()
    with student.page.expect_download() as download:
        student.page.get_by_role("link", name="Download the PDF").click()
    download.value.save_as(tmp_path / "audit.pdf")
    text = words_of(tmp_path / "audit.pdf")
    assert "Self-audit" in text
    assert NEVER_READ not in text


def test_the_reading_is_shown_until_it_is_done_and_may_be_left(student: Student, exports: list[Path]) -> None:
    student.bring(*exports)
    student.open("/rules/")
    student.open("/audits/")
    student.page.locator("main a[href^='/audits/']:not([href*=new])").first.click()
    student.wait_for_the_audit()


def test_the_counts_grow_in_place_and_reading_can_be_stopped(student: Student, long_export: Path) -> None:
    student.bring(long_export)
    page = student.page
    expect(page.locator("#progress")).to_contain_text(re.compile(r"[1-9]\d* items"))
    page.get_by_role("button", name="Stop reading").click()
    student.wait_for_the_audit()
    expect(page.locator(".coverage")).to_contain_text("You stopped the reading")


def test_an_answer_holds_and_can_be_taken_back(student: Student, exports: list[Path]) -> None:
    student.audit(exports[0])
    page, card = student.page, first_open(student.page)
    card.get_by_role("button", name="Keep as it is").click()
    expect(card).to_contain_text("Undo")
    expect(page.locator("#counters-text")).to_contain_text("1 of")
    page.reload()
    expect(page.locator("#counters-text")).to_contain_text("1 of")
    page.locator("article.answered").get_by_role("button", name="Undo").click()
    expect(page.locator("#counters-text")).to_contain_text("0 of")


def test_not_a_problem_needs_a_reason_and_keeps_it(student: Student, exports: list[Path]) -> None:
    student.audit(exports[0])
    card = first_open(student.page)
    card.locator("summary", has_text="Not a problem").click()
    card.get_by_label("Why is this not a problem?").fill("Everyone in it agreed.")
    card.get_by_role("button", name="Save this reason").click()
    card.locator("summary").first.click()
    expect(card).to_contain_text("Everyone in it agreed.")


def test_an_answer_holds_in_the_next_audit_of_the_same_posts(student: Student, exports: list[Path]) -> None:
    student.audit(exports[0])
    card = first_open(student.page)
    card.get_by_role("button", name="Keep as it is").click()
    expect(card).to_contain_text("Undo")
    student.audit(exports[0])
    expect(student.page.locator("#counters-text")).to_contain_text("1 of")


def test_everything_can_be_taken_away_as_json(student: Student, exports: list[Path]) -> None:
    student.audit(*exports)
    with student.page.expect_download() as download:
        student.page.get_by_role("link", name="Download as JSON").click()
    taken = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert len(taken["findings"]) > 15
    assert {one["platform"] for one in taken["findings"]} == {"x", "facebook", "instagram", "threads"}


def test_what_is_no_export_is_refused_with_a_sentence(student: Student, tmp_path: Path) -> None:
    (tmp_path / "holiday.zip").write_bytes(b"not a zip at all")
    student.bring(tmp_path / "holiday.zip")
    expect(student.page.get_by_role("alert").first).to_contain_text("Nothing was kept")


def test_an_export_of_somebody_else_is_refused(student: Student, exports: list[Path]) -> None:
    student.audit(exports[0])
    student.page.context.clear_cookies()
    other = sign_up(student.page, student.site, f"other-{student.email}")
    other.bring(exports[0])
    expect(other.page.get_by_role("alert").first).to_contain_text("somebody else")


def test_an_answer_that_does_not_arrive_is_said_to_be_unsaved(student: Student, exports: list[Path]) -> None:
    student.audit(exports[0])
    page, card = student.page, first_open(student.page)
    page.route("**/answer/", lambda route: route.abort())
    card.get_by_role("button", name="Keep as it is").click()
    expect(page.locator("#toast")).to_contain_text("This was not saved. Load the page again.")
    expect(page.locator("#announcer")).to_contain_text("This was not saved")
    page.unroute("**/answer/")
    page.route("**/answer/", lambda route: route.fulfill(status=500, body="apology"))
    page.locator("#toast").evaluate("it => it.replaceChildren()")
    card.get_by_role("button", name="Keep as it is").click()
    expect(page.locator("#toast")).to_contain_text("This was not saved. Load the page again.")


def test_an_answer_after_signing_out_elsewhere_leads_to_the_sign_in(student: Student, exports: list[Path]) -> None:
    student.audit(exports[0])
    student.page.context.clear_cookies(name="sessionid")
    first_open(student.page).get_by_role("button", name="Keep as it is").click()
    expect(student.page).to_have_url(re.compile("/account/login/.next=/audits/"))


def test_a_refused_erasure_is_seen_where_the_word_is_typed(student: Student) -> None:
    student.open("/me/")
    student.page.locator("input[name=confirm]").fill("no")
    student.page.locator("form[action='/me/erase/']").get_by_role("button").click()
    expect(student.page.locator("input[name=confirm]")).to_be_focused()
    expect(student.page.get_by_text("Nothing was erased")).to_be_in_viewport()


def test_erasing_everything_ends_the_account_at_once(student: Student, exports: list[Path]) -> None:
    student.audit(exports[0])
    address = student.page.url
    student.open("/me/")
    student.page.locator("input[name=confirm]").fill("erase")
    student.page.locator("form[action='/me/erase/']").get_by_role("button").click()
    expect(student.page).to_have_url(re.compile("/erased/"))
    student.page.goto(address)
    expect(student.page).to_have_url(re.compile("/account/login/"))
    again = sign_up(student.page, student.site, student.email)
    again.audit(exports[0])
    expect(again.page.locator("#counters-text")).to_contain_text("0 of")


def test_an_audit_can_be_erased_alone(student: Student, exports: list[Path]) -> None:
    student.audit(exports[0])
    page = student.page
    page.locator("summary", has_text="Erase this audit").click()
    page.get_by_role("button", name="Yes, erase it now").click()
    expect(page.locator("main")).to_contain_text("No audit yet")
