"""Judging: a post under packs → a verdict, with every match and its marked words.

One pass over the keywords of all rules says which may match; only a rule whose frames all occur
is looked at closely. Judging has no memory: the same post gets the same verdict in any
batch and order.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from audits.rules.keywords import separated
from audits.rules.language import covered
from audits.rules.matching import Mark, Reading, match
from audits.rules.prefilter import Prefilter
from audits.rules.rule import Pack, Rule
from audits.rules.text import fold
from audits.rules.vocabulary import OWN_WORDS


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
    KIND = "kind"  # of which no rule could have known anything
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


_KINDS = frozenset(OWN_WORDS)
_CLEAR = Judgement(Verdict.CLEAR)
_REPOST = Judgement(Verdict.NOT_APPLICABLE, Reason.REPOST)
_EMPTY = Judgement(Verdict.NOT_APPLICABLE, Reason.EMPTY)
_NO_WORDS = Judgement(Verdict.COULD_NOT_TELL, Reason.NO_WORDS)
_LANGUAGE = Judgement(Verdict.COULD_NOT_TELL, Reason.LANGUAGE)
_KIND = Judgement(Verdict.COULD_NOT_TELL, Reason.KIND)
_CUT_SHORT = Judgement(Verdict.COULD_NOT_TELL, Reason.CUT_SHORT)


class Engine:
    """Packs made ready to judge. Building costs some milliseconds; judging a clear post, microseconds."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self.editions = tuple(pack.edition for pack in packs)
        self.language = packs[0].language if packs else "en"
        self.rules = {rule.id: rule for pack in packs for rule in pack.rules if rule.status != "retired"}
        self._in_order = list(self.rules.values())
        telling = [[frame.keywords for frame in rule.frames if frame.keywords] for rule in self._in_order]
        self._maybe_in = Prefilter(telling).maybe_in

    def judge(self, post: PostLike) -> Judgement:
        """The verdict on one post, with its matches in the order of their place in the text."""
        text, media = post.text, post.media
        if post.kind == "repost":
            return _REPOST
        folded = fold(text)
        if not folded.strip() and not fold(media).strip():
            return _NO_WORDS if post.media_count else _EMPTY
        if post.kind not in _KINDS:
            return _KIND
        folded_text = folded.encode("utf-8", "replace")
        folded_media = fold(media).encode("utf-8", "replace") if media else b""
        keywords_in = separated(folded_text) + separated(folded_media) if media else separated(folded_text)
        rules, kind = self._in_order, post.kind
        candidates = [rules[number] for number in self._maybe_in(keywords_in) if kind in rules[number].kinds]
        if candidates and (matches := _matches(post, candidates, folded_text, folded_media)):
            return Judgement(Verdict.FOUND, None, matches)
        if not covered(folded, post.lang, self.language):
            return _LANGUAGE
        return _CUT_SHORT if post.truncated else _CLEAR


def _matches(post: PostLike, candidates: list[Rule], text: bytes, media: bytes) -> tuple[Match, ...]:
    """The candidates that match after a close look, in the order of their place."""
    candidates = [rule for rule in candidates if _all_occur(rule, text, media)]
    if not candidates:
        return ()
    reading = Reading(post.text, post.media)
    found = [_match(rule, marks, reading) for rule in candidates if (marks := match(rule, reading))]
    covered_by_others = {rule_id for one in found for rule_id in one.rule.instead_of}
    kept = [one for one in found if one.rule.id not in covered_by_others]
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.rule.id)))


def _all_occur(rule: Rule, text: bytes, media: bytes) -> bool:
    for frame in rule.frames:
        found_in = frame.pattern.found_in
        if frame.field == "text":
            if not found_in(text):
                return False
        elif not ((media and found_in(media)) or (frame.field == "any" and found_in(text))):
            return False
    return True


def _match(rule: Rule, marks: tuple[Mark, ...], reading: Reading) -> Match:
    spans = [mark for mark in marks if mark.field == "text"]
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    return Match(rule, marks, start, end, " … ".join(reading.folded_words(mark) for mark in marks))
