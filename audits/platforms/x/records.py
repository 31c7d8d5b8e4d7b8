"""The shapes in X's files, as far as they are read. Everything not named here is skipped unparsed.

Numbers are strings in X's files ("id_str", "indices"). Items were not wrapped in an object with
one key before late 2019, so one shape serves both: see ``unwrapped``.
"""

from __future__ import annotations

import msgspec


class Url(msgspec.Struct, gc=False):
    url: str = ""
    expanded_url: str | None = None


class Media(msgspec.Struct, gc=False):
    url: str = ""
    media_alt: str | None = None
    ext_alt_text: str | None = None


class Entities(msgspec.Struct, gc=False):
    urls: list[Url] = []
    media: list[Media] = []


class Original(msgspec.Struct, gc=False):
    """Somebody else's post: only its presence matters."""


class Tweet(msgspec.Struct, gc=False):
    id_str: str = ""
    id: str | int = ""
    created_at: str = ""
    full_text: str | None = None
    text: str | None = None  # the name before 2019
    lang: str | None = None
    truncated: bool = False
    in_reply_to_status_id_str: str | None = None
    in_reply_to_status_id: str | int | None = None
    quoted_status_id_str: str | None = None
    entities: Entities | None = None
    extended_entities: Entities | None = None
    retweeted_status: Original | None = None


class Line(Tweet, gc=False):
    tweet: Tweet | None = None
    post: Tweet | None = None  # X renames "tweet" to "post" step by step; its API went first
    community_tweet: Tweet | None = msgspec.field(name="communityTweet", default=None)


def unwrapped(line: Line) -> Tweet:
    return line.tweet or line.post or line.community_tweet or line


class NoteUrl(msgspec.Struct, gc=False, rename="camel"):
    short_url: str = ""
    expanded_url: str | None = None


class NoteCore(msgspec.Struct, gc=False):
    text: str = ""
    urls: list[NoteUrl] = []


class Note(msgspec.Struct, gc=False, rename="camel"):
    """The whole text of a long post, whose text is cut in the posts' own file."""

    note_tweet_id: str = ""
    created_at: str = ""
    core: NoteCore | None = None


class NoteLine(msgspec.Struct, gc=False, rename="camel"):
    note_tweet: Note | None = None


class Block(msgspec.Struct):
    text: str = ""


class Content(msgspec.Struct):
    blocks: list[Block] = []


class Article(msgspec.Struct, rename="camel"):
    """X nowhere describes this file: the names are those of its API and of its editor's format."""

    id: str | int = ""
    created_at: str | None = None
    title: str | None = None
    plain_text: str | None = None
    text: str | None = None
    content: Content | str | None = None


class ArticleLine(msgspec.Struct):
    article: Article | None = None


class UserInfo(msgspec.Struct, rename="camel"):
    account_id: str | None = None
    user_name: str | None = None
    display_name: str | None = None


class ListedFile(msgspec.Struct, rename="camel"):
    file_name: str = ""
    count: str | int | None = None


class DataType(msgspec.Struct):
    files: list[ListedFile] = []


class Manifest(msgspec.Struct, rename="camel"):
    user_info: UserInfo | None = None
    data_types: dict[str, DataType] = {}


class AccountInfo(msgspec.Struct, rename="camel"):
    account_id: str | None = None
    username: str | None = None
    account_display_name: str | None = None


class AccountLine(msgspec.Struct):
    account: AccountInfo | None = None


class OldUser(msgspec.Struct):
    """The account as ``data/js/user_details.js`` has it, before 2019."""

    id: str | int | None = None
    screen_name: str | None = None
    full_name: str | None = None
    bio: str | None = None
    location: str | None = None


class Description(msgspec.Struct):
    bio: str | None = None
    website: str | None = None
    location: str | None = None


class ProfileInfo(msgspec.Struct):
    description: Description | None = None


class ProfileLine(msgspec.Struct):
    profile: ProfileInfo | None = None


class ProtectionChange(msgspec.Struct, rename="camel"):
    protected_at: str | None = None
    action: str | None = None


class ProtectionLine(msgspec.Struct, rename="camel"):
    protected_history: ProtectionChange | None = None
