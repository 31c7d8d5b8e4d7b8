"""Judging: a post under packs → a verdict, with every match and its marked words.

One pass of an automaton says which frames occur anywhere; only rules whose frames are all
there are looked at closely. Judging has no memory: the same post gets the same verdict in any
batch and order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from audits.rules.language import covered
from audits.rules.matching import Mark, Reading, match
from audits.rules.patterns import Automaton, Pattern
from audits.rules.rule import Pack, Rule
from audits.rules.text import fold


class Verdict(StrEnum):
    FOUND = "found"
    CLEAR = "clear"
    COULD_NOT_TELL = "could_not_tell"
    NOT_APPLICABLE = "not_applicable"


class Reason(StrEnum):
    """Why a post could not be told, or was not ours to judge."""

    REPOST = "repost"
    NO_WORDS = "no_words"  # a photo or video without a description
    EMPTY = "empty"
    LANGUAGE = "language"
    CUT_SHORT = "cut_short"


class PostLike(Protocol):
    """Anything with these can be judged."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def media(self) -> str: ...  # the description of attached photos
    @property
    def media_count(self) -> int: ...
    @property
    def lang(self) -> str: ...
    @property
    def truncated(self) -> bool: ...


class Match(msgspec.Struct, frozen=True):
    """A rule that fits a post. ``marks`` are its quotable words, merged and in order.

    ``start`` and ``end`` hull the marks of the text (0 and 0 where only a photo's description
    is marked); ``words`` is the folded form of what was marked, the same in every re-run.
    """

    rule: Rule
    marks: tuple[Mark, ...]
    start: int
    end: int
    words: str


class Judgement(msgspec.Struct, frozen=True):
    verdict: Verdict
    reason: Reason | None = None
    matches: tuple[Match, ...] = ()


_CLEAR = Judgement(Verdict.CLEAR)
_REPOST = Judgement(Verdict.NOT_APPLICABLE, Reason.REPOST)
_EMPTY = Judgement(Verdict.NOT_APPLICABLE, Reason.EMPTY)
_NO_WORDS = Judgement(Verdict.COULD_NOT_TELL, Reason.NO_WORDS)
_LANGUAGE = Judgement(Verdict.COULD_NOT_TELL, Reason.LANGUAGE)
_CUT_SHORT = Judgement(Verdict.COULD_NOT_TELL, Reason.CUT_SHORT)


class Engine:
    """Packs made ready to judge. Building costs some milliseconds; judging a clear post, microseconds."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self.editions = tuple(pack.edition for pack in packs)
        self.language = packs[0].language if packs else "en"
        self.rules = {rule.id: rule for pack in packs for rule in pack.rules if rule.status != "retired"}
        patterns: dict[str, Pattern] = {}
        self._waiting: dict[int, list[tuple[Rule, frozenset[int]]]] = defaultdict(list)
        numbers: dict[str, int] = {}
        for rule in self.rules.values():
            for frame in rule.frames:
                numbers.setdefault(frame.pattern.source, len(numbers))
                patterns[frame.pattern.source] = frame.pattern
            needed = frozenset(numbers[frame.pattern.source] for frame in rule.frames)
            self._waiting[numbers[rule.frames[0].pattern.source]].append((rule, needed))
        self._frames_in = Automaton(list(patterns.values())).match

    def judge(self, post: PostLike) -> Judgement:
        """The verdict on one post, with its matches in the order of their place in the text."""
        text, media = post.text, post.media
        if post.kind == "repost":
            return _REPOST
        if not text and not media:
            return _NO_WORDS if post.media_count else _EMPTY
        folded = fold(text)
        frames = self._frames_in(folded)
        if media:
            frames = {*(frames or ()), *(self._frames_in(fold(media)) or ())}
        if frames and (matches := self._matches(post, frames)):
            return Judgement(Verdict.FOUND, None, matches)
        if not covered(folded, post.lang, self.language):
            return _LANGUAGE
        return _CUT_SHORT if post.truncated else _CLEAR

    def _matches(self, post: PostLike, frames: Sequence[int] | set[int]) -> tuple[Match, ...]:
        occurring = frozenset(frames)
        candidates = [
            rule
            for frame in occurring
            if frame in self._waiting
            for rule, needed in self._waiting[frame]
            if needed <= occurring and post.kind in rule.kinds
        ]
        if not candidates:
            return ()
        reading = Reading(post.text, post.media)
        found = [_match(rule, marks, reading) for rule in candidates if (marks := match(rule, reading))]
        covered_by_others = {rule_id for one in found for rule_id in one.rule.instead_of}
        kept = [one for one in found if one.rule.id not in covered_by_others]
        return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.rule.id)))


def _match(rule: Rule, marks: tuple[Mark, ...], reading: Reading) -> Match:
    spans = [mark for mark in marks if mark.field == "text"]
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    return Match(rule, marks, start, end, " … ".join(reading.folded_words(mark) for mark in marks))
