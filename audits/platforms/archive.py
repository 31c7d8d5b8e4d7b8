"""An export as the readers see it: named members to stream, wherever they lie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Protocol


class Archive(Protocol):
    """The members of one export, drawn together from one or several ZIPs or a folder.

    Names are NFC, use ``/`` and are relative to the export's own root: a single folder
    that wraps everything is taken off.
    """

    def names(self) -> Iterable[str]:
        """Every member's name, sorted."""

    def size(self, name: str) -> int:
        """Its declared size in bytes."""

    def open(self, name: str) -> BinaryIO:
        """A stream of its bytes. Raises PlatformError past the declared size or on damage."""
