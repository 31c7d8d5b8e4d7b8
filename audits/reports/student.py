"""A student's own report: one object that feeds page, PDF and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from audits.platforms.base import Exposure
from audits.reports.coverage import Coverage
from audits.reports.pieces import Piece
from audits.rules.rule import PackEdition, Rule

SHOWN_FIRST = 15
CHOICES = ("fix", "keep", "fine", "ask", "")
"""What a student may answer; "" is not answered yet."""
EXPOSURE_ORDER = (Exposure.PUBLIC, Exposure.UNKNOWN, Exposure.FOLLOWERS, Exposure.PRIVATE)


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    choice: str  # fix, keep, fine, ask
    action: str = ""  # delete, restrict, rewrite, disclose, ask
    reason: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding with all that a reader needs. ``id`` is empty where nothing is stored."""

    rule: Rule
    platform: str
    platform_label: str
    post_id: str
    kind: str
    created_at: datetime | None
    exposure: Exposure
    text: tuple[Piece, ...]
    media: tuple[Piece, ...] = ()
    start: int = 0
    end: int = 0
    permalink: str = ""
    id: str = ""
    answer: AnswerGiven | None = None

    @property
    def order(self) -> tuple[int, int, float]:
        """Severity first, then who can see it, then the newest."""
        newest = self.created_at.timestamp() if self.created_at else 0.0
        return (-self.rule.severity, EXPOSURE_ORDER.index(self.exposure), -newest)


@dataclass(frozen=True, slots=True)
class StudentReport:
    """The audit as shown: coverage first, then findings in order."""

    made_at: datetime
    packs: tuple[PackEdition, ...]
    coverage: tuple[Coverage, ...]
    findings: tuple[FindingCard, ...]
    name: str = ""  # as the student chose to be named
    accounts: tuple[tuple[str, str, str], ...] = ()  # platform, handle, name: what is kept of whose they are
    finished: bool = True
    notes: tuple[str, ...] = field(default=())  # sentences on what cut the reading short

    @property
    def first(self) -> Sequence[FindingCard]:
        return self.findings[:SHOWN_FIRST]

    @property
    def rest(self) -> Sequence[FindingCard]:
        return self.findings[SHOWN_FIRST:]

    @property
    def by_severity(self) -> list[tuple[int, int]]:
        """(severity, findings), the most serious first; all four, also at nought."""
        counts = Counter(card.rule.severity for card in self.findings)
        return [(severity, counts[severity]) for severity in (4, 3, 2, 1)]

    @property
    def by_answer(self) -> list[tuple[str, int]]:
        """(choice, findings), "" for those still open."""
        counts = Counter(card.answer.choice if card.answer else "" for card in self.findings)
        return [(choice, counts[choice]) for choice in CHOICES]


def in_order(cards: Sequence[FindingCard]) -> tuple[FindingCard, ...]:
    return tuple(sorted(cards, key=lambda card: card.order))
