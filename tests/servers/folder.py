"""The one folder that servers write in, and what is left of a run that was killed."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.servers.account import Account

PREFIX = "footprint-servers-"
LONGEST = 60
"""A socket's path may have 103 characters on macOS, 107 on Linux; ours adds up to 30 to its folder's."""


@contextmanager
def own_folder(account: Account) -> Iterator[Path]:
    """A new folder of the account, 0700, removed at the end; a lock tells others that we live."""
    above = temporary_folder(account)
    for old in above.glob(f"{PREFIX}*"):
        if old.lstat().st_uid == (os.getuid() if account.uid is None else account.uid):
            clear_if_left(old)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=above))
    try:
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            account.own(folder)
            yield folder
    finally:
        shutil.rmtree(folder)


def temporary_folder(account: Account) -> Path:
    usual = Path(tempfile.gettempdir()).resolve()
    return usual if len(str(usual)) <= LONGEST and account.can_run(usual) else Path("/tmp")  # noqa: S108 - mkdtemp in it


def clear_if_left(folder: Path) -> None:
    """Stop and remove what a killed run left. A run that lives holds its lock, so it is passed over."""
    with suppress(OSError), (folder / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for record in folder.glob("*.pid"):
            stop_left(int(record.read_text() or 0), folder)
        shutil.rmtree(folder)


def stop_left(pid: int, folder: Path) -> None:
    """End ``pid`` if it is still a server of that folder and not a stranger who got its number."""
    for _ in range(50):
        if not pid or str(folder) not in command_line(pid):
            return
        os.kill(pid, signal.SIGQUIT)
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)


def command_line(pid: int) -> str:
    """The command line of a process, or nothing where there is none."""
    entry = Path(f"/proc/{pid}/cmdline")
    if entry.parent.parent.joinpath("self").exists():
        return entry.read_bytes().replace(b"\0", b" ").decode(errors="replace") if entry.exists() else ""
    shown = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return shown.stdout
