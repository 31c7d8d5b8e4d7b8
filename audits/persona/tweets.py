"""One post as X writes it into tweets.js.

Numbers are strings, text is HTML-escaped, links are t.co links, and the end of a long post
lies in note-tweet.js, joined by time and first words only.
"""

from __future__ import annotations

import html
from datetime import UTC, datetime, timedelta
from typing import Any

from audits.persona.truth import LINK, KnownPost

SOMEBODY = "1725388001190055936"
LONGEST = 280
APP = '<a href="https://mobile.x.com" rel="nofollow">X Web App</a>'
TWITTER_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)

Record = dict[str, Any]


def tweet(post: KnownPost) -> Record:
    text, urls = _text(post)
    made = _without_media(post, text)
    made["entities"]["urls"] = urls
    if post.kind == "reply":
        made |= _answers(post)
    if post.photos:
        media = [_photo(post, name) for name in photo_names(post)]
        made["full_text"] += " " + media[0]["url"]
        made["entities"]["media"] = media[:1]
        made["extended_entities"] = {"media": media}
    return {"tweet": made}


def _without_media(post: KnownPost, text: str) -> Record:
    return {
        "edit_info": {"initial": _edits(post)},
        "retweeted": False,
        "source": APP,
        "entities": {"hashtags": [], "symbols": [], "user_mentions": []},
        "display_text_range": ["0", str(len(text))],
        "favorite_count": str(len(text) % 23),
        "id_str": tweet_id(post),
        "truncated": False,
        "retweet_count": "0",
        "id": tweet_id(post),
        "possibly_sensitive": False,
        "created_at": f"{post.at:%a %b %d %H:%M:%S} +0000 {post.at:%Y}",
        "favorited": False,
        "full_text": html.escape(text, quote=False),
        "lang": "en",
    }


def _edits(post: KnownPost) -> Record:
    return {
        "editTweetIds": [tweet_id(post)],
        "editableUntil": _iso(post.at + timedelta(hours=1)),
        "editsRemaining": "5",
        "isEditEligible": post.kind == "post",
    }


def _text(post: KnownPost) -> tuple[str, list[Record]]:
    """The text as X keeps it, and its links."""
    text = post.text
    if post.kind == "repost":
        text = f"RT @{post.to}: {text}"
    if post.kind == "reply":
        text = f"@{post.to} {text}"
    if post.kind == "quote":
        text = f"{text} {LINK}"
    if len(text) > LONGEST:
        return text[: LONGEST - 4].rstrip() + "…", []
    if not post.link:
        return text, []
    short = _short(post)
    start = text.index(LINK)
    url = {
        "url": short,
        "expanded_url": post.link,
        "display_url": post.link.removeprefix("https://")[:26] + "…",
        "indices": [str(start), str(start + len(short))],
    }
    return text.replace(LINK, short), [url]


def _answers(post: KnownPost) -> Record:
    return {
        "in_reply_to_status_id_str": str(int(tweet_id(post)) - 4096),
        "in_reply_to_status_id": str(int(tweet_id(post)) - 4096),
        "in_reply_to_user_id_str": SOMEBODY,
        "in_reply_to_user_id": SOMEBODY,
        "in_reply_to_screen_name": post.to,
    }


def _photo(post: KnownPost, name: str) -> Record:
    photo = {
        "id_str": str(int(tweet_id(post)) - 1),
        "media_url_https": f"https://pbs.twimg.com/media/{name}",
        "url": _short(post),
        "display_url": f"pic.x.com/{_short(post)[-10:]}",
        "type": "photo",
        "sizes": {"large": {"w": "1600", "h": "1200", "resize": "fit"}},
    }
    return photo | ({"media_alt": post.media} if post.media else {})


def photo_names(post: KnownPost) -> list[str]:
    return [f"F{int(tweet_id(post)) % 10**11:011x}{number}.jpg" for number in range(post.photos)]


def note(post: KnownPost) -> Record:
    """A long post in full. Nothing here names the post it belongs to."""
    written = {
        "noteTweetId": str(int(tweet_id(post)) - 7),
        "createdAt": _iso(post.at),
        "updatedAt": _iso(post.at),
        "lifecycle": {"value": "Normal"},
        "core": {"text": post.text, "urls": [], "mentions": [], "hashtags": [], "cashtags": [], "styletags": []},
    }
    return {"noteTweet": written}


def tweet_id(post: KnownPost) -> str:
    """X's ids hold the time of posting, in milliseconds since its own epoch."""
    return str((post.at - TWITTER_EPOCH) // timedelta(milliseconds=1) << 22)


def _short(post: KnownPost) -> str:
    return f"https://t.co/{int(tweet_id(post)) >> 22:010x}"[:23]


def _iso(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.000Z"
