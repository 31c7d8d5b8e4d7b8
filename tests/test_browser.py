"""The browser that the other browser tests stand on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.e2e


def test_a_page_is_drawn_and_scripts_run(page: Page) -> None:
    page.set_content("<h1>Footprint</h1><script>document.title = 'drawn'</script>")
    assert page.title() == "drawn"
    assert page.get_by_role("heading", name="Footprint").is_visible()


def test_the_browser_reaches_our_server_and_no_other(page: Page, live_server: LiveServer) -> None:
    answer = page.goto(f"{live_server.url}/healthz")
    assert answer is not None
    assert answer.status == 200
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://footprint.example/")
