"""Logs say where and of what type, never what was being worked on."""

from __future__ import annotations

import logging
import sys

from django.conf import settings

from footprint.logs import QuietFormatter

SECRET = "bed 12 asked me not to tell"


def raise_it() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"could not read {SECRET}") from error


def logged() -> str:
    try:
        raise_it()
    except ValueError:
        record = logging.LogRecord("audits", logging.ERROR, __file__, 1, "pull %s stopped", ("42",), sys.exc_info())
        return QuietFormatter().format(record)
    raise AssertionError


def test_an_exception_is_logged_by_type_and_place_without_its_message() -> None:
    assert SECRET not in logged()
    assert "pull 42 stopped" in logged()
    assert "builtins.ValueError" in logged()
    assert "builtins.KeyError" in logged()
    assert "raise_it" in logged()


def test_every_handler_speaks_through_the_quiet_formatter() -> None:
    handlers: dict[str, dict[str, str]] = settings.LOGGING["handlers"]
    assert {handler["formatter"] for handler in handlers.values()} == {"quiet"}
