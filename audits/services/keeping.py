"""Keeping: posts with findings, sealed; findings under fingerprints that survive re-runs."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from audits.models import Answer, Finding, Post, Pull
from audits.models.audits import PostContent
from audits.models.sealing import Key
from audits.rules.engine import Match
from audits.services.judging import FlaggedPost


def keep_page(pull: Pull, flagged: Iterable[FlaggedPost], key: Key) -> None:
    """Store a page's posts and findings. What is there already stays as it is."""
    posts = {post.key: post for post in (_post(pull, one, key) for one in flagged)}
    Post.objects.bulk_create(posts.values(), ignore_conflicts=True)
    stored = dict(Post.objects.filter(audit_id=pull.audit_id, key__in=posts).values_list("key", "pk"))
    findings = [finding for one in flagged for finding in _findings(pull, one, stored, key)]
    answers = standing_answers(pull.audit.user_id, [finding.fingerprint for finding in findings])
    for finding in findings:
        finding.answer_id = answers.get(finding.fingerprint)
    Finding.objects.bulk_create(findings, ignore_conflicts=True)


def standing_answers(user_id: uuid.UUID, fingerprints: list[str]) -> dict[str, uuid.UUID]:
    """The answer that counts now, by fingerprint: the latest that was not taken back."""
    standing = Answer.objects.filter(user_id=user_id, fingerprint__in=fingerprints, undone_at__isnull=True)
    return dict(standing.order_by("made_at").values_list("fingerprint", "pk"))


def fingerprint(platform: str, native_id: str, match: Match, key: Key) -> str:
    """The same for the same words of the same post under the same rule, whichever run found them."""
    return key.digest("finding", platform, native_id, match.rule.id, match.words)


def _post(pull: Pull, flagged: FlaggedPost, key: Key) -> Post:
    item = flagged.item
    post = Post(
        audit_id=pull.audit_id,
        platform=item.platform,
        key=_post_key(flagged, key),
        kind=item.kind,
        exposure=item.exposure,
        created_at=item.created_at,
    )
    post.seal(PostContent(item.native_id, item.text, item.media, item.permalink), key)
    return post


def _post_key(flagged: FlaggedPost, key: Key) -> str:
    return key.digest("post", flagged.item.platform, flagged.item.native_id)


def _findings(pull: Pull, flagged: FlaggedPost, stored: dict[str, uuid.UUID], key: Key) -> Iterable[Finding]:
    for match in flagged.matches:
        yield Finding(
            audit_id=pull.audit_id,
            post_id=stored[_post_key(flagged, key)],
            rule_id=match.rule.id,
            category=match.rule.category,
            severity=match.rule.severity,
            confidence=match.rule.confidence,
            pack={"id": match.rule.pack.id, "title": match.rule.pack.title, "version": match.rule.pack.version},
            marks=[list(mark) for mark in match.marks],
            start=match.start,
            end=match.end,
            fingerprint=fingerprint(flagged.item.platform, flagged.item.native_id, match, key),
        )
