"""Settings from the environment, each with a type and a hint; secrets of a local copy from a file."""

from __future__ import annotations

import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LEAST_SECRET = 50
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


def key_ring(text: str) -> list[str]:
    """The keys of a comma-separated ring, checked: each 32 bytes in base64. Empty for a copy not yet prepared."""
    keys = [key.strip() for key in text.split(",") if key.strip()]
    for key in keys:
        try:
            size = len(urlsafe_b64decode(key.replace("+", "-").replace("/", "_")))
        except ValueError:
            size = 0
        if size != SECRET_BYTES["MASTER_KEYS"]:
            raise ImproperlyConfigured("MASTER_KEYS: each key is 32 bytes in base64. Make one: openssl rand -base64 32")
    return keys


def refuse_unsafe_server(site_url: str, secret_key: str, *, debug: bool) -> None:
    """Raise where a server would start with what only a trial on one's own machine may have."""
    site = urlsplit(site_url)
    if site.hostname in {"127.0.0.1", "localhost", "::1"}:
        return
    if site.scheme != "https":
        raise ImproperlyConfigured(f"SITE_URL={site_url!r}: a server is reached by https, see docs/settings.md.")
    if debug:
        raise ImproperlyConfigured("DEBUG shows settings and posts to whoever meets an error. Not on a server.")
    if len(secret_key) < LEAST_SECRET or " " in secret_key:
        raise ImproperlyConfigured("SECRET_KEY is too short. Make one with: openssl rand -base64 48")


def make_local_secrets(folder: Path) -> None:
    """The folder of a local copy, and the secrets it lacks; its owner alone can read them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, size in SECRET_BYTES.items():
        with suppress(FileExistsError), open(folder / name.lower(), "x", opener=_private) as file:
            file.write(urlsafe_b64encode(secrets.token_bytes(size)).decode())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
