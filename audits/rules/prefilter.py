"""The prefilter: which rules are worth a closer look, by the keywords in a post.

One Aho-Corasick automaton over the keywords of all rules reads the post in one linear
pass. It is built in milliseconds, needs a few megabytes and
no warming up. One automaton over the patterns themselves does not do: on 54,000 posts of every
kind its states outgrew 256 MB, and it fell to 4,000 posts a second.
"""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import BytesAhoCorasick

from audits.rules.keywords import worth


class Prefilter:
    """Which of many things may be in a text.

    Each thing has sets of keywords, and may be there if one of every set is; a thing without sets
    always may. Cost: one pass of the text, and a little for each keyword found.
    """

    def __init__(self, things: Sequence[Sequence[frozenset[bytes]]]) -> None:
        bits: dict[frozenset[bytes], int] = {}
        for sets in things:
            for keywords in sets:
                bits.setdefault(keywords, 1 << len(bits))
        self._always = [number for number, sets in enumerate(things) if not sets]
        self._needed = [sum({bits[keywords] for keywords in sets}) for sets in things]
        found: dict[bytes, int] = {}  # keyword → the sets it is of
        waiting: dict[bytes, list[int]] = {}  # keyword → the things whose rarest set it is of
        for keywords, bit in bits.items():
            for keyword in keywords:
                found[keyword] = found.get(keyword, 0) | bit
        for number, sets in enumerate(things):
            for keyword in max(sets, key=worth, default=()):
                waiting.setdefault(keyword, []).append(number)
        self._found = list(found.values())
        self._waiting = [waiting.get(keyword, ()) for keyword in found]
        self._find = BytesAhoCorasick(list(found)).find_matches_as_indexes

    def maybe_in(self, text: bytes) -> list[int]:
        """Their numbers, for a text as ``separated`` makes it."""
        sets, waiting = 0, set[int]()
        for keyword, _, _ in self._find(text, overlapping=True):
            sets |= self._found[keyword]
            if self._waiting[keyword]:
                waiting.update(self._waiting[keyword])
        needed = self._needed
        return self._always + [number for number in waiting if needed[number] & sets == needed[number]]
