"""Valid exports, damaged at random: each ends in a sentence, or in items and problems; never otherwise."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from audits.platforms.base import FileSeen, Item, PlatformError, Problem
from audits.platforms.registry import recognise
from audits.platforms.zipfiles import ZipArchive
from tests.exports.packing import members, zipped

ERAS = [("x", "2024"), ("x", "2019"), ("x", "2016"), ("facebook", "2019"), ("facebook", "2022"), ("facebook", "2025")]
ERAS += [("instagram", "2020"), ("instagram", "2022"), ("instagram", "2025")]

ODD: list[Any] = [None, True, -1, 10**40, 1e300, "", "\0", "\ud800", [], {}, [[]], [None], {"a": {}}, "x" * 5000, 9e15]
MOST_MEMORY = 60 << 20


def reads_or_refuses(raw: bytes) -> None:
    try:
        with ZipArchive(io.BytesIO(raw)) as archive:
            platform = recognise(archive)
            found = list(platform.read(archive))
            platform.profile(archive)
    except PlatformError as error:
        refused_well(error)
        return
    for event in found:
        assert isinstance(event, Item | Problem | FileSeen)
        if isinstance(event, Item):
            for text in (event.text, event.media, event.native_id, event.permalink, event.lang):
                assert "\0" not in text
                text.encode()


def refused_well(error: PlatformError) -> None:
    assert error.message.endswith(".")
    assert error.message[0].isupper()


def bytes_changed(raw: bytes, random: Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(random.choice((1, 1, 3, 20))):
        at = random.randrange(len(changed) or 1)
        match random.randrange(4):
            case 0:
                changed[at : at + 1] = random.randbytes(1)
            case 1:
                del changed[at : at + random.randrange(1, 30)]
            case 2:
                changed[at:at] = random.randbytes(random.randrange(1, 9))
            case _:
                changed[at : at + 4] = b"\xff\xff\xff\xff"
    return bytes(changed[: random.choice((len(changed), len(changed), random.randrange(len(changed) or 1)))])


def structure_changed(value: Any, random: Random, odds: float = 0.04) -> Any:
    """The value with some parts replaced by what does not belong there, left out, or doubled."""
    if random.random() < odds:
        return random.choice(ODD)
    if isinstance(value, list):
        kept = [structure_changed(each, random) for each in value if random.random() > odds]
        return kept * random.choice((1, 1, 1, 2))
    if isinstance(value, dict):
        return {key: structure_changed(each, random) for key, each in value.items() if random.random() > odds}
    return value


def whole_zip(files: dict[str, bytes], random: Random) -> bytes:
    return bytes_changed(_packed(files), random)


def one_member(files: dict[str, bytes], random: Random) -> bytes:
    name = random.choice([name for name, content in files.items() if content and name.endswith((".js", ".json"))])
    return _packed(files | {name: bytes_changed(files[name], random)})


def every_structure(files: dict[str, bytes], random: Random) -> bytes:
    return _packed({name: _restructured(content, random) for name, content in files.items()})


def _restructured(content: bytes, random: Random) -> bytes:
    start = min((at for at in map(content.find, (b"[", b"{")) if at >= 0), default=-1)
    if start < 0:
        return content
    prefix, value = content[:start], json.loads(content[start:])
    return prefix + json.dumps(structure_changed(value, random), indent=random.choice((None, 2))).encode()


def _packed(files: dict[str, bytes]) -> bytes:
    packed = zipped(files)
    packed.seek(0)
    return packed.read()


@pytest.mark.parametrize("change", [whole_zip, one_member, every_structure])
@pytest.mark.parametrize(("name", "era"), ERAS)
def test_a_damaged_export_ends_well(name: str, era: str, change: Callable[[dict[str, bytes], Random], bytes]) -> None:
    files = members(name, era)
    tracemalloc.start()
    for seed in range(20):
        reads_or_refuses(change(files, Random(f"{name}{era}{seed}")))  # noqa: S311 (nothing secret)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MOST_MEMORY
