"""The app as ``make run`` serves it, on a folder of its own: web, worker and beat in one process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
STARTS_WITHIN = 60.0
STOPS_WITHIN = 20.0
FOREIGN = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "MASTER_KEYS")
"""What the tests' own process may have set, and a fresh clone has not."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve until left; yields the address. The database and all files lie in ``folder``."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = serve(folder, port)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(STOPS_WITHIN)


def serve(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start serving, in a process group of its own, and return when it answers."""
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    environment |= {"DATA_DIR": str(folder), "SITE_URL": f"http://127.0.0.1:{port}"}
    with (folder / "served.log").open("ab") as log:
        _manage(["prepare"], environment, log).wait()
        process = _manage(["serve", f"127.0.0.1:{port}"], environment, log)
    _wait_until_it_answers(process, port)
    return process


def _manage(words: list[str], environment: dict[str, str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "manage.py", *words]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"manage.py serve ended with {process.returncode}; see served.log")
        if _answers(port):
            return
        time.sleep(0.1)
    raise RuntimeError("manage.py serve did not answer in time; see served.log")


def _answers(port: int) -> bool:
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
