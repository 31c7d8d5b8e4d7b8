"""Wrap every user's key under the newest key of MASTER_KEYS; afterwards the older ones can go."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from audits.services.keys import rotate_keys


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rotate_keys()} keys wrapped anew.")
