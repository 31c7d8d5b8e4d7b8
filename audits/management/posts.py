"""Posts as JSON lines: what a line may hold, how it is mended, and why it cannot be taken."""

from __future__ import annotations

import re
from typing import ClassVar

import msgspec

from audits.management.lines import LONGEST
from audits.platforms.json_lists import BROKEN, mended

TOO_LONG = f"is longer than {LONGEST >> 20} MB"
NO_ID = "has no “id”"
NO_WORDS = "has neither a “text” nor a “media”"
NOT_JSON = "is not JSON"
NO_OBJECT = "is not one JSON object"
_EXPECTED = {
    "text": "has a “text” that is not a string",
    "kind": "has a “kind” that is not a string",
    "lang": "has a “lang” that is not a string",
    "media": "has a “media” that is not a description, nor a list of descriptions",
}
_FIELD = re.compile(r" - at `\$\.(\w+)")


class Photo(msgspec.Struct, gc=False):
    """A photo with what describes it, under whichever of the usual names."""

    alt: str | None = None
    description: str | None = None
    text: str | None = None

    @property
    def words(self) -> str:
        return self.alt or self.description or self.text or ""


class Line(msgspec.Struct, gc=False):
    """A post as it comes in; what is missing is taken as an ordinary post."""

    id: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    text: str | msgspec.UnsetType | None = msgspec.UNSET
    kind: str | None = None
    media: str | Photo | list[str | Photo | None] | None = None
    lang: str | None = None


class Post(msgspec.Struct, gc=False):
    """A post as the engine takes it, with its id as it was written."""

    id: msgspec.Raw
    text: str
    kind: str
    media: str
    lang: str
    media_count: int
    truncated: ClassVar[bool] = False


class PlainPost(msgspec.Struct, gc=False):
    """The same, for what nearly every line is: decoded in one step, with nothing to mend or to join."""

    id: int | str
    text: str
    kind: str = "post"
    media: str = ""
    lang: str = ""
    media_count: ClassVar[int] = 0
    truncated: ClassVar[bool] = False


class NotAPost(Exception):
    """Why a line is none; never with a word of what it holds."""


_decode_plain = msgspec.json.Decoder(PlainPost).decode
_decode = msgspec.json.Decoder(Line).decode


def post_of(raw: bytes) -> Post | PlainPost:
    """The post of one line. Raises NotAPost."""
    if len(raw) > LONGEST:
        raise NotAPost(TOO_LONG)
    try:
        post = _decode_plain(raw)
    except BROKEN:  # among them msgspec's ValidationError
        return _unusual_post(raw)
    return post if post.kind.islower() else _unusual_post(raw)


def _unusual_post(raw: bytes) -> Post:
    line = _line(raw)
    if line.id is msgspec.UNSET:
        raise NotAPost(NO_ID)
    if line.text is msgspec.UNSET and not line.media:
        raise NotAPost(NO_WORDS)
    media, count = _media(line.media) if line.media else ("", 0)
    kind = line.kind.lower() if line.kind else "post"
    return Post(_printable(line.id), line.text or "", kind, media, line.lang or "", count)


def _line(raw: bytes) -> Line:
    try:
        return _decode(raw)
    except msgspec.ValidationError as error:
        raise NotAPost(_unexpected(error)) from None
    except BROKEN:
        pass
    try:
        return _decode(mended(raw))
    except msgspec.ValidationError as error:
        raise NotAPost(_unexpected(error)) from None
    except BROKEN:
        raise NotAPost(NOT_JSON) from None


def _unexpected(error: msgspec.ValidationError) -> str:
    field = _FIELD.search(str(error))
    return _EXPECTED.get(field[1], NO_OBJECT) if field else NO_OBJECT


def _media(media: str | Photo | list[str | Photo | None]) -> tuple[str, int]:
    """The descriptions, one to a line, and of how many photos."""
    photos = media if isinstance(media, list) else [media]
    words = [photo if isinstance(photo, str) else photo.words for photo in photos if photo is not None]
    return "\n".join(filter(None, words)), len(photos)


def _printable(raw: msgspec.Raw) -> msgspec.Raw:
    """The id as it came; it was not decoded, so bytes and escapes that no text may hold are still in it."""
    return msgspec.Raw(mended(bytes(raw)))
