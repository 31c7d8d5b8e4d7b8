"""Serve Footprint from one process: web, worker and beat. For one's own computer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from audits.management.one_process import OneProcess


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000", help="where to listen (127.0.0.1:8000)")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        OneProcess(
            address, started=lambda: self.stdout.write(f"Footprint is at http://{address}/  (stop with Ctrl-C)")
        ).run()
