"""The persona's Instagram download (JSON), in the layout of 2024 and later; Threads rides in it.

A post of one photo has its caption with the photo, a post of several at the top; there is no
link, no description of the photo and no audience.
"""

from __future__ import annotations

from typing import Any

from audits.persona.members import FRIEND, NEVER_READ, PHOTO, meta_json
from audits.persona.truth import KnownPost, Persona

ACTIVITY = "your_instagram_activity"
POSTS = f"{ACTIVITY}/media/posts_1.json"
STORIES = f"{ACTIVITY}/media/stories.json"
THREADS = f"{ACTIVITY}/threads/threads_and_replies.json"
PROFILE = "personal_information/personal_information/personal_information.json"
FOLLOWERS = "connections/followers_and_following/followers_1.json"
MESSAGES = f"{ACTIVITY}/messages/inbox/pell_8123/message_1.json"

Record = dict[str, Any]


def instagram_members(who: Persona) -> dict[str, bytes]:
    captions = who.on("instagram", "caption")
    stories = who.on("instagram", "story")
    threads = who.on("threads", "post", "reply")
    members = {
        POSTS: meta_json([_post(post) for post in captions]),
        STORIES: meta_json({"ig_stories": [_photo(post, uri, post.words) for post in stories for uri in _uris(post)]}),
        THREADS: meta_json({"text_post_app_text_posts": [_thread(post) for post in threads]}),
        PROFILE: meta_json({"profile_user": [_profile(who)]}),
        FOLLOWERS: meta_json([_follower()]),
        MESSAGES: meta_json(_messages(who.person.name)),
    }
    photos = [uri for post in captions + stories for uri in _uris(post)]
    return members | dict.fromkeys(photos, PHOTO)


def _post(post: KnownPost) -> Record:
    uris = _uris(post)
    if len(uris) == 1:
        return {"media": [_photo(post, uris[0], post.words)]}
    media = [_photo(post, uri, "") for uri in uris]
    return {"media": media, "title": post.words, "creation_timestamp": post.seconds}


def _photo(post: KnownPost, uri: str, title: str) -> Record:
    return {
        "uri": uri,
        "creation_timestamp": post.seconds,
        "media_metadata": {"camera_metadata": {"has_camera_metadata": False}},
        "title": title,
        "cross_post_source": {"source_app": "FB"},
    }


def _uris(post: KnownPost) -> list[str]:
    folder = "stories" if post.kind == "story" else "posts"
    return [f"media/{folder}/{post.at:%Y%m}/1798{post.seconds}{number}.jpg" for number in range(post.photos)]


def _thread(post: KnownPost) -> Record:
    said = {
        "uri": "",
        "creation_timestamp": post.seconds,
        "title": post.words,
        "cross_post_source": {"source_app": "FB"},
        "text_app_post": {"is_reply": post.kind == "reply", "reply_control": 0},
    }
    return {"media": [said]}


def _profile(who: Persona) -> Record:
    bio = "".join(post.text for post in who.on("instagram", "bio"))
    words = {
        "Email": who.person.email,
        "Username": who.person.instagram,
        "Name": who.person.name,
        "Bio": bio,
        "Private Account": "False",
    }
    listed = {name: {"href": "", "value": value, "timestamp": 0} for name, value in words.items()}
    return {"title": "", "media_map_data": {}, "string_map_data": listed}


def _follower() -> Record:
    follower = {
        "href": "https://www.instagram.com/pell.ravenscombe",
        "value": "pell.ravenscombe",
        "timestamp": 1709251200,
    }
    return {"title": "", "media_list_data": [], "string_list_data": [follower]}


def _messages(name: str) -> Record:
    message = {"sender_name": name, "timestamp_ms": 1741813200000, "content": NEVER_READ}
    people = [{"name": FRIEND}, {"name": name}]
    return {"participants": people, "messages": [message], "title": FRIEND, "is_still_participant": True}
