"""Settings refuse at start what would go wrong, or betray somebody, later."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from footprint.env import env_bool, env_int, env_list, key_ring, refuse_unsafe_server

KEY = "A" * 43 + "="
LONG = "k" * 64
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("ring", ["abc", "# openssl rand -base64 32", f"{KEY},short", "ü" * 43])
def test_a_ring_with_something_that_is_no_key_is_refused(ring: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="openssl rand -base64 32"):
        key_ring(ring)


def test_a_ring_is_in_order_and_may_be_empty_before_a_copy_is_prepared() -> None:
    assert key_ring(f" {KEY}, {'B' * 43}= ") == [KEY, "B" * 43 + "="]
    assert key_ring("") == []


@pytest.mark.parametrize(
    ("site", "secret", "debug"),
    [
        ("http://footprint.example.edu", LONG, False),
        ("https://footprint.example.edu", LONG, True),
        ("https://footprint.example.edu", "short", False),
        ("https://footprint.example.edu", "# openssl rand -base64 48 and so on and so on and so on", False),
    ],
)
def test_an_unsafe_server_does_not_start(site: str, secret: str, debug: bool) -> None:
    with pytest.raises(ImproperlyConfigured):
        refuse_unsafe_server(site, secret, debug=debug)


@pytest.mark.parametrize("site", ["https://footprint.example.edu", "http://127.0.0.1:8000"])
def test_a_safe_server_and_a_trial_on_ones_own_machine_start(site: str) -> None:
    refuse_unsafe_server(site, LONG, debug=False)


def test_words_that_are_no_setting_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "maybe")
    monkeypatch.setenv("TRUSTED_PROXIES", "two")
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example , ,b.example")
    with pytest.raises(ImproperlyConfigured, match="write 1 or 0"):
        env_bool("DEBUG")
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        env_int("TRUSTED_PROXIES", 0)
    assert env_list("ALLOWED_HOSTS") == ["a.example", "b.example"]


def test_the_example_of_a_servers_settings_gives_no_secret_a_value() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    values = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert all(value == "" for name, value in values.items() if name != "SITE_URL")
    assert not any("#" in value for value in values.values())
