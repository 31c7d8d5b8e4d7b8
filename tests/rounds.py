"""The rounds of ``make test``, each in a process of its own: ``python -m tests.rounds [ROUND…]``.

Browser tests have their own process because Playwright's event loop would stay in that of the others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

from tests import chromium

PYTEST = [sys.executable, "-m", "pytest", "-q", "--durations=5", "--durations-min=1"]
COLLECTED_NOTHING = 5
OWN = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
"""The environment without servers: a clone's own settings."""


def sqlite() -> str:
    return outcome([*PYTEST], OWN)


def servers() -> str:
    return outcome([sys.executable, "-m", "tests.servers", *PYTEST], dict(os.environ))


def e2e() -> str:
    if chromium.find_or_install() is None:
        return without_browser()
    return outcome([*PYTEST, "-m", "e2e"], OWN)


ROUNDS: dict[str, tuple[str, Callable[[], str]]] = {
    "sqlite": ("everything but the browser, on SQLite", sqlite),
    "servers": ("the same on a real PostgreSQL and a real Redis", servers),
    "e2e": ("in a real browser", e2e),
}


def outcome(command: list[str], env: dict[str, str]) -> str:
    """``passed``, or what went wrong in a few words."""
    code = subprocess.run(command, env=env, check=False).returncode
    if code == COLLECTED_NOTHING:
        return "FAILED: no test was found, and a round without tests proves nothing"
    return "passed" if code == 0 else f"FAILED (exit {code})"


def without_browser() -> str:
    """Say loudly what did not run. On one's own computer that is no failure; in CI it is."""
    line = "!" * 78
    say(f"{line}\nThese browser tests DID NOT RUN, since this machine has no Chromium:\n")
    subprocess.run([*PYTEST, "-m", "e2e", "--collect-only", "-q"], env=OWN, check=False)
    say(f"\n{chromium.HOW_TO_GET_IT}\n{line}")
    return "FAILED: no Chromium, and CI must have one" if os.environ.get("CI") else "NOT RUN: no Chromium, see above"


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command's own words


def main(chosen: list[str]) -> int:
    lines: list[str] = []
    for name in chosen or list(ROUNDS):
        title, play = ROUNDS[name]
        say(f"\n{'=' * 78}\n== {name}: {title}\n{'=' * 78}")
        start = time.monotonic()
        result = play()
        lines.append(f"{name:<8} {time.monotonic() - start:5.0f} s  {result}")
    say("\n" + "\n".join(lines))
    return int(any("FAILED" in line for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
