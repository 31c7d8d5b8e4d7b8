"""Meta's JSON, as Facebook and Instagram write it: how lists are wrapped, texts and times written, and damage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeVar

import msgspec

from audits.platforms.archive import Archive
from audits.platforms.base import PlatformError, Problem
from audits.platforms.json_lists import decoded, split, storable

T = TypeVar("T")

LARGEST_FILE = 64 << 20  # Meta starts a new file after 10,000 posts, at about 15 MB
# Decoding can take seventy times the memory of JSON like "{},{},{}": what is decoded at once is small.
LARGEST_ENTRY, LARGEST_AT_ONCE, LARGEST_WHOLE = 2 << 20, 4 << 20, 8 << 20
_DEEPEST = 4  # lists have been wrapped in up to two objects

BROKEN_ITEM = "One entry in this file is damaged and could not be read."
TOO_LARGE_FILE = "This file is larger than any the platform writes, so it was not read."
UNREADABLE = (
    "This file is damaged or cut short, so some of it could not be read. Downloading the export again may help."
)
_BOM = b"\xef\xbb\xbf"
_PARTS: msgspec.json.Decoder[list[msgspec.Raw] | dict[str, msgspec.Raw]] = msgspec.json.Decoder(
    list[msgspec.Raw] | dict[str, msgspec.Raw]
)

# An object with one of these is an entry; any other object is a wrapper around a list of entries.
_TIMES = ("timestamp", "creation_timestamp", "created_timestamp", "create_timestamp", "taken_at")
_ENTRY_KEYS = frozenset((*_TIMES, "data", "attachments", "label_values", "media", "string_map_data", "uri"))


class Medium(msgspec.Struct, gc=False):
    """A photo or video. In Facebook ``title`` is the album's name, in Instagram the caption."""

    uri: str | None = None
    creation_timestamp: int | float | None = None
    title: str | None = None
    description: str | None = None


class LabelValue(msgspec.Struct, gc=False):
    """The newer form: what other files have as keys stands here as a label in the user's language."""

    label: str | None = None
    value: str | int | float | bool | None = None
    timestamp_value: int | float | None = None
    title: str | None = None
    nested: list[LabelValue] = msgspec.field(name="dict", default_factory=list)
    media: list[Medium] = []


def entries(archive: Archive, name: str, type_: type[T]) -> Iterator[T | Problem]:
    """Every entry of a file, whether a list, one single entry, or a list inside objects."""
    decoder = msgspec.json.Decoder(type_)
    for raw in _elements(_utf8(contents_of(archive, name, LARGEST_FILE)), 0):
        entry = None if raw is None or len(raw) > LARGEST_ENTRY else decoded(raw, decoder)
        if entry is not None:
            yield entry
        else:
            yield Problem(UNREADABLE if raw is None else BROKEN_ITEM, name)


def whole(archive: Archive, name: str, type_: type[T]) -> T | None:
    """One small file as a whole; None where it cannot be understood."""
    try:
        return decoded(_utf8(contents_of(archive, name, LARGEST_WHOLE)), msgspec.json.Decoder(type_))
    except PlatformError:
        return None


def contents_of(archive: Archive, name: str, most: int) -> bytes:
    if archive.size(name) > most:
        raise PlatformError(TOO_LARGE_FILE)
    with archive.open(name) as stream:
        return stream.read()


def repaired(text: str | None) -> str:
    """The text as it was typed. Meta writes each byte of UTF-8 as a character of its own.

    Text that cannot be such bytes is left alone, so that "café" written rightly stays. Must
    be used once for each string: a second time could damage it.
    """
    if not text:
        return ""
    if text.isascii():
        return storable(text)
    try:
        return storable(text.encode("latin-1").decode("utf-8"))
    except ValueError:
        return storable(text)


def utc(seconds: int | float | None) -> datetime | None:
    """A time in seconds (milliseconds in a few files), or None where there is none."""
    if not seconds or seconds < 0:
        return None
    try:
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def own_id(fbid: str | int | None) -> str:
    """Meta's own id, in the newer files; empty where there is none."""
    written = str(fbid or "")
    return written if written.isascii() and written.isdigit() and len(written) < 25 else ""


def digest(*parts: object) -> str:
    """An id for what has none: the same for the same time, words and picture."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]


def joined(texts: Iterable[str], between: str) -> str:
    """The texts that are not empty, each once, in their order."""
    return between.join(dict.fromkeys(text for text in texts if text))


def flattened(values: Iterable[LabelValue]) -> Iterator[LabelValue]:
    """All values in their order, however deeply one lies in another: since Python 3.13 the decoder
    follows deeper than a function may call itself."""
    waiting = [*values][::-1]
    while waiting:
        value = waiting.pop()
        yield value
        waiting += reversed(value.nested)


_TEXT_LABELS = frozenset(
    (
        *("text", "message", "post", "comment", "caption", "description", "status"),
        *("beschreibung", "nachricht", "beitrag", "kommentar", "bildunterschrift"),
        *("texte", "légende", "commentaire", "publication"),
        *("texto", "mensaje", "comentario", "descripción", "mensagem", "comentário", "legenda"),
        *("testo", "messaggio", "commento", "didascalia", "tekst", "bericht", "opmerking", "bijschrift"),
    )
)
_WORDS = re.compile(r"\w+\W+\w+")


def labelled_text(values: Iterable[LabelValue]) -> str:
    """The words among labelled values: those under a label for text, else the longest of several words."""
    texts = [
        (repaired(value.label).strip().casefold() in _TEXT_LABELS, repaired(value.value))
        for value in flattened(values)
        if isinstance(value.value, str) and not value.value.startswith(("http://", "https://"))
    ]
    sure = next((text for named, text in texts if named and text), "")
    return sure or max((text for _, text in texts if _WORDS.search(text)), key=len, default="")


def labelled_time(values: Iterable[LabelValue]) -> datetime | None:
    return next((at for value in flattened(values) if (at := utc(value.timestamp_value))), None)


def _utf8(raw: bytes) -> bytes:
    """The file as UTF-8: a few come with a byte order mark, and some with raw Latin-1 bytes."""
    raw = raw.removeprefix(_BOM)
    if raw.isascii():
        return raw
    try:
        raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1").encode()
    return raw


def _elements(raw: bytes, depth: int) -> Iterator[bytes | None]:
    """The entries in ``raw``; None stands for a part that could not be told apart."""
    start = raw.lstrip()[:1]
    if start not in (b"[", b"{") or depth > _DEEPEST:
        yield None
        return
    if len(raw) > LARGEST_AT_ONCE:
        yield from _counted(raw)
        return
    found = decoded(raw, _PARTS)
    if found is None:
        yield from split(raw)
        yield None
    elif isinstance(found, list):
        yield from map(bytes, found)
    elif _ENTRY_KEYS.intersection(found):
        yield raw
    else:
        for inner in map(bytes, found.values()):
            if inner[:1] in (b"[", b"{"):
                yield from _elements(inner, depth + 1)


def _counted(raw: bytes) -> Iterator[bytes | None]:
    """The entries of a large file by counting brackets: slower, and in no more memory than one takes."""
    last = None
    for last in split(raw):
        yield last
    if last is None or not raw.rstrip().endswith((b"]", b"}")):
        yield None
