"""System checks: what would go wrong later is said at start, with the way to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from audits.models.sealing import newest_master_key
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
def master_keys_open(**options: Any) -> Sequence[CheckMessage]:
    try:
        newest_master_key()
    except (ImproperlyConfigured, ValueError) as error:
        return [Error(str(error), hint="Make a key with: openssl rand -base64 32", id="audits.E003")]
    return []
