"""The persona's Facebook download (JSON), in the layout of 2023 and later.

A post has no id, no link and no audience; what it is stands in its localised title; the
words under a photo lie with the photo.
"""

from __future__ import annotations

from typing import Any

from audits.persona.members import FRIEND, NEVER_READ, PHOTO, meta_json
from audits.persona.truth import KnownPost, Persona

ACTIVITY = "your_facebook_activity"
PHOTOS = f"{ACTIVITY}/posts/media/Mobileuploads_1000451"
POSTS = f"{ACTIVITY}/posts/your_posts__check_ins__photos_and_videos_1.json"
COMMENTS = f"{ACTIVITY}/comments_and_reactions/comments.json"
GROUP_COMMENTS = f"{ACTIVITY}/groups/your_comments_in_groups.json"
PROFILE = "personal_information/profile_information/profile_information.json"
FRIENDS = "connections/friends/your_friends.json"
MESSAGES = f"{ACTIVITY}/messages/inbox/pellravenscombeidris_4417/message_1.json"
LOGINS = "security_and_login_information/account_activity.json"

Record = dict[str, Any]


def facebook_members(who: Persona) -> dict[str, bytes]:
    name = who.person.name
    posts = who.on("facebook", "post")
    comments = who.on("facebook", "comment")
    members = {
        POSTS: meta_json([_post(name, post) for post in posts]),
        COMMENTS: meta_json({"comments_v2": [_comment(name, post) for post in comments if not post.group]}),
        GROUP_COMMENTS: meta_json({"group_comments_v2": [_comment(name, post) for post in comments if post.group]}),
        PROFILE: meta_json({"profile_v2": _profile(who)}),
        FRIENDS: meta_json({"friends_v2": [{"name": FRIEND, "timestamp": 1693526400}]}),
        MESSAGES: meta_json(_messages(name)),
        LOGINS: meta_json({"account_activity_v2": [{"action": "Login", "timestamp": 1762070400, "ip": "192.0.2.44"}]}),
        f"{ACTIVITY}/polls/no-data.txt": b"You have no data in this section\n",
    }
    photos = [uri for post in posts for uri in _photo_uris(post)]
    return members | dict.fromkeys(photos, PHOTO)


def _post(name: str, post: KnownPost) -> Record:
    made: Record = {
        "timestamp": post.seconds,
        "data": [{"post": post.words}, {"update_timestamp": post.seconds}],
        "title": f"{name} {_did(post)}.",
    }
    if post.photos:
        made["attachments"] = [{"data": [{"media": _photo(post, uri)} for uri in _photo_uris(post)]}]
    elif post.place:
        made["attachments"] = [{"data": [{"place": {"name": post.place, "address": "", "url": ""}}]}]
    return made


def _did(post: KnownPost) -> str:
    if post.photos:
        return "added a new photo"
    return f"was at {post.place}" if post.place else "updated her status"


def _photo(post: KnownPost, uri: str) -> Record:
    exif = {"upload_ip": "192.0.2.44", "taken_timestamp": post.seconds - 600}
    return {
        "uri": uri,
        "creation_timestamp": post.seconds,
        "media_metadata": {"photo_metadata": {"exif_data": [exif]}},
        "title": "Mobile uploads",
        "description": post.media or post.words,
    }


def _photo_uris(post: KnownPost) -> list[str]:
    return [f"{PHOTOS}/{post.seconds}{number}.jpg" for number in range(post.photos)]


def _comment(name: str, post: KnownPost) -> Record:
    comment: Record = {"timestamp": post.seconds, "comment": post.words, "author": name}
    if post.group:
        comment["group"] = post.group
    whose = f"a post in {post.group}" if post.group else f"{post.to}'s post"
    return {"timestamp": post.seconds, "data": [{"comment": comment}], "title": f"{name} commented on {whose}."}


def _profile(who: Persona) -> Record:
    first, last = who.person.name.split(" ", 1)
    return {
        "name": {"full_name": who.person.name, "first_name": first, "middle_name": "", "last_name": last},
        "emails": {"emails": [who.person.email], "previous_emails": [], "pending_emails": []},
        "username": who.person.instagram,
        "registration_timestamp": 1356998400,
        "profile_uri": f"https://www.facebook.com/{who.person.instagram}",
    }


def _messages(name: str) -> Record:
    message = {"sender_name": name, "timestamp_ms": 1741813200000, "content": NEVER_READ}
    people = [{"name": FRIEND}, {"name": name}]
    return {"participants": people, "messages": [message], "title": FRIEND, "is_still_participant": True}
