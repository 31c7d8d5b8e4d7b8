"""An audit as text for a terminal: coverage first, then findings in order."""

from __future__ import annotations

import textwrap
from typing import Any

from audits.platforms.registry import platform_label
from audits.reports import words
from audits.reports.coverage import Coverage
from audits.reports.student import FindingCard, StudentReport

WIDTH = 88
SHAPES = {4: "◆", 3: "◈", 2: "○", 1: "·"}


class ProgressLine:
    """One line on a terminal that counts up in place."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __call__(self, coverage: Coverage) -> None:
        line = f"\r{platform_label(coverage.platform)}: read {coverage.total:,}, worth a look {coverage.flagged:,} "
        self.stream.write(line, ending="")
        self.stream.flush()

    def clear(self) -> None:
        self.stream.write("\r" + " " * WIDTH + "\r", ending="")


def summary(report: StudentReport) -> str:
    """The whole summary."""
    blocks = ["Self-audit", *(_coverage(one) for one in report.coverage), _counts(report)]
    blocks += [_card(card) for card in report.first]
    if report.rest:
        blocks.append(f"… and {len(report.rest)} more: ask for all of them with --json or --pdf FILE.")
    return "\n\n".join(blocks)


def _coverage(one: Coverage) -> str:
    most_first = sorted(one.read.items(), key=lambda pair: -pair[1])
    kinds = ", ".join(f"{count:,} {words.KIND[kind] % count}" for kind, count in most_first)
    period = f", {one.first} to {one.last}" if one.first else ""
    lines = [f"{platform_label(one.platform)}: read {one.total:,} items ({kinds or 'none'}){period}"]
    lines.append(f"  judged {one.judged:,}; worth a look {one.flagged:,}")
    lines += [f"  not judged: {count:,} {words.UNTOLD[why] % count}" for why, count in one.untold.items()]
    lines += [f"  could not be read: {count:,} × {reason}" for reason, count in one.problems.items()]
    lines += [f"  left alone: {reason} (files: {count:,})" for reason, count in one.ignored.items()]
    if unknown := one.files.get("unknown"):
        lines.append(f"  unknown: {unknown:,} files, among them {', '.join(one.unknown_names[:3])}")
    if one.photos:
        lines.append(f"  nobody looked at {one.photos:,} photos and videos, only at the words beside them")
    return "\n".join(lines)


def _counts(report: StudentReport) -> str:
    if not report.findings:
        return "No rule found anything in what was read. That is not the same as nothing being there."
    counts = ", ".join(f"{count} {words.SEVERITY[severity]}" for severity, count in report.by_severity if count)
    return f"{len(report.findings)} findings: {counts}.\nAdvice, not a verdict: each says what would make it fine."


def _card(card: FindingCard) -> str:
    day = f"{card.created_at:%Y-%m-%d}" if card.created_at else "no date"
    severity, exposure = card.rule.severity, words.EXPOSURE[card.exposure]
    head = f"{SHAPES[severity]} {card.rule.title}\n    {words.SEVERITY[severity]}. {exposure}."
    text = "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in card.text)
    media = "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in card.media)
    body = [f"{card.platform_label} {card.kind}, {day}, rule {card.rule.id}", f"“{text}”"]
    body += [f"Photo: “{media}”"] if media else []
    body += [card.rule.why, f"Fine if: {card.rule.fine_if}", f"What to do: {card.rule.do}"]
    return "\n".join([head, *(_indented(paragraph) for paragraph in body)])


def _indented(paragraph: str) -> str:
    return textwrap.fill(paragraph, WIDTH, initial_indent="    ", subsequent_indent="    ")
