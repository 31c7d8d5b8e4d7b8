"""Encryption at rest: the one door to ``cryptography``.

Each user has a data key of their own, wrapped by a master key from the environment. Every sealed
value is bound to its place (table, column, owner), so that it cannot be moved to another row.
AES-256-GCM; a sealed value is one version byte, a 12-byte nonce, and the ciphertext with its tag.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

VERSION = b"\x01"
NONCE = 12
KEY = 32


class SealBroken(Exception):
    """A sealed value that does not open: tampered with, moved, or sealed under a key that is gone."""


@dataclass(frozen=True)
class Key:
    """A user's own key, opened. Kept in memory only as long as a request or a task."""

    raw: bytes

    def seal(self, plain: bytes, place: str) -> bytes:
        """``plain`` sealed for one place."""
        nonce = os.urandom(NONCE)
        return VERSION + nonce + AESGCM(self.raw).encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes | memoryview, place: str) -> bytes:
        """What was sealed for that place. Raises SealBroken."""
        sealed = bytes(sealed)
        if sealed[:1] != VERSION:
            raise SealBroken
        try:
            return AESGCM(self.raw).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], place.encode())
        except InvalidTag:
            raise SealBroken from None

    def digest(self, *parts: str) -> str:
        """A fingerprint that only the holder of this key can make: the same for the same parts, always."""
        message = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self.raw, message, hashlib.sha256).hexdigest()[:40]


def new_data_key() -> bytes:
    return os.urandom(KEY)


def wrap(data_key: bytes, owner: str) -> tuple[str, bytes]:
    """The newest master key's name, and the data key wrapped by it for its owner."""
    name, master = next(iter(_ring().items()))
    return name, master.seal(data_key, f"data-key·{owner}")


def unwrap(name: str, wrapped: bytes | memoryview, owner: str) -> Key:
    """The owner's data key. Raises SealBroken where its master key is not on the ring."""
    master = _ring().get(name)
    if master is None:
        raise SealBroken
    return Key(master.open(wrapped, f"data-key·{owner}"))


def newest_master_key() -> str:
    return next(iter(_ring()))


def site_digest(*parts: str) -> str:
    """A fingerprint that is the same for everyone on this site, for telling whose account is whose."""
    message = "\x1f".join(("site", *parts)).encode("utf-8", "surrogatepass")
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()[:40]


def _ring() -> dict[str, Key]:
    """Master keys by name (a digest of the key), the newest first."""
    return _ring_of(tuple(settings.MASTER_KEYS))


@cache
def _ring_of(encoded: tuple[str, ...]) -> dict[str, Key]:
    ring = {}
    for text in filter(None, map(str.strip, encoded)):
        raw = urlsafe_b64decode(text.replace("+", "-").replace("/", "_"))
        if len(raw) != KEY:
            raise ImproperlyConfigured("MASTER_KEYS: each key is 32 bytes in base64. Make one: openssl rand -base64 32")
        ring[hashlib.sha256(raw).hexdigest()[:12]] = Key(raw)
    if not ring:
        raise ImproperlyConfigured("MASTER_KEYS is not set. For a copy on your own computer: python manage.py prepare")
    return ring
