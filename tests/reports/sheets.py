"""Reports for the tests of what goes out: made by hand, so that no database and no pack is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import cast

from audits.platforms.base import Exposure
from audits.reports.coverage import Coverage
from audits.reports.pieces import Piece
from audits.reports.student import AnswerGiven, FindingCard, StudentReport, in_order
from audits.rules.rule import Cited, PackEdition, Rule, Source

MADE_AT = datetime(2026, 3, 4, 9, 30, 12, 345678, tzinfo=UTC)
PACK = PackEdition("professionalism", "Online professionalism for medical students", "2026.1")
SURVEY = Source(
    "survey-2011", "A Survey of Boards", "Okafor N, Lindqvist S", 2011, "https://doi.org/10.1000/footprint.survey"
)
GUIDE = Source("guide-2013", "A Guide to Posting", "College of Examples", 2013, "https://example.org/guide")


def rule(severity: int = 3, *, title: str = "A patient someone could recognise") -> Rule:
    """What a report needs of a rule; how it matches is no business of a report."""
    stand_in = SimpleNamespace(
        id="patient-bed",
        pack=PACK,
        category="patient-identifier",
        severity=severity,
        confidence="medium",
        title=title,
        why="Where, when and what together are often enough for a neighbour or a relative to know who is meant.",
        fine_if="You made the case up, or the person agreed in writing to this very post.",
        do="Delete it, or take out the place and the day.",
        actions=("delete", "rewrite", "ask"),
        sources=(
            Cited(SURVEY, "Nine in ten boards said that they would look into a post like this."),
            Cited(GUIDE, "The guide asks to leave out place and time."),
        ),
    )
    return cast(Rule, stand_in)


def coverage(platform: str = "x", found: int = 12) -> Coverage:
    return Coverage(
        platform=platform,
        read={"post": 812, "reply": 310, "repost": 82, "bio": 1},
        verdicts={"found": found, "clear": 1100 - found, "could_not_tell": 23, "not_applicable": 82},
        untold={"repost": 82, "no_words": 14, "language": 9},
        problems={"A post has no date.": 2},
        files={"read": 3, "ignored": 61, "unknown": 2},
        ignored={"Private messages are never opened.": 4, "Advertising is not opened.": 57},
        unknown_names=["data/grok-chat-item.js", "data/community-note-rating.js"],
        photos=214,
        first=date(2016, 9, 12),
        last=date(2026, 2, 27),
    )


def card(
    words: str | Sequence[Piece] = "Bed 14 finally went home today after three weeks.",
    *,
    severity: int = 3,
    answer: AnswerGiven | None = None,
    exposure: Exposure = Exposure.PUBLIC,
    day: int = 0,
    title: str = "A patient someone could recognise",
    media: str = "",
    permalink: str = "",
) -> FindingCard:
    text = (Piece(words),) if isinstance(words, str) else tuple(words)
    return FindingCard(
        rule=rule(severity, title=title),
        platform="x",
        platform_label="X",
        post_id=str(1000 + day),
        kind="post",
        created_at=datetime(2024, 5, 6, 21, 4, tzinfo=UTC) - timedelta(days=day),
        exposure=exposure,
        text=text,
        media=(Piece(media),) if media else (),
        permalink=permalink,
        answer=answer,
    )


def report(
    cards: Iterable[FindingCard] = (),
    *,
    name: str = "Ada Nwosu",
    platforms: Sequence[str] = ("x",),
    notes: tuple[str, ...] = (),
) -> StudentReport:
    findings = in_order(list(cards))
    return StudentReport(
        made_at=MADE_AT,
        packs=(PACK,),
        coverage=tuple(coverage(platform, len(findings)) for platform in platforms),
        findings=findings,
        name=name,
        finished=not notes,
        notes=notes,
    )
