"""Keywords: the words without which a pattern cannot match, found in the pattern itself.

Keywords are sound by construction: whatever a pattern matches contains one of its keywords.
Python's own parser reads the pattern; RE2's syntax is taken where both agree.
"""

from __future__ import annotations

import re
import re._constants as op
import re._parser as parser
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

BOUNDARY = "\0"
MOST = 100  # spellings that stretches joined may grow to
TELLING = 1.0  # keywords worth less are in nearly every post
LONGEST_LIST = 300
SEPARATED = bytes(code if (chr(code).isalnum() and code < 128) or code == ord("_") else ord(" ") for code in range(256))
"""Every byte that is no ASCII word character is a separator, just as RE2's ``\\b`` sees it."""

_COMMON = frozenset(
    b"a an the and or of to in on at for is it i im my me we our you your u he she him her his they them do did had "
    b"has have was be been got get this that with so just not all as if by from no now up out what who am are but "
    b"can".split()
)
_PLAIN = re.compile(r"[a-z0-9' -]+")
_LIST = re.compile(r"\{([a-z][a-z0-9_-]*)\}")
_CODE_POINT = re.compile(r"\\x\{([0-9a-fA-F]+)\}")  # RE2 writes them so, Python does not
_FIRST_LIST = 0xF0000  # a list of words stands in a pattern as one private character

Spellings = frozenset[str]
Lists = Mapping[str, Sequence[str]]


class Needed(NamedTuple):
    """A string that part of a pattern cannot do without; whether it opens and closes that part."""

    text: str
    opens: bool
    closes: bool


def separated(folded: bytes) -> bytes:
    """A folded text, given as UTF-8, in the form in which keywords are looked for."""
    return b" " + folded.translate(SEPARATED) + b" "


@lru_cache(maxsize=1 << 16)
def as_bytes(spelling: str) -> bytes:
    """A spelling in the same form; boundaries count at its ends only, where they cost a separator."""
    inner = spelling.replace(BOUNDARY, "").encode().translate(SEPARATED)
    before = b" " if spelling.startswith(BOUNDARY) and inner[:1] != b" " else b""
    after = b" " if spelling.endswith(BOUNDARY) and inner[-1:] != b" " else b""
    return before + inner + after


class Finder:
    """Finds keywords in patterns that share lists of words; each list is looked at once."""

    def __init__(self, lists: Lists) -> None:
        self._chars = {name: chr(_FIRST_LIST + number) for number, name in enumerate(lists)}
        self._lists = {char: lists[name] for name, char in self._chars.items()}
        self._exact: dict[str, Spellings | None] = {}
        self._needed: dict[str, frozenset[Needed] | None] = {}
        self._by_pattern: dict[str, frozenset[Needed] | None] = {}

    def keywords(self, alternatives: Iterable[str]) -> frozenset[bytes]:
        """Of these alternatives together; none where one of them needs no word, or only a common one."""
        needed = _union(self._needed_by_pattern(pattern) for pattern in alternatives)
        keywords = frozenset(as_bytes(one.text) for one in needed or ())
        return keywords if worth(keywords) >= TELLING else frozenset()

    def _parsed(self, pattern: str) -> Sequence[Any]:
        if _PLAIN.fullmatch(pattern):
            return [(op.LITERAL, ord(char)) for char in pattern]
        pattern = _LIST.sub(lambda found: self._chars[found[1]], pattern)
        parsed: Sequence[Any] = parser.parse(_CODE_POINT.sub(lambda found: chr(int(found[1], 16)), pattern))
        return parsed

    def _needed_by_any(self, branches: Iterable[Sequence[Any]]) -> frozenset[Needed] | None:
        return _union(self._needed_by(branch) for branch in branches)

    def _needed_by(self, nodes: Sequence[Any]) -> frozenset[Needed] | None:
        """The best stretch of a sequence: its spellings are known, and they are rare and few."""
        stretches: list[frozenset[Needed]] = []
        run, opens, last = frozenset({""}), True, len(nodes) - 1
        for place, node in enumerate(nodes):
            joined = _joined(run, self._spellings_of(node))
            if joined is not None:
                run = joined
                continue
            stretches.append(frozenset(Needed(text, opens, False) for text in run))
            if needed := self._needed_by_one(node):
                stretches.append(_before(run, opens, needed, closes=place == last))
                if place < last and nodes[place + 1] == (op.AT, op.AT_BOUNDARY):
                    stretches.append(_bounded(stretches[-1], needed, closes=place + 1 == last))
            run, opens = frozenset({""}), False
        stretches.append(frozenset(Needed(text, opens, True) for text in run))
        return max(stretches, key=_worth)

    def _needed_by_one(self, node: Any) -> frozenset[Needed] | None:
        kind, value = node
        if kind is op.SUBPATTERN and not value[1]:
            return self._needed_by(value[-1])
        if kind is op.BRANCH:
            return self._needed_by_any(value[1])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] >= 1:
            return self._needed_by(value[2])
        if kind is op.IN:
            return _union(self._needed_by_one(member) for member in value)
        if kind is op.LITERAL and chr(value) in self._lists:
            return self._needed_by_list(chr(value))
        spelled = self._of_member(node)
        return None if spelled is None else frozenset(Needed(text, True, True) for text in spelled)

    def _needed_by_list(self, char: str) -> frozenset[Needed] | None:
        if char not in self._needed:
            self._needed[char] = _union(self._needed_by_pattern(word) for word in self._lists[char])
        return self._needed[char]

    def _needed_by_pattern(self, pattern: str) -> frozenset[Needed] | None:
        if pattern not in self._by_pattern:
            self._by_pattern[pattern] = self._needed_by(self._parsed(pattern))
        return self._by_pattern[pattern]

    def _spellings(self, nodes: Sequence[Any]) -> Spellings | None:
        """Every string that a sequence can match, or None where they are too many to tell."""
        run: Spellings | None = frozenset({""})
        for node in nodes:
            run = None if run is None else _joined(run, self._spellings_of(node))
        return run

    def _spellings_of(self, node: Any) -> Spellings | None:
        kind, value = node
        if kind is op.LITERAL:
            return self._spellings_of_list(chr(value)) if chr(value) in self._lists else frozenset({chr(value)})
        if kind is op.AT:
            return frozenset({BOUNDARY if value is op.AT_BOUNDARY else ""})
        if kind is op.IN:
            return _few(_union(self._of_member(member) for member in value))
        if kind is op.SUBPATTERN:
            return None if value[1] else self._spellings(value[-1])
        if kind is op.BRANCH:
            return _few(_union(self._spellings(branch) for branch in value[1]))
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[1] is not op.MAXREPEAT and value[1] <= 1:
            spelled = self._spellings(value[2])
            return None if spelled is None else spelled | ({""} if value[0] == 0 else set())
        return None

    def _of_member(self, member: Any) -> Spellings | None:
        """Of one member of a character class; the parser also makes one of alternatives of one character."""
        kind, value = member
        if kind is op.RANGE and value[1] - value[0] < 12:
            return frozenset(map(chr, range(value[0], value[1] + 1)))
        return self._spellings_of(member) if kind is op.LITERAL else None

    def _spellings_of_list(self, char: str) -> Spellings | None:
        if char not in self._exact:
            self._exact[char] = _few(_union(self._spellings(self._parsed(word)) for word in self._lists[char]))
        return self._exact[char]


def worth(keywords: Iterable[bytes]) -> float:
    """How well keywords tell posts apart: the commonest decides, and many are worse than few."""
    rarities = [_rarity(keyword) for keyword in keywords]
    return min(rarities, default=-1.0) - len(rarities) / 1000


def _worth(needed: frozenset[Needed]) -> float:
    return min([_rarity(as_bytes(one.text)) for one in needed], default=-1.0) - len(needed) / 1000


def _rarity(keyword: bytes) -> float:
    bare = keyword.strip()
    return (0.5 if bare in _COMMON else len(keyword)) if bare else 0.0


def _before(run: Spellings, opens: bool, needed: frozenset[Needed], *, closes: bool) -> frozenset[Needed]:
    """What is needed, with the run before it where that touches it."""
    together = run if all(one.opens for one in needed) and len(run) * len(needed) <= LONGEST_LIST else frozenset({""})
    starts = opens and (together == run or run == frozenset({""})) and all(one.opens for one in needed)
    return frozenset(Needed(text + one.text, starts, closes and one.closes) for text in together for one in needed)


def _bounded(stretch: frozenset[Needed], needed: frozenset[Needed], *, closes: bool) -> frozenset[Needed]:
    """The same with the boundary that follows, where it touches what is needed."""
    if not all(one.closes for one in needed):
        return stretch
    return frozenset(Needed(one.text + BOUNDARY, one.opens, closes) for one in stretch)


def _union(sets: Iterable[frozenset[Any] | None]) -> frozenset[Any] | None:
    together: set[Any] = set()
    for one in sets:
        if one is None:
            return None
        together |= one
    return frozenset(together)


def _few(spelled: Spellings | None) -> Spellings | None:
    return spelled if spelled is not None and len(spelled) <= LONGEST_LIST else None


def _joined(run: Spellings, after: Spellings | None) -> Spellings | None:
    """Every spelling followed by every other; None where they would be too many."""
    if after is None or (len(run) > 1 and len(after) > 1 and len(run) * len(after) > MOST):
        return None
    return frozenset(first + then for first in run for then in after)
