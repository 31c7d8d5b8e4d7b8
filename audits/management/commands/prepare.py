"""Make a copy on one's own computer ready: its folder, its secrets, its database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from footprint.env import make_local_secrets


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.LOCAL:
            make_local_secrets(settings.DATA_DIR)
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write("Footprint is ready.")
