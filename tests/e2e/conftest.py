"""What the journeys share: one served app for the run, and exports that are each test's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page

from audits.persona.build import LAYOUTS, build
from audits.persona.truth import Persona, persona
from tests.e2e.steps import Student, sign_up
from tests.served import served

numbers = count(1)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Web, worker and beat as ``make run`` starts them; Celery does the work, not the test."""
    with served(tmp_path_factory.mktemp("served")) as address:
        yield address


def somebody() -> Persona:
    """The persona with accounts that nobody brought in before: one account has one owner."""
    who, number = persona(), next(numbers)
    handles = {"x": f"ines_{number}", "x_id": str(int(who.person.x_id) + number), "instagram": f"ines.{number}"}
    return replace(who, person=replace(who.person, **handles))


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    who = somebody()
    return [_written(tmp_path / f"{name}.zip", build(name, who)) for name in LAYOUTS]


@pytest.fixture
def long_export(tmp_path: Path) -> Path:
    """An X archive that takes several seconds to read."""
    who = somebody()
    again = [replace(post, at=post.at + timedelta(minutes=minute)) for minute in range(500) for post in who.post]
    return _written(tmp_path / "long.zip", build("x", replace(who, post=tuple(again))))


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.fixture(autouse=True)
def _stays_here(page: Page, site: str) -> Iterator[None]:
    """No page asks another host for anything."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield
    own = urlsplit(site).netloc
    assert [url for url in asked if not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != own] == []


@pytest.fixture
def student(page: Page, site: str) -> Student:
    """Somebody who has just signed up, in the page of the test."""
    return sign_up(page, site, f"student{next(numbers)}@example.org")
