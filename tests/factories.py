"""Small true exports and what to put in them. Texts come from the packs' own examples."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from audits.services.judging import engine

QUIET = "library all afternoon, then soup with my flatmates"
START = datetime(2024, 9, 1, 8, 0, tzinfo=UTC)


@cache
def flagged_texts() -> tuple[str, ...]:
    """Post texts in which the packs find something: each rule's own matching examples."""
    examples = [example for rule in engine().rules.values() for example in rule.examples]
    return tuple(
        example.text for example in examples if example.matches and example.kind == "post" and not example.media
    )


def mixed_texts(count: int, every: int = 10) -> list[str]:
    """``count`` texts of which every tenth is worth a look, no two the same post."""
    flagged = flagged_texts()
    return [flagged[n // every % len(flagged)] if n % every == 0 else f"{QUIET} {n}" for n in range(count)]


def x_export(path: Path, texts: Sequence[str], *, account_id: str = "1001", handle: str = "practice_student") -> Path:
    """An archive as X sends it, with one tweet a minute."""
    members = {
        "data/manifest.js": "window.__THAR_CONFIG = " + json.dumps(_manifest(account_id, handle, len(texts))),
        "data/account.js": "window.YTD.account.part0 = " + json.dumps([{"account": _account(account_id, handle)}]),
        "data/tweets.js": "window.YTD.tweets.part0 = " + json.dumps([_tweet(n, text) for n, text in enumerate(texts)]),
        "data/direct-messages.js": "window.YTD.direct_messages.part0 = [ ]",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return path


def zip_of(path: Path, members: Iterable[tuple[str, str]]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in members:
            archive.writestr(name, body)
    return path


def _tweet(number: int, text: str) -> dict[str, object]:
    day = START + timedelta(minutes=number)
    return {
        "tweet": {
            "id_str": str(10_000 + number),
            "id": str(10_000 + number),
            "full_text": text,
            "created_at": day.strftime("%a %b %d %H:%M:%S +0000 %Y"),
            "lang": "en",
            "entities": {"urls": [], "user_mentions": [], "hashtags": [], "symbols": []},
            "display_text_range": ["0", str(len(text))],
        }
    }


def _account(account_id: str, handle: str) -> dict[str, str]:
    return {
        "accountId": account_id,
        "username": handle,
        "accountDisplayName": "Practice Student",
        "email": "a@example.org",
    }


def _manifest(account_id: str, handle: str, count: int) -> dict[str, object]:
    files = [{"fileName": "data/tweets.js", "globalName": "YTD.tweets.part0", "count": str(count)}]
    return {
        "userInfo": {"accountId": account_id, "userName": handle, "displayName": "Practice Student"},
        "archiveInfo": {"generationDate": "2026-09-01T00:00:00.000Z", "isPartialArchive": False},
        "dataTypes": {"tweets": {"mediaDirectory": "data/tweets_media", "files": files}},
    }
