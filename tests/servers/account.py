"""Who runs the servers: whoever started us, but never root."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from shutil import chown

from tests.servers.trouble import NoServerError

UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """What ``subprocess`` needs to change to an account; all ``None`` to stay who we are."""

    uid: int | None = None
    gid: int | None = None
    extra_groups: tuple[int, ...] | None = None

    def own(self, path: Path) -> None:
        if self.uid is not None:
            chown(path, self.uid, self.gid)

    def can_run(self, program: Path) -> bool:
        # Asked of the system as that account: folder modes alone do not tell (lists, mounts, namespaces).
        asked = subprocess.run(
            ["test", "-x", str(program)],
            user=self.uid,
            group=self.gid,
            extra_groups=self.extra_groups,
            cwd="/",
            check=False,
        )
        return asked.returncode == 0


def account() -> Account:
    """An account that exists already; none is ever made."""
    if os.geteuid() != 0:
        return Account()
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, ())
    raise NoServerError(f"Servers are not run as root, and this machine has no account {' or '.join(UNPRIVILEGED)}.")
