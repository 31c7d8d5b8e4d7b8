"""Child processes that do not outlive us."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

from tests.servers.account import Account

PATIENCE = 10.0
"""Seconds that a process gets to stop by itself."""
PR_SET_PDEATHSIG = 1


def end_with_us(sign: signal.Signals) -> Callable[[], None] | None:
    """For ``preexec_fn``: the kernel sends ``sign`` to the child when we end, SIGKILL included (Linux only).

    It runs after the change of account, which would clear the request.
    """
    if sys.platform != "linux":
        return None
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, int(sign), 0, 0, 0)
        if os.getppid() != parent:  # we ended before the request stood
            os._exit(1)

    return ask


@contextmanager
def server(command: Sequence[str], account: Account, log: Path, stop: signal.Signals) -> Iterator[Popen[bytes]]:
    """Run a server until the block ends; its pid stands beside its log for a run that has to clean up."""
    with log.open("wb") as out:
        child = Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd="/",
            user=account.uid,
            group=account.gid,
            extra_groups=account.extra_groups,
            start_new_session=True,  # Ctrl-C is for the command; servers end after it
            preexec_fn=end_with_us(stop),
        )
    log.with_suffix(".pid").write_text(str(child.pid))
    try:
        yield child
    finally:
        end(child, stop)


def end(child: Popen[bytes], stop: signal.Signals) -> None:
    child.send_signal(stop)
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def run(command: Sequence[str], env: dict[str, str]) -> int:
    """Run the command in the foreground and return its exit code; a signal that ends us ends it."""
    child = Popen(command, env=env, preexec_fn=end_with_us(signal.SIGTERM))
    try:
        code = child.wait()
    except BaseException:
        end(child, signal.SIGTERM)
        raise
    return code if code >= 0 else 128 - code
