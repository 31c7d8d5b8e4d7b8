"""A large X archive made up of nothing: for measuring, not for meaning.

``python -m tests.exports.big_x FILE.zip 100000`` writes one; its tweets.js has the size and the
proportions of a real one (about 1,760 bytes a post, 15% with a picture, a third replies).
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

_SENTENCES = (
    "the clinic was quiet and we read about kidneys until the rain stopped then walked home past the river",
    "coffee lecture anatomy notes library again tomorrow exam group friends laughing tired happy late train",
    "café naïve Übung 東京 🙂 maybe never always question answer evidence trial vaccine sleep lunch & <3",
)
_WORDS = " ".join(_SENTENCES).split()
_START = datetime(2012, 3, 1, 8, 0, tzinfo=UTC)


def write(path: str | Path, posts: int, seed: int = 7) -> None:
    """An archive of that many posts at ``path``."""
    files = [{"fileName": "data/tweets.js", "globalName": "YTD.tweets.part0", "count": str(posts)}]
    user = {"accountId": "1000001", "userName": "made_up_student", "displayName": "Made-up Student"}
    manifest = {"userInfo": user, "archiveInfo": {"isPartialArchive": False}, "dataTypes": {"tweets": {"files": files}}}
    account = {"username": user["userName"], "accountId": user["accountId"], "accountDisplayName": user["displayName"]}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("data/manifest.js", f"window.__THAR_CONFIG = {json.dumps(manifest, indent=2)}")
        archive.writestr(
            "data/account.js", f"window.YTD.account.part0 = {json.dumps([{'account': account}], indent=2)}"
        )
        with archive.open("data/tweets.js", "w", force_zip64=True) as member:
            member.write(b"window.YTD.tweets.part0 = [\n")
            for number, post in enumerate(_posts(posts, Random(seed))):  # noqa: S311 (nothing secret)
                member.write(b",\n" if number else b"")
                member.write(json.dumps({"tweet": post}, indent=2, ensure_ascii=False).encode())
            member.write(b"\n]")


def _posts(count: int, random: Random) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield _post(number, random)


def _post(number: int, random: Random) -> dict[str, Any]:
    native_id = str(1_000_000_000_000_000_000 + number * 977)
    created = _START + timedelta(minutes=37 * number)
    text = " ".join(random.choices(_WORDS, k=random.randint(8, 38))).replace("&", "&amp;").replace("<", "&lt;")
    mentions = [_mention(random) for _ in range(random.choice((0, 1, 1, 2)))]
    post: dict[str, Any] = {
        "edit_info": {
            "initial": {
                "editTweetIds": [native_id],
                "editableUntil": created.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                "editsRemaining": "5",
                "isEditEligible": True,
            }
        },
        "retweeted": False,
        "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
        "entities": {
            "hashtags": [{"text": "medschool", "indices": ["10", "20"]}],
            "symbols": [],
            "user_mentions": mentions,
            "urls": [_url(random)] if random.random() < 0.3 else [],
        },
        "display_text_range": ["0", str(len(text))],
        "favorite_count": str(random.randint(0, 40)),
        "id_str": native_id,
        "truncated": False,
        "retweet_count": str(random.randint(0, 9)),
        "id": native_id,
        "created_at": created.strftime("%a %b %d %H:%M:%S +0000 %Y"),
        "favorited": False,
        "full_text": text,
        "lang": "en",
    }
    if random.random() < 0.33:
        post |= _reply(random)
    if random.random() < 0.15:
        media = [_media(native_id, random)]
        post["entities"]["media"] = media
        post["extended_entities"] = {"media": media}
        post["full_text"] += f" {media[0]['url']}"
    for url in post["entities"]["urls"]:
        post["full_text"] += f" {url['url']}"
    return post


def _mention(random: Random) -> dict[str, Any]:
    number = str(random.randint(10**9, 10**10))
    return {
        "name": f"Somebody {number[:4]}",
        "screen_name": f"somebody_{number[:4]}",
        "indices": ["0", "14"],
        "id_str": number,
        "id": number,
    }


def _url(random: Random) -> dict[str, Any]:
    page = f"example.org/journal/{random.randint(1, 10**6)}/a-long-title-of-an-article"
    return {
        "url": f"https://t.co/{random.randint(10**9, 10**10)}",
        "expanded_url": f"https://{page}",
        "display_url": page[:26] + "…",
        "indices": ["60", "83"],
    }


def _reply(random: Random) -> dict[str, Any]:
    status, user = str(random.randint(10**17, 10**18)), str(random.randint(10**9, 10**10))
    return {
        "in_reply_to_status_id_str": status,
        "in_reply_to_status_id": status,
        "in_reply_to_user_id": user,
        "in_reply_to_user_id_str": user,
        "in_reply_to_screen_name": "somebody",
    }


def _media(native_id: str, random: Random) -> dict[str, Any]:
    number = str(random.randint(10**17, 10**18))
    return {
        "expanded_url": f"https://twitter.com/made_up_student/status/{native_id}/photo/1",
        "indices": ["90", "113"],
        "url": f"https://t.co/m{number[:9]}",
        "media_url": f"http://pbs.twimg.com/media/{number}.jpg",
        "id_str": number,
        "id": number,
        "media_url_https": f"https://pbs.twimg.com/media/{number}.jpg",
        "type": "photo",
        "display_url": f"pic.twitter.com/{number[:9]}",
        "sizes": {
            size: {"w": str(width), "h": str(width), "resize": "fit"}
            for size, width in (("small", 680), ("large", 2048), ("medium", 1200), ("thumb", 150))
        },
    }


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
