"""ZIPs made to harm, to mislead, or by accident: each with the beginning of the sentence it deserves."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

Build = Callable[[], bytes]

POSTS = b'window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "Hello"}}]'


def plain(files: dict[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED, mode: int = 0) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in (files or {"data/tweets.js": POSTS}).items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            info.external_attr = mode << 16
            archive.writestr(info, content)
    return packed.getvalue()


def patched(raw: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    for old, new in changes:
        assert raw.count(old)
        raw = raw.replace(old, new)
    return raw


def central(raw: bytes, offset: int, value: bytes) -> bytes:
    """The first entry of the list of names, with bytes at ``offset`` in it replaced."""
    at = raw.index(b"PK\1\2") + offset
    return raw[:at] + value + raw[at + len(value) :]


def ending(raw: bytes, offset: int, value: bytes) -> bytes:
    """The record at the very end, with bytes at ``offset`` in it replaced."""
    at = raw.rindex(b"PK\5\6") + offset
    return raw[:at] + value + raw[at + len(value) :]


def renamed(name: bytes) -> bytes:
    """A member with a name that zipfile would not write; as long as ``data/tweets.js``."""
    assert len(name) == len(b"data/tweets.js")
    return patched(plain(), (b"data/tweets.js", name))


def link() -> bytes:
    return plain(mode=stat.S_IFLNK | 0o777)


def device() -> bytes:
    return plain(mode=stat.S_IFCHR | 0o666)


def entry(name: bytes, size: int, packed: int, crc: int, offset: int) -> bytes:
    """One line of the list of names."""
    head = struct.pack("<4s6H3L", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, packed, size)
    return head + struct.pack("<5H2L", len(name), 0, 0, 0, 0, 0, offset) + name


def local(name: bytes, size: int, packed: int, crc: int, extra: bytes = b"") -> bytes:
    return struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, packed, size, len(name), len(extra)) + name + extra


def ended(body: bytes, entries: list[bytes]) -> bytes:
    listed = b"".join(entries)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(entries), len(entries), len(listed), len(body), 0)
    return body + listed + end


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def overlap_full() -> bytes:
    """Many names for the same bytes."""
    content = b"[" + b" " * 100_000 + b"]"
    packed, crc = deflated(content), zlib.crc32(content)
    body = local(b"a.js", len(content), len(packed), crc) + packed
    return ended(body, [entry(b"%c.js" % (97 + n), len(content), len(packed), crc, 0) for n in range(20)])


def overlap_quoted() -> bytes:
    """Each member's data begins with the next one's header, in a stored block, and shares its bytes."""
    kernel = deflated(b"[" + b" " * 100_000 + b"]")
    name, size = b"%c.js", 100_002
    body, offsets, tail = b"", [], kernel
    for number in reversed(range(10)):
        header = local(name % (97 + number), size, len(tail), 0)
        tail = header + struct.pack("<BHH", 0, len(header), len(header) ^ 0xFFFF) + tail
    body = tail
    at = body.index(b"PK\3\4")
    while at >= 0:
        offsets.append(at)
        at = body.find(b"PK\3\4", at + 1)
    return ended(body, [entry(name % (97 + n), size, len(kernel), 0, at) for n, at in enumerate(offsets)])


def overlap_extra() -> bytes:
    """Headers hidden in each other's extra field: only the members' own headers show the overlap."""
    content = POSTS
    packed, crc = deflated(content), zlib.crc32(content)
    second = local(b"b.js", len(content), len(packed), crc)
    first = local(b"a.js", len(content), len(packed), crc, extra=second)
    body = first + packed
    places = ((b"a.js", 0), (b"b.js", len(first) - len(second)))
    return ended(body, [entry(name, len(content), len(packed), crc, at) for name, at in places])


def overlap_directory() -> bytes:
    """A member that claims to reach into the list of names."""
    raw = plain(method=zipfile.ZIP_STORED)
    size = struct.pack("<L", len(POSTS) + 40)
    return central(raw, 20, size)


def bomb() -> bytes:
    return plain({"data/tweets.js": b"[" + b" " * (9 << 20) + b"]"})


def huge_claim() -> bytes:
    return central(plain(), 24, struct.pack("<L", 600 << 20))


def huge_total() -> bytes:
    """Five members, each within its own limit and packed little enough, that add up to more than 2 GB."""
    entries, body = [], b""
    for number in range(5):
        name = b"%d.js" % number
        entries.append(entry(name, 500 << 20, 3 << 20, 0, len(body)))
        body += local(name, 500 << 20, 3 << 20, 0) + b"\0" * (3 << 20)
    return ended(body, entries)


def many(count: int, suffix: str) -> bytes:
    body = local(b"x", 0, 0, 0)
    header = b"".join(local(b"%d%s" % (n, suffix.encode()), 0, 0, 0) for n in range(count))
    entries, at = [], len(body)
    for number in range(count):
        name = b"%d%s" % (number, suffix.encode())
        entries.append(entry(name, 0, 0, 0, at))
        at += 30 + len(name)
    listed = b"".join(entries)
    ends = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(listed), at, 0)
    return body + header + listed + ends


def names_beyond_memory() -> bytes:
    return ending(plain(), 12, struct.pack("<L", 1 << 30))


def names_beyond_memory_zip64() -> bytes:
    raw = plain()
    at = raw.rindex(b"PK\5\6")
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, 1 << 40, raw.index(b"PK\1\2"))
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)
    return raw[:at] + record + locator + ending(raw[at:], 12, b"\xff\xff\xff\xff")


def twice(first: str, second: str) -> bytes:
    return plain({first: POSTS, second: POSTS})


def written_twice() -> bytes:
    return patched(plain({"data/tweets.js": POSTS, "data/tweetz.js": POSTS}), (b"tweetz", b"tweets"))


HOSTILE: dict[str, tuple[Build, str]] = {
    "not a zip": (lambda: b"hello " * 50, "This is not a ZIP file"),
    "a pdf": (lambda: b"%PDF-1.7" + b"\0" * 5000, "This is not a ZIP file"),
    "a 7z": (lambda: b"7z\xbc\xaf\x27\x1c" + b"\1" * 5000, "This is not a ZIP file"),
    "nothing at all": (lambda: b"", "This file is empty"),
    "no members": (lambda: ended(b"", []), "There is nothing in this ZIP"),
    "one byte": (lambda: b"P", "This is not a ZIP file"),
    "download cut off": (lambda: plain({"data/tweets.js": POSTS * 500})[:-60], "This ZIP is cut short"),
    "first half missing": (lambda: plain()[40:], "The list of contents"),
    "list of names cut": (lambda: patched(plain(), (b"PK\1\2", b"PK\1\3")), "The list of contents"),
    "header elsewhere": (lambda: central(plain(), 42, struct.pack("<L", 7)), "The list of contents"),
    "offset beyond the end": (lambda: central(plain(), 42, struct.pack("<L", 1 << 31)), "The list of contents"),
    "name not in UTF-8": (
        lambda: central(patched(plain(), (b"data/tweets.js", b"data/tweet\xff.js")), 8, struct.pack("<H", 0x800)),
        "The list of contents",
    ),
    "needs a newer version": (lambda: central(plain(), 6, struct.pack("<H", 99)), "The list of contents"),
    "password": (lambda: central(plain(), 8, struct.pack("<H", 1)), "This ZIP is locked"),
    "strong encryption": (lambda: central(plain(), 8, struct.pack("<H", 0x41)), "This ZIP is locked"),
    "climbing out": (lambda: renamed(b"../../tweet.js"), "A name in this ZIP points outside"),
    "climbing out later": (lambda: renamed(b"a/../../../.js"), "A name in this ZIP points outside"),
    "absolute": (lambda: renamed(b"/etc/tweets.js"), "A name in this ZIP points outside"),
    "a drive": (lambda: renamed(b"C:data/tweet.x"), "A name in this ZIP points outside"),
    "backslashes": (lambda: renamed(b"..\\data\\twe.js"), "A name in this ZIP points outside"),
    "no name": (lambda: renamed(b"\0ata/tweets.js"), "A name in this ZIP points outside"),
    "a name without end": (lambda: plain({"a" * 600 + ".js": POSTS}), "A name in this ZIP is longer"),
    "a link": (link, "This ZIP holds a link"),
    "a device": (device, "This ZIP holds a link"),
    "the same name twice": (written_twice, "Two files in this ZIP have the same name"),
    "twice but for case": (lambda: twice("data/tweets.js", "DATA/Tweets.JS"), "Two files in this ZIP"),
    "twice but for accents": (lambda: twice("\u00fc.json", "u\u0308.json"), "Two files in this ZIP"),
    "bytes shared in full": (overlap_full, "Files in this ZIP overlap"),
    "bytes shared by quoting": (overlap_quoted, "Files in this ZIP overlap"),
    "bytes shared by extra fields": (overlap_extra, "Files in this ZIP overlap"),
    "into the list of names": (overlap_directory, "Files in this ZIP overlap"),
    "a bomb": (bomb, "This ZIP unpacks to more"),
    "a claim of 600 MB": (huge_claim, "This ZIP unpacks to more"),
    "more than 2 GB together": (huge_total, "This ZIP unpacks to more"),
    "bzip2": (lambda: plain(method=zipfile.ZIP_BZIP2), "This ZIP is packed in a way"),
    "lzma": (lambda: plain(method=zipfile.ZIP_LZMA), "This ZIP is packed in a way"),
    "too many to read": (lambda: many(20_001, ".js"), "This ZIP holds more files"),
    "more names than memory": (names_beyond_memory, "This ZIP holds more files"),
    "more names than memory, ZIP64": (names_beyond_memory_zip64, "This ZIP holds more files"),
}


def damaged() -> Iterator[tuple[str, bytes]]:
    """ZIPs that are sound as a whole, with a member that is not."""
    raw = plain(method=zipfile.ZIP_STORED)
    yield "another content", patched(raw, (b"Hello", b"Jello"))
    yield "shorter than declared", central(raw, 24, struct.pack("<L", len(POSTS) + 9))
    yield "longer than declared", central(raw, 24, struct.pack("<L", len(POSTS) - 9))
    yield "another checksum", central(raw, 16, b"\0\0\0\0")
    packed = plain({"data/tweets.js": POSTS * 50})
    at = packed.index(b"data/tweets.js") + 14
    yield "broken compression", packed[:at] + b"\xff" * 12 + packed[at + 12 :]
    yield "another name inside", raw.replace(b"data/tweets.js", b"data/tweetz.js", 1)
