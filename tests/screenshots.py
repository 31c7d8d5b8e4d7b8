"""Pictures of every screen, with the practice persona: ``python -m tests.screenshots``.

Into screenshots/ go all pages at phone and desk width, light and dark. With ``--readme``, the few
that the README and the front page show are made anew instead.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, expect, sync_playwright

from audits.persona import EXPORTS
from audits.persona.truth import persona
from tests import chromium
from tests.e2e.steps import first_open, sign_up
from tests.served import ROOT, served

WIDTHS = (375, 1280)
THEMES = ("light", "dark")
PUBLIC = {
    "home": "/",
    "example": "/example/",
    "rules": "/rules/",
    "sign-up": "/account/signup/",
    "sign-in": "/account/login/",
    "password-reset": "/account/password/reset/",
    "erased": "/erased/",
    "not-found": "/nowhere/",
}
OWN = {"audits": "/audits/", "new": "/audits/new/", "me": "/me/", "sign-out": "/account/logout/"}

FOLDER = ROOT / "screenshots"
STEP = ROOT / "static" / "img"
STEPS = (("/audits/new/", "h1"), ("/example/", ".coverage"), ("/example/", "article.finding"))
"""The first three steps on the front page: where, and what the picture is about. The fourth is the PDF."""
README = ROOT / "docs" / "screenshots" / "audit.png"
STEP_WIDTH, STEP_HEIGHT = 1200, 800
SHARPER = 4 / 3
COLOURS = 200
ABOVE = 24
"""Pixels left above what a picture is about."""


@dataclass(frozen=True)
class Visit:
    """A served app, and somebody signed in who has an audit with one answer."""

    browser: Browser
    site: str
    signed_in: StorageState
    audit: str

    @contextmanager
    def page(
        self, theme: str, width: int, height: int, *, sharper: float = 1, signed_in: bool = False
    ) -> Iterator[Page]:
        context = self.browser.new_context(
            storage_state=self.signed_in if signed_in else None,
            viewport={"width": width, "height": height},
            device_scale_factor=sharper,
            reduced_motion="reduce",
        )
        context.add_cookies([{"name": "theme", "value": theme, "url": self.site}])
        yield context.new_page()
        context.close()


@contextmanager
def visit() -> Iterator[Visit]:
    """Start everything on a folder that goes away again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.find_or_install(), args=chromium.arguments())
        student = sign_up(browser.new_page(), site, persona().person.email)
        student.audit(*EXPORTS)
        page, card = student.page, first_open(student.page)
        card.get_by_role("button", name="Keep as it is").click()
        expect(card).to_contain_text("Undo")
        yield Visit(browser, site, page.context.storage_state(), page.url.removeprefix(site))
        browser.close()


def every_screen(here: Visit) -> None:
    for theme in THEMES:
        for width in WIDTHS:
            ending = f"{width}-{theme}.png"
            with here.page(theme, width, 900) as page:
                _shoot(page, here.site, PUBLIC, ending)
                page.goto(f"{here.site}/rules/")
                page.locator("main a[href^='/rules/']").first.click()
                _save(page.screenshot(full_page=True), FOLDER / f"rule-{ending}")
            with here.page(theme, width, 900, signed_in=True) as page:
                _shoot(page, here.site, {**OWN, "audit": here.audit}, ending)


def _shoot(page: Page, site: str, screens: dict[str, str], ending: str) -> None:
    for name, path in screens.items():
        page.goto(site + path)
        _save(page.screenshot(full_page=True), FOLDER / f"{name}-{ending}")


def for_the_readme(here: Visit) -> None:
    with here.page("light", 1280, 960) as page:
        page.goto(f"{here.site}/example/")
        first = page.locator("article.finding").first.bounding_box()
        assert first
        height = first["y"] + first["height"] + ABOVE
        _save(page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": 1280, "height": height}), README)
    width, height = int(STEP_WIDTH / SHARPER), int(STEP_HEIGHT / SHARPER)
    with here.page("light", width, height, sharper=SHARPER, signed_in=True) as page:
        for number, (path, about) in enumerate(STEPS, start=1):
            page.goto(here.site + path)
            page.locator(about).first.evaluate(f"it => scrollTo(0, it.getBoundingClientRect().top - {ABOVE})")
            _save(page.screenshot(), STEP / f"step-{number}.png")
        pdf = page.request.get(f"{here.site}/example/report.pdf").body()
    _save(_first_page(pdf), STEP / "step-4.png")


def _first_page(pdf: bytes) -> bytes:
    """The upper part of a PDF's first page, as wide as the other pictures."""
    first = pypdfium2.PdfDocument(pdf)[0]
    picture: Image.Image = first.render(scale=STEP_WIDTH / first.get_width()).to_pil()
    png = io.BytesIO()
    picture.crop((0, 0, STEP_WIDTH, STEP_HEIGHT)).save(png, "PNG")
    return png.getvalue()


def _save(png: bytes, path: Path) -> None:
    """Keep a picture small: few colours are enough for text on paper."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--readme", action="store_true", help="the pictures that the project shows")
    make = for_the_readme if arguments.parse_args().readme else every_screen
    with visit() as here:
        make(here)


if __name__ == "__main__":
    main()
