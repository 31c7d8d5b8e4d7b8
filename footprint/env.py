"""Settings from the environment, each with a type and a hint; secrets of a local copy from a file."""

from __future__ import annotations

import os
import secrets
from base64 import urlsafe_b64encode
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SECRET_BYTES = {"SECRET_KEY": 48, "MASTER_KEYS": 32}
TRUE, FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, default: bool = False) -> bool:
    value = env(name, str(default)).lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name}={value!r}: write 1 or 0.")
    return value in TRUE


def env_int(name: str, default: int) -> int:
    value = env(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: write a whole number.")
    return int(value)


def env_list(name: str) -> list[str]:
    return [part.strip() for part in env(name).split(",") if part.strip()]


def secret(name: str, folder: Path, *, local: bool) -> str:
    """``name`` from the environment; for a local copy, from the file that ``prepare`` wrote, or empty."""
    if value := env(name):
        return value
    kept = folder / name.lower()
    if local and kept.exists():
        return kept.read_text().strip()
    if not local:
        raise ImproperlyConfigured(f"{name} is not set. Make one with: openssl rand -base64 {SECRET_BYTES[name]}")
    return ""


def make_local_secrets(folder: Path) -> None:
    """The folder of a local copy, and the secrets it lacks; its owner alone can read them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, size in SECRET_BYTES.items():
        with suppress(FileExistsError), open(folder / name.lower(), "x", opener=_private) as file:
            file.write(urlsafe_b64encode(secrets.token_bytes(size)).decode())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
