"""The report as JSON: the same numbers and words as on the page."""

from __future__ import annotations

from typing import Any

import msgspec

from audits.reports.coverage import Coverage
from audits.reports.student import FindingCard, StudentReport


def as_json(report: StudentReport) -> bytes:
    """One object: ``coverage``, ``findings``, and which packs judged."""
    return msgspec.json.format(msgspec.json.encode(as_dict(report)), indent=2)


def as_dict(report: StudentReport) -> dict[str, Any]:
    return {
        "kind": "self-audit",
        "made_at": report.made_at,
        "packs": [{"id": pack.id, "title": pack.title, "version": pack.version} for pack in report.packs],
        "accounts": [{"platform": name, "handle": handle, "name": called} for name, handle, called in report.accounts],
        "coverage": _coverage(report),
        "findings": [_finding(card) for card in report.findings],
    }


def _coverage(report: StudentReport) -> dict[str, Any]:
    days = [day for one in report.coverage for day in (one.first, one.last) if day]
    return {
        "read": sum(one.total for one in report.coverage),
        "judged": sum(one.judged for one in report.coverage),
        "flagged": sum(one.flagged for one in report.coverage),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "finished": report.finished,
        "notes": list(report.notes),
        "platforms": [_platform(one) for one in report.coverage],
    }


def _platform(one: Coverage) -> dict[str, Any]:
    kept: dict[str, Any] = msgspec.to_builtins(one)
    return kept | {"total": one.total, "judged": one.judged, "flagged": one.flagged}


def _finding(card: FindingCard) -> dict[str, Any]:
    return {
        "platform": card.platform,
        "post_id": card.post_id,
        "kind": card.kind,
        "created_at": card.created_at,
        "text": "".join(piece.text for piece in card.text),
        "media": "".join(piece.text for piece in card.media),
        "rule": card.rule.id,
        "category": card.rule.category,
        "severity": card.rule.severity,
        "confidence": card.rule.confidence,
        "exposure": card.exposure,
        "start": card.start,
        "end": card.end,
        "permalink": card.permalink,
        "answer": {"choice": card.answer.choice, "action": card.answer.action, "reason": card.answer.reason}
        if card.answer
        else None,
    }
