"""What every test shares."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# No deadline: the machines are shared, and a slow one is no failure.
settings.register_profile("footprint", deadline=None)
settings.load_profile("footprint")

pytest_plugins = ["tests.browser"]


@pytest.fixture(autouse=True)
def _uploads_of_its_own(request: pytest.FixtureRequest) -> None:
    """Tests that touch the database have an upload folder of their own."""
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        folder = request.getfixturevalue("tmp_path_factory").mktemp("data")
        django = request.getfixturevalue("settings")
        django.DATA_DIR, django.UPLOAD_DIR = folder, folder / "uploads"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return
    without = pytest.mark.skip(reason="needs a real PostgreSQL and Redis: make test-servers")
    for item in items:
        if item.get_closest_marker("servers"):
            item.add_marker(without)
