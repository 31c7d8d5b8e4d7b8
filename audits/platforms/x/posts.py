"""One record of X's posts becomes one Item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from audits.platforms.base import Exposure, Item, Kind
from audits.platforms.json_lists import storable
from audits.platforms.x.notes import Notes
from audits.platforms.x.records import Media, Tweet, Url
from audits.platforms.x.writing import unescaped, when

_STATUS = re.compile(r"https?://(?:mobile\.|www\.)?(?:twitter|x)\.com/[^/]+/status/\d+(?!\d|/photo|/video)")
_HANDLE = re.compile(r"\w{1,20}", re.ASCII)
_LANGUAGE = re.compile(r"(?!und)[a-z]{2,3}(-[A-Za-z]{2,4})?")
_CUT = re.compile(r"…(?: https://t\.co/\w+)?\s*$")
# Long posts are cut after about 275 characters; a shorter one that ends in "…" was written so.
_SHORTEST_CUT = 250
# More than any post has. A forged one could make the text grow without end.
_MOST_LINKS, _LONGEST_LINKED = 100, 200_000


class Author:
    """What the export says once for all its posts."""

    def __init__(self, handle: str, exposure: Exposure, notes: Notes) -> None:
        self.exposure = exposure
        self.notes = notes
        self._prefix = f"{profile_link(handle) or 'https://x.com/i/web'}/status/"

    def permalink(self, native_id: str) -> str:
        return self._prefix + native_id


def to_item(tweet: Tweet, author: Author) -> Item | None:
    """The Item, or None for a record without an id or a text, which is no post."""
    native_id = tweet.id_str or str(tweet.id)
    written = tweet.text if tweet.full_text is None else tweet.full_text
    if written is None or not is_id(native_id):
        return None
    created_at = when(tweet.created_at)
    text, urls, media = unescaped(written), _urls(tweet), _media(tweet)
    note = author.notes.take(created_at, text) if author.notes else None
    if note:
        text, urls = note.text, [*urls, *note.urls]
    return Item(
        platform="x",
        kind=_kind(tweet, text, urls),
        native_id=native_id,
        text=storable(expanded(text, urls, media) if urls or media else text),
        created_at=created_at,
        exposure=author.exposure,
        permalink=author.permalink(native_id),
        media=storable("\n".join(filter(None, map(_described, media)))) if media else "",
        media_count=len(media),
        lang=tweet.lang if tweet.lang and _LANGUAGE.fullmatch(tweet.lang) else "",
        truncated=not note and _is_cut(tweet, text),
    )


def profile_link(handle: str) -> str:
    return f"https://x.com/{handle}" if _HANDLE.fullmatch(handle) else ""


def is_id(written: str) -> bool:
    """X's ids have at most 19 digits; anything else is damage, or meant to end up in a link."""
    return len(written) < 20 and written.isascii() and written.isdigit()


def expanded(text: str, urls: Iterable[Url], media: Iterable[Media]) -> str:
    """The text with the links one sees on X instead of t.co, and without those that only stand for a picture."""
    if len(text) > _LONGEST_LINKED:
        return text
    for url in islice(urls, _MOST_LINKS):
        if url.url and url.expanded_url:
            text = text.replace(url.url, url.expanded_url, 1)
    for each in islice(media, _MOST_LINKS):
        if each.url and text.endswith(each.url):
            text = text[: -len(each.url)].rstrip()
    return text


def _kind(tweet: Tweet, text: str, urls: Iterable[Url]) -> Kind:
    if tweet.retweeted_status is not None or text.startswith("RT @"):
        return Kind.REPOST
    if tweet.in_reply_to_status_id_str or tweet.in_reply_to_status_id:
        return Kind.REPLY
    if tweet.quoted_status_id_str or any(_STATUS.match(url.expanded_url or "") for url in urls):
        return Kind.QUOTE
    return Kind.POST


def _urls(tweet: Tweet) -> list[Url]:
    return tweet.entities.urls if tweet.entities else []


def _media(tweet: Tweet) -> list[Media]:
    """All pictures stand in the extended entities; the plain ones list only the first."""
    if tweet.extended_entities and tweet.extended_entities.media:
        return tweet.extended_entities.media
    return tweet.entities.media if tweet.entities else []


def _described(media: Media) -> str:
    return media.media_alt or media.ext_alt_text or ""


def _is_cut(tweet: Tweet, text: str) -> bool:
    if "…" not in text[-30:]:
        return tweet.truncated
    long = len(text) > _SHORTEST_CUT or text.startswith("RT @")
    return tweet.truncated or (long and _CUT.search(text) is not None)
