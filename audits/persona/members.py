"""What the three layouts share: a photo, a private message, and Meta's way with text."""

from __future__ import annotations

import base64
import json
from typing import Any

PHOTO = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////"
    "////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAI"
    "AQEAAD8AP//Z"
)
"""One grey pixel. Photos are never opened; they are here because real exports are full of them."""

NEVER_READ = "Nobody but Pell may ever read this: the surprise cake is in the trombone case."
"""A private message. Its words must come up nowhere."""

FRIEND = "Pell Ravenscombe-Idris"


def meta_json(value: Any) -> bytes:
    """JSON as Meta writes it: every byte of UTF-8 as a character of its own."""
    return json.dumps(_as_bytes(value), indent=2).encode("ascii")


def _as_bytes(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8").decode("latin-1")
    if isinstance(value, list):
        return [_as_bytes(one) for one in value]
    if isinstance(value, dict):
        return {_as_bytes(key): _as_bytes(one) for key, one in value.items()}
    return value
