"""axe finds nothing on any page: light and dark, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.steps import first_open, sign_up

pytestmark = pytest.mark.e2e

WIDTHS = (375, 1280)
THEMES = ("light", "dark")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OPEN_PAGES = (
    "/",
    "/example/",
    "/example/?all=1",
    "/rules/",
    "/account/signup/",
    "/account/login/",
    "/account/password/reset/",
    "/erased/",
    "/nowhere/",
)
OWN_PAGES = ("/audits/", "/audits/new/", "/me/", "/account/logout/", "/account/password/change/")


@pytest.fixture(params=[(theme, width) for theme in THEMES for width in WIDTHS], ids=str)
def look(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page in one theme at one width."""
    theme, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    context.add_cookies([{"name": "theme", "value": theme, "url": site}])
    yield context.new_page()
    context.close()


def complaints(page: Page) -> list[str]:
    """What axe finds, and whether the page must be scrolled sideways."""
    found = Axe().run(page, options=RULES).response["violations"]
    place = urlsplit(page.url).path
    said = [f"{place} {one['id']}: {', '.join(node['html'][:120] for node in one['nodes'][:3])}" for one in found]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        said.append(f"{place} is wider than the window")
    return said


def test_the_pages_that_everybody_sees(look: Page, site: str) -> None:
    found = []
    for path in OPEN_PAGES:
        look.goto(site + path)
        found += complaints(look)
    look.goto(f"{site}/rules/")
    look.locator("main a[href^='/rules/']").first.click()
    assert found + complaints(look) == []


def test_the_pages_of_a_student(look: Page, site: str, exports: list[Path], tmp_path: Path) -> None:
    student = sign_up(look, site, f"{tmp_path.name}@example.org")
    found = []
    for path in OWN_PAGES[:1]:  # before there is any audit
        student.open(path)
        found += complaints(look)
    student.audit(*exports)
    found += complaints(look)
    card = first_open(look)
    card.get_by_role("button", name="Keep as it is").click()
    expect(card).to_contain_text("Undo")
    found += complaints(look)
    for path in OWN_PAGES:
        student.open(path)
        found += complaints(look)
    (tmp_path / "broken.zip").write_bytes(b"nothing")
    student.bring(tmp_path / "broken.zip")
    expect(look.get_by_role("alert").first).to_be_visible()
    assert found + complaints(look) == []


def test_the_page_while_reading(look: Page, site: str, long_export: Path, tmp_path: Path) -> None:
    student = sign_up(look, site, f"{tmp_path.name}@example.org")
    look.route("**/progress/", lambda route: route.fulfill(status=204))  # htmx changes nothing then
    student.bring(long_export)
    expect(look.get_by_role("button", name="Stop reading")).to_be_visible()
    assert complaints(look) == []
