"""Long posts: their whole text lies in a file of its own, without the post's id.

A note belongs to the post of the same second that begins with the same 200 characters
(the rule of the Community Archive, which has read thousands of exports).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from audits.platforms.x.records import Note, Url
from audits.platforms.x.writing import unescaped, when

_SAME = 200
_MOST_IN_A_SECOND = 50  # nobody writes faster; a forged file must not make the search slow
_SECOND = timedelta(seconds=1)
_CUT = re.compile(r"…(?: https://t\.co/\w+)?\s*$")
_MENTIONS = re.compile(r"^(?:@\w+ )+")  # a reply's note may go without them


class LongText(NamedTuple):
    native_id: str
    created_at: datetime | None
    text: str
    urls: list[Url]


class Notes:
    def __init__(self) -> None:
        self._by_second: defaultdict[datetime | None, list[LongText]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._by_second)

    def add(self, note: LongText) -> None:
        self._by_second[note.created_at].append(note)

    def take(self, created_at: datetime | None, text: str) -> LongText | None:
        """The note that belongs to the post with this time and beginning; each is given once."""
        if created_at is None:
            return None
        start = _CUT.sub("", text)[:_SAME]
        for second in (created_at, created_at - _SECOND):
            for note in islice(self._by_second.get(second, ()), _MOST_IN_A_SECOND):
                if start and note.text.startswith((start, _MENTIONS.sub("", start))):
                    self._by_second[second].remove(note)
                    return note
        return None

    def left(self) -> Iterator[LongText]:
        """Notes whose post is not in the export. Their text is still the student's own."""
        for notes in self._by_second.values():
            yield from notes


def to_long_text(note: Note) -> LongText | None:
    """None for a note that holds no text."""
    if not note.core or not note.core.text:
        return None
    urls = [Url(url.short_url, url.expanded_url) for url in note.core.urls]
    return LongText(note.note_tweet_id, when(note.created_at), unescaped(note.core.text), urls)
