"""Serve Footprint from one process: web, worker and beat. For one's own computer."""

from __future__ import annotations

import errno
import socket
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from audits.management.one_process import OneProcess

HOST = "127.0.0.1"
ANOTHER = (8080, 8081)
"""Ports to try instead: the first that is not the one asked for."""


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", nargs="?", default="8000", help="host:port, or a port of this computer (8000)")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        host, port = host_and_port(address)
        if refusal := why_not(host, port):
            self.stderr.write(refusal)
            sys.exit(1)
        address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        OneProcess(
            address, started=lambda: self.stdout.write(f"Footprint is at http://{address}/  (stop with Ctrl-C)")
        ).run()


def host_and_port(address: str) -> tuple[str, str]:
    """ "127.0.0.1:8000", ":8000" or "8000" alone; "[::1]:8000" for IPv6."""
    host, _, port = address.rpartition(":")
    return host.strip("[]") or HOST, port


def why_not(host: str, port: str) -> str:
    """One sentence where this address cannot be had; empty where it can. Gunicorn would try five times."""
    if not port.isdecimal() or int(port) > 65535:
        return f"{port or 'Nothing'} is no port. Try: make run ADDRESS={HOST}:{ANOTHER[0]}"
    try:
        _bind_once(host, int(port))
    except OSError as refused:
        other = next(one for one in ANOTHER if one != int(port))
        trouble = f"Port {port} is in use" if refused.errno == errno.EADDRINUSE else f"Cannot serve at {host}:{port}"
        return f"{trouble}. Try: make run ADDRESS={HOST}:{other}"
    return ""


def _bind_once(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        probe.bind((host, port))
