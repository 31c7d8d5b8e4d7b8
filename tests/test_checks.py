"""What would go wrong later is said at start."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from audits import checks
from audits.rules.pack import PackError


def test_a_pack_that_cannot_be_used_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise PackError(["demo.toml: rule one: cites no source"])

    monkeypatch.setattr(checks, "engine", refuse)
    (error,) = checks.packs_load()
    assert "cites no source" in error.msg
    assert error.hint


def test_the_packs_of_this_installation_load() -> None:
    assert checks.packs_load() == []


@pytest.mark.parametrize(("local", "redis", "errors"), [(True, "", 0), (False, "redis://r", 0), (False, "", 1)])
def test_a_server_needs_a_broker_that_all_processes_reach(
    settings: Settings, local: bool, redis: str, errors: int
) -> None:
    settings.LOCAL, settings.REDIS_URL = local, redis
    assert len(checks.broker_reaches_every_process()) == errors


@pytest.mark.parametrize(("local", "host", "hints"), [(True, "", 0), (False, "mail.example.edu", 0), (False, "", 1)])
def test_a_server_without_mail_is_told_so(settings: Settings, local: bool, host: str, hints: int) -> None:
    settings.LOCAL, settings.EMAIL_HOST = local, host
    assert len(checks.mail_can_be_sent()) == hints
