"""System checks: what would go wrong later is said at start, with the way to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register

from audits.rules.pack import PackError
from audits.services.judging import engine


@register
def packs_load(**options: Any) -> Sequence[CheckMessage]:
    try:
        engine()
    except PackError as error:
        return [Error(f"A pack cannot be used: {error}", hint="Run: python manage.py check_rules", id="audits.E001")]
    return []


@register
def broker_reaches_every_process(**options: Any) -> Sequence[CheckMessage]:
    """The in-memory broker reaches no other process; a server has several."""
    if settings.LOCAL or settings.REDIS_URL:
        return []
    return [
        Error("DATABASE_URL is set but REDIS_URL is not.", hint="Set REDIS_URL, see docs/settings.md", id="audits.E002")
    ]


@register(deploy=True)
def mail_can_be_sent(**options: Any) -> Sequence[CheckMessage]:
    if settings.LOCAL or settings.EMAIL_HOST:
        return []
    hint = "Set EMAIL_HOST, see docs/settings.md"
    return [Info("EMAIL_HOST is not set: students cannot reset a password.", hint=hint, id="audits.I003")]
