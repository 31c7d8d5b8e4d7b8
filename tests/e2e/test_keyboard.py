"""The keyboard alone is enough, and one always sees where one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.steps import Student, choose_exports, findings

pytestmark = pytest.mark.e2e

MOST_STEPS = 250
SAYS = "() => { const on = document.activeElement; return (on.innerText || on.value || on.name || '').trim() }"
IS_OUTLINED = """() => {
    const shown = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    for (let on = document.activeElement, up = 0; on && up < 3; on = on.parentElement, up++) {
        if (shown(getComputedStyle(on))) return true;
    }
    return getComputedStyle(document.activeElement).boxShadow !== 'none';
}"""
"""Whether the focused element, or the box drawn around it, has a ring."""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on what says these words; every stop on the way must be visible."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        said = page.evaluate(SAYS)
        assert page.evaluate(IS_OUTLINED), f"no visible focus on {said!r}"
        if words in said:
            return
    raise AssertionError(f"Tab never reaches {words!r}")


def test_the_first_stop_skips_to_the_content(page: Page, site: str) -> None:
    page.goto(site)
    tab_to(page, "Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_from_the_front_page_to_the_rule_behind_a_finding(page: Page, site: str) -> None:
    page.goto(site)
    tab_to(page, "See an example audit")
    page.keyboard.press("Enter")
    expect(findings(page).first).to_be_visible()
    page.locator("main").focus()
    tab_to(page, findings(page).first.locator("a[href^='/rules/']").first.inner_text())
    page.keyboard.press("Enter")
    page.wait_for_url("**/rules/*/")


def test_bringing_an_export_answering_and_undoing(student: Student, exports: list[Path]) -> None:
    page = student.page
    student.open("/audits/new/")
    choose_exports(page, exports[:1])  # the system's own file dialog is not ours to test
    tab_to(page, "Read my export")
    page.keyboard.press("Enter")
    student.wait_for_the_audit()
    tab_to(page, "Keep as it is")
    page.keyboard.press("Enter")
    expect(page.locator("#counters-text")).to_contain_text("1 of")
    expect(page.locator("article.answered")).to_be_focused()
    tab_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.locator("#counters-text")).to_contain_text("0 of")
