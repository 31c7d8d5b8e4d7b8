"""Finding cards: from what is stored, or straight from judging where nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from audits.models import Answer, Finding
from audits.models.sealing import Key
from audits.platforms.base import Exposure, Item
from audits.platforms.registry import platform_label
from audits.reports.pieces import pieces
from audits.reports.student import AnswerGiven, FindingCard
from audits.rules.engine import Match
from audits.rules.rule import PackEdition, Rule
from audits.rules.vocabulary import CATEGORIES


def stored_card(finding: Finding, rules: Mapping[str, Rule], key: Key) -> FindingCard:
    """The card of a stored finding. Cost: opens its post; the finding's post and answer are fetched if they are not."""
    post, content = finding.post, finding.post.open(key)
    return FindingCard(
        id=str(finding.pk),
        rule=rules.get(finding.rule_id) or _withdrawn(finding),
        platform=post.platform,
        platform_label=platform_label(post.platform),
        post_id=content.native_id,
        kind=post.kind,
        created_at=post.created_at,
        exposure=Exposure(post.exposure),
        text=pieces(content.text, _marks(finding, "text")),
        media=pieces(content.media, _marks(finding, "media")),
        start=finding.start,
        end=finding.end,
        permalink=content.permalink,
        answer=_given(finding.answer, key),
    )


def fresh_cards(item: Item, matches: Iterable[Match]) -> Iterable[FindingCard]:
    """The cards of a post just judged, with nothing stored."""
    for match in matches:
        yield FindingCard(
            rule=match.rule,
            platform=item.platform,
            platform_label=platform_label(item.platform),
            post_id=item.native_id,
            kind=item.kind,
            created_at=item.created_at,
            exposure=item.exposure,
            text=pieces(item.text, [mark[:2] for mark in match.marks if mark.field == "text"]),
            media=pieces(item.media, [mark[:2] for mark in match.marks if mark.field == "media"]),
            start=match.start,
            end=match.end,
            permalink=item.permalink,
        )


def _marks(finding: Finding, field: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, of in finding.marks if of == field]


def _given(answer: Answer | None, key: Key) -> AnswerGiven | None:
    return AnswerGiven(answer.choice, answer.action, answer.reason(key), answer.made_at) if answer else None


def _withdrawn(finding: Finding) -> Rule:
    """What can still be said of a rule that is no longer in any pack."""
    return Rule(
        id=finding.rule_id,
        pack=PackEdition(**finding.pack),
        category=finding.category,
        severity=finding.severity,
        confidence=finding.confidence,
        status="retired",
        title=CATEGORIES[finding.category].title if finding.category in CATEGORIES else finding.category,
        why="The rule that found this has been withdrawn since.",
        fine_if="The rule was withdrawn because it was wrong.",
        do="Judge again to see what the rules say now.",
        actions=("keep",),
        false_alarms=(),
        sources=(),
        kinds=frozenset(),
        frames=(),
        within="post",
        unless=(),
        instead_of=frozenset(),
        examples=(),
    )
