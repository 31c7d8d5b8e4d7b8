"""Reading and judging, page by page: where items meet rules, with nothing stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from audits.platforms.archive import Archive
from audits.platforms.base import FileSeen, Item, Platform, Problem
from audits.reports.coverage import Coverage
from audits.rules.engine import Engine, Match, Verdict
from audits.rules.pack import load_packs

PAGE = 1000
"""Events of the source to a page: one checkpoint each, some tens of milliseconds of work."""


@dataclass(frozen=True, slots=True)
class FlaggedPost:
    item: Item
    matches: tuple[Match, ...]


@dataclass(slots=True)
class Page:
    """What one page brought: posts with findings, and how the coverage grew. ``events`` moves the cursor."""

    events: int = 0
    items: int = 0
    judged: int = 0
    flagged: list[FlaggedPost] = field(default_factory=list)


@cache
def engine() -> Engine:
    """The engine with the packs of this installation. Cost: some tens of milliseconds once."""
    return Engine(load_packs())


def pages(platform: Platform, archive: Archive, coverage: Coverage, *, skip: int = 0) -> Iterator[Page]:
    """Judge what an export holds, from event ``skip`` on, growing ``coverage`` with each page.

    The order of events is the platform's promise, so a resumed run skips what was accounted for.
    """
    judge = engine()
    events = islice(platform.read(archive), skip, None)
    while batch := list(islice(events, PAGE)):
        page = Page(events=len(batch))
        for event in batch:
            if isinstance(event, Item):
                _judge_item(event, judge, coverage, page)
            elif isinstance(event, Problem):
                coverage.add_problem(event)
            elif isinstance(event, FileSeen):
                coverage.add_file(event)
        yield page


def _judge_item(item: Item, judge: Engine, coverage: Coverage, page: Page) -> None:
    judgement = judge.judge(item)
    coverage.add_item(item, judgement)
    page.items += 1
    page.judged += judgement.verdict in (Verdict.FOUND, Verdict.CLEAR)
    if judgement.matches:
        page.flagged.append(FlaggedPost(item, judgement.matches))
