"""A first result within a minute, before any account or export."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from audits.persona import NAME
from tests.e2e.steps import PASSWORD, findings, words_of

pytestmark = pytest.mark.e2e


def test_the_example_audit_is_one_click_from_the_front_page(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="See an example audit").first.click()
    expect(page.get_by_role("heading", name="What was read, and what was not")).to_be_visible()
    expect(page.locator("main")).to_contain_text(NAME)
    expect(findings(page).first).to_be_visible()


def test_the_example_shows_fifteen_findings_first_and_the_rest_one_click_behind(page: Page, site: str) -> None:
    page.goto(f"{site}/example/")
    expect(findings(page)).to_have_count(15)
    page.get_by_role("link", name=re.compile("Show .* more")).click()
    expect(page.locator("#findings-title")).to_contain_text(str(findings(page).count()))


def test_the_example_cannot_be_answered(page: Page, site: str) -> None:
    page.goto(f"{site}/example/")
    assert page.locator("main form[method=post] [name=choice]").count() == 0


@pytest.mark.parametrize("path", ["/", "/example/"])
def test_somebody_new_is_led_through_an_account_to_the_upload(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    page.get_by_role("link", name="Audit my own posts").first.click()
    expect(page.get_by_role("heading", name="Make an account")).to_be_visible()
    page.locator("input[name=email]").fill(f"new{path.strip('/')}@example.org")
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("main form").get_by_role("button").click()
    expect(page.get_by_role("heading", name="Audit my own posts")).to_be_visible()


def test_the_example_report_is_a_pdf(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/example/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the PDF").click()
    download.value.save_as(tmp_path / "example.pdf")
    assert "Inés" in words_of(tmp_path / "example.pdf")


def test_a_finding_leads_to_its_rule_and_the_rule_to_its_sources(page: Page, site: str) -> None:
    page.goto(f"{site}/example/")
    findings(page).first.locator("a[href^='/rules/']").first.click()
    expect(page).to_have_url(re.compile("/rules/[a-z-]+/"))
    assert page.locator("main a[href^='https://']").count() > 0


def test_the_rules_say_what_is_never_flagged(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Rules").first.click()
    expect(page.locator("main")).to_contain_text("A drink in your hand")
