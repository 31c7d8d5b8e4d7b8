"""The steps that several journeys take, said as a student would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from playwright.sync_api import Locator, Page, expect

PASSWORD = "six quiet trumpets at dawn"
READ_WITHIN = 45_000
"""Milliseconds for reading the persona's exports on a busy machine; alone it takes less than two seconds."""


@dataclass(frozen=True)
class Student:
    """Somebody at their browser."""

    page: Page
    site: str
    email: str

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def bring(self, *exports: Path) -> None:
        self.open("/audits/new/")
        choose_exports(self.page, exports)
        self.page.get_by_role("button", name="Read my export").click()

    def wait_for_the_audit(self) -> None:
        expect(self.page.get_by_role("heading", name="What was read, and what was not")).to_be_visible(
            timeout=READ_WITHIN
        )

    def audit(self, *exports: Path) -> None:
        self.bring(*exports)
        self.wait_for_the_audit()


def sign_up(page: Page, site: str, email: str) -> Student:
    page.goto(f"{site}/account/signup/")
    page.locator("input[name=email]").fill(email)
    page.locator("input[name=password1]").fill(PASSWORD)
    page.locator("main form").get_by_role("button").click()
    page.wait_for_url(f"{site}/audits/**")
    return Student(page, site, email)


def choose_exports(page: Page, exports: Sequence[Path]) -> None:
    page.locator("input[type=file]").set_input_files([str(path) for path in exports])


def findings(page: Page) -> Locator:
    """The finding cards on the page, answered or not."""
    return page.locator("article.finding")


def first_open(page: Page) -> Locator:
    """The first finding that waits for an answer, by its own id, which stays when it is answered."""
    identity = page.locator("article.finding:not(.answered)").first.get_attribute("id")
    return page.locator(f"#{identity}")


def words_of(pdf: Path) -> str:
    """All the text of a PDF, as a reader would copy it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
