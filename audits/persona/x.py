"""The persona's X archive, in the layout of 2023 and later: every file a script that sets a global."""

from __future__ import annotations

import json

from audits.persona.members import NEVER_READ, PHOTO
from audits.persona.truth import Persona
from audits.persona.tweets import LONGEST, SOMEBODY, Record, note, photo_names, tweet, tweet_id

GENERATED = "2026-11-02T08:00:00.000Z"


def x_members(who: Persona) -> dict[str, bytes]:
    posts = who.on("x", "post", "reply", "quote", "repost")
    tweets = [tweet(post) for post in posts]
    long = [note(post) for post in posts if len(post.text) > LONGEST]
    files = {
        "tweets": tweets,
        "note-tweet": long,
        "account": [_account(who)],
        "profile": [_profile(who)],
        "direct-messages": [_message(who)],
        "follower": [
            {"follower": {"accountId": SOMEBODY, "userLink": f"https://x.com/intent/user?user_id={SOMEBODY}"}}
        ],
        "like": [{"like": {"tweetId": tweet_id(posts[0]), "fullText": "A lovely loaf!", "expandedUrl": ""}}],
        "ip-audit": [{"ipAudit": {"accountId": who.person.x_id, "createdAt": GENERATED, "loginIp": "192.0.2.44"}}],
    }
    members = {f"data/{name}.js": _part(name, records) for name, records in files.items()}
    members["data/manifest.js"] = _manifest(who, files)
    members["data/README.txt"] = b"This archive holds the data of your account. Each file is described here.\n"
    members["Your archive.html"] = b"<!doctype html><title>Your archive</title>\n"
    for post in posts:
        for name in photo_names(post):
            members[f"data/tweets_media/{tweet_id(post)}-{name}"] = PHOTO
    return members


def _account(who: Persona) -> Record:
    account = {
        "email": who.person.email,
        "createdVia": "web",
        "username": who.person.x,
        "accountId": who.person.x_id,
        "createdAt": "2023-11-16T06:30:00.000Z",
        "accountDisplayName": who.person.name,
    }
    return {"account": account}


def _profile(who: Persona) -> Record:
    bio = "".join(post.text for post in who.on("x", "bio"))
    return {"profile": {"description": {"bio": bio, "website": "", "location": "Port Ansel"}, "avatarMediaUrl": ""}}


def _message(who: Persona) -> Record:
    sent = {
        "recipientId": SOMEBODY,
        "senderId": who.person.x_id,
        "id": "1899999999999999999",
        "text": NEVER_READ,
        "mediaUrls": [],
        "urls": [],
        "reactions": [],
        "createdAt": "2025-03-12T21:00:00.000Z",
    }
    conversation = {"conversationId": f"{who.person.x_id}-{SOMEBODY}", "messages": [{"messageCreate": sent}]}
    return {"dmConversation": conversation}


def _manifest(who: Persona, files: dict[str, list[Record]]) -> bytes:
    types: Record = {}
    for name, records in files.items():
        word = _camel(name)
        listed = {"fileName": f"data/{name}.js", "globalName": f"YTD.{name.replace('-', '_')}.part0"}
        types[word] = {"files": [{**listed, "count": str(len(records))}]}
    types["tweets"]["mediaDirectory"] = "data/tweets_media"
    manifest = {
        "userInfo": {"accountId": who.person.x_id, "userName": who.person.x, "displayName": who.person.name},
        "archiveInfo": {
            "sizeBytes": "61440",
            "generationDate": GENERATED,
            "isPartialArchive": False,
            "maxPartSizeBytes": "53687091200",
        },
        "dataTypes": types,
    }
    return f"window.__THAR_CONFIG = {json.dumps(manifest, ensure_ascii=False, indent=2)}".encode()


def _part(name: str, records: list[Record]) -> bytes:
    name = name.replace("-", "_")
    return f"window.YTD.{name}.part0 = {json.dumps(records, ensure_ascii=False, indent=2)}".encode()


def _camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(word.title() for word in rest)
