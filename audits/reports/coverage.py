"""What was read and what was not: the box that opens every result."""

from __future__ import annotations

from datetime import date

import msgspec

from audits.platforms.base import FileSeen, Item, Outcome, Problem
from audits.rules.engine import Judgement, Verdict

UNKNOWN_NAMES_KEPT = 20


class Coverage(msgspec.Struct):
    """One platform's coverage. Counts, dates, and the names of files nobody knows; no content.

    Grows by one event at a time, so that a page of items can be checkpointed with its coverage.
    """

    platform: str
    read: dict[str, int] = {}  # kind → items
    verdicts: dict[str, int] = {}  # found, clear, could_not_tell, not_applicable → items
    untold: dict[str, int] = {}  # why an item could not be told → items
    problems: dict[str, int] = {}  # what could not be read → times
    files: dict[str, int] = {}  # read, ignored, unknown → files
    ignored: dict[str, int] = {}  # why a file was left alone → files
    unknown_names: list[str] = []
    photos: int = 0  # photos and videos, which nobody looked at
    first: date | None = None
    last: date | None = None

    @property
    def total(self) -> int:
        return sum(self.read.values())

    @property
    def judged(self) -> int:
        return self.verdicts.get(Verdict.FOUND, 0) + self.verdicts.get(Verdict.CLEAR, 0)

    @property
    def flagged(self) -> int:
        return self.verdicts.get(Verdict.FOUND, 0)

    def add_item(self, item: Item, judgement: Judgement) -> None:
        _count(self.read, item.kind)
        _count(self.verdicts, judgement.verdict)
        if judgement.reason:
            _count(self.untold, judgement.reason)
        self.photos += item.media_count
        if item.created_at is not None:
            day = item.created_at.date()
            if self.first is None or day < self.first:
                self.first = day
            if self.last is None or day > self.last:
                self.last = day

    def add_problem(self, problem: Problem) -> None:
        _count(self.problems, problem.reason)

    def add_file(self, seen: FileSeen) -> None:
        _count(self.files, seen.outcome)
        if seen.outcome is Outcome.IGNORED:
            _count(self.ignored, seen.reason)
        elif seen.outcome is Outcome.UNKNOWN and len(self.unknown_names) < UNKNOWN_NAMES_KEPT:
            self.unknown_names.append(seen.name)


def _count(counts: dict[str, int], key: str) -> None:
    counts[key] = counts.get(key, 0) + 1
