"""The Chromium that browser tests drive: the machine's own, or installed where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
HOW_TO_GET_IT = "Install Chromium (Debian, Ubuntu: sudo apt install chromium), then: make test-e2e"

QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # Our pages load nothing from elsewhere; a page that tried would fail its test instead of leaving the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def find() -> str | None:
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return str(MAC) if MAC.exists() else None


def arguments() -> list[str]:
    """How to start it; Chromium's sandbox refuses root."""
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET


def find_or_install() -> str | None:
    """Where Chromium is, after asking the system's package manager where it is missing and that needs no password."""
    if found := find():
        return found
    become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and may(become_root):
        apt_get = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]
        subprocess.run([*apt_get, "update", "-qq"], check=False)
        subprocess.run(
            [*apt_get, "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
    return find()


def may(become_root: list[str]) -> bool:
    if not become_root:
        return True
    return shutil.which("sudo") is not None and subprocess.run([*become_root, "true"], check=False).returncode == 0
