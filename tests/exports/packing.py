"""Exports for tests: the folders beside this file, zipped, or members given in the test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from audits.platforms.archive import Archive
from audits.platforms.base import Event, FileSeen, Item, Outcome, Problem
from audits.platforms.registry import recognise
from audits.platforms.zipfiles import ZipArchive

HERE = Path(__file__).parent


def folder(platform: str, era: str) -> Path:
    return HERE / platform / era


def members(platform: str, era: str) -> dict[str, bytes]:
    root = folder(platform, era)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def zipped(files: Mapping[str, bytes | str]) -> BinaryIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed


def archive(platform: str, era: str) -> ZipArchive:
    return ZipArchive(zipped(members(platform, era)))


def archive_of(files: Mapping[str, bytes | str]) -> ZipArchive:
    return ZipArchive(zipped(files))


def events(source: Archive) -> list[Event]:
    return list(recognise(source).read(source))


def items(found: Iterable[Event]) -> list[Item]:
    return [event for event in found if isinstance(event, Item)]


def problems(found: Iterable[Event]) -> list[Problem]:
    return [event for event in found if isinstance(event, Problem)]


def outcomes(found: Iterable[Event]) -> dict[str, Outcome]:
    return {event.name: event.outcome for event in found if isinstance(event, FileSeen)}
