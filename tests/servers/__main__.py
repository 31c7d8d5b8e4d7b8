"""Run a command beside a real PostgreSQL and a real Redis: ``python -m tests.servers COMMAND…``."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

from tests.servers.process import run
from tests.servers.supervisor import running
from tests.servers.trouble import NoServerError

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stop(number: int, frame: FrameType | None) -> NoReturn:
    """Leave by the ordinary way out, so that every ``finally`` runs; a second signal does not cut that short."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument("--wheels", action="store_true", help="use the wheels' servers even where the machine has some")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="gets DATABASE_URL and REDIS_URL")
    wanted = parser.parse_args()
    if not wanted.command:
        parser.error("which command?")
    for each in SIGNALS:
        signal.signal(each, stop)
    try:
        with running(os.environ, wheels_only=wanted.wheels) as urls:
            return run(wanted.command, {**os.environ, **urls})
    except NoServerError as trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 - a command's own words
        return 2


sys.exit(main())
