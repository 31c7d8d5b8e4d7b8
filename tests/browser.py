"""Fixtures for browser tests: one Chromium for the run, a fresh context (cookies, storage) for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

from tests import chromium

PATIENCE = 15_000
"""Milliseconds that a page gets to show what a test waits for."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium. Without one the test is skipped, and fails where ``CI`` is set."""
    path = chromium.find()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"No Chromium here. {chromium.HOW_TO_GET_IT}")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's own event loop stays in this thread, and Django would take our test for async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        launched = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield launched
        launched.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of its own. A script error, or anything our security policy had to block, fails the test."""
    assert request.node.get_closest_marker("e2e"), "mark browser tests: pytestmark = pytest.mark.e2e"
    trouble: list[str] = []

    def script_error(error: Error) -> None:
        trouble.append(error.message)

    def console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            trouble.append(message.text)

    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    opened.on("pageerror", script_error)
    opened.on("console", console)
    yield opened
    context.close()
    assert trouble == []
