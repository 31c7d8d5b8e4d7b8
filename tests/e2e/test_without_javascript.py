"""Everything of the main journey works with JavaScript switched off."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.steps import READ_WITHIN, Student, findings, first_open, sign_up

pytestmark = pytest.mark.e2e


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(plain: Page, site: str, tmp_path: Path) -> Student:
    return sign_up(plain, site, f"{tmp_path.name}@example.org")


def audit(reader: Student, *exports: Path) -> None:
    """Bring exports, and ask how far the reading is until it is done."""
    reader.bring(*exports)
    how_far = reader.page.get_by_role("link", name="Show how far it is")
    until = time.monotonic() + READ_WITHIN / 1000
    while how_far.count() and time.monotonic() < until:
        how_far.click()
    reader.wait_for_the_audit()


def test_uploading_watching_and_answering(reader: Student, exports: list[Path]) -> None:
    audit(reader, *exports)
    card = first_open(reader.page)
    card.get_by_role("button", name="Keep as it is").click()
    expect(card).to_contain_text("Undo")
    card.get_by_role("button", name="Undo").click()
    expect(card.get_by_role("button", name="Keep as it is")).to_be_visible()


def test_a_reason_can_be_given(reader: Student, exports: list[Path]) -> None:
    audit(reader, exports[0])
    card = first_open(reader.page)
    card.locator("summary", has_text="Not a problem").click()
    card.get_by_label("Why is this not a problem?").fill("It was a joke of my own.")
    card.get_by_role("button", name="Save this reason").click()
    expect(card).to_contain_text("Undo")


def test_a_refusal_is_readable(reader: Student, tmp_path: Path) -> None:
    (tmp_path / "empty.zip").write_bytes(b"nothing")
    reader.bring(tmp_path / "empty.zip")
    expect(reader.page.get_by_role("alert").first).to_contain_text("Nothing was kept")


def test_the_example_and_the_theme(plain: Page, site: str) -> None:
    plain.goto(f"{site}/example/")
    expect(findings(plain)).to_have_count(15)
    plain.get_by_role("button", name="Dark").click()
    expect(plain.locator("html[data-theme=dark]")).to_have_count(1)
    expect(findings(plain)).to_have_count(15)
