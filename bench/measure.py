"""Running a command and seeing what it cost: processor seconds and peak memory of its whole process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Cost(NamedTuple):
    cpu: float  # seconds, user and system
    wall: float  # seconds
    peak: float  # MB resident

    def __str__(self) -> str:
        return f"{self.cpu:6.2f} s CPU  {self.wall:6.2f} s wall  {self.peak:6.0f} MB peak"


def cost_of(*arguments: str, stdin: Path | None = None) -> Cost:
    """A Python command run from the project's root, its output thrown away. Raises on a failing exit."""
    begun = time.perf_counter()
    source = stdin.open("rb") if stdin else subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, *arguments], stdin=source, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024)


def best(costs: Sequence[Cost]) -> Cost:
    """The least of each figure: what the work takes when the neighbours are quiet."""
    return Cost(*map(min, zip(*costs, strict=True)))


def say(line: str) -> None:
    print(line, flush=True)
