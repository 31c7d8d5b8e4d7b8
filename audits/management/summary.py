"""An audit as text for a terminal: coverage first, then findings in order."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TextIO

from audits.platforms.registry import platform_label
from audits.reports import words
from audits.reports.coverage import Coverage
from audits.reports.pieces import Piece
from audits.reports.student import FindingCard, StudentReport
from audits.reports.text import shown

WIDTH = 79
BAR = 24
SHAPES = {4: "◆", 3: "◈", 2: "○", 1: "·"}


class ProgressBar:
    """One line on a terminal that fills in place, by the share of bytes read."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._share = 0.0

    def __call__(self, coverage: Coverage, share: float) -> None:
        self._share = min(max(share, self._share), 1.0)  # a bar never goes back
        full = round(self._share * BAR)
        counts = f"{platform_label(coverage.platform)}: read {coverage.total:,}, worth a look {coverage.flagged:,}"
        line = f"{'█' * full}{'░' * (BAR - full)} {self._share:4.0%}  {counts}"
        self._stream.write(f"\r{line[:WIDTH]:{WIDTH}}")
        self._stream.flush()

    def clear(self) -> None:
        self._stream.write("\r" + " " * WIDTH + "\r")
        self._stream.flush()


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
    lines = [f"{platform_label(one.platform)}: read {_some(one.total, 'item', 'items')} ({kinds or 'none'}){period}"]
    lines.append(f"  judged {one.judged:,}; worth a look {one.flagged:,}")
    lines += [f"  not judged: {count:,} {words.UNTOLD[why] % count}" for why, count in one.untold.items()]
    lines += [f"  could not be read: {count:,} × {reason}" for reason, count in one.problems.items()]
    lines += [f"  left alone: {reason} (files: {count:,})" for reason, count in one.ignored.items()]
    if unknown := one.files.get("unknown"):
        names = ", ".join(shown_line(name) for name in one.unknown_names[:3])
        lines.append(f"  unknown: {_some(unknown, 'file', 'files')}, among them {names}")
    if one.photos:
        photos = _some(one.photos, "photo or video", "photos and videos")
        lines.append(f"  nobody looked at {photos}, only at the words beside {'it' if one.photos == 1 else 'them'}")
    return "\n".join(lines)


def _counts(report: StudentReport) -> str:
    if not report.findings:
        return "No rule found anything in what was read. That is not the same as nothing being there."
    counts = ", ".join(f"{count} {words.SEVERITY[severity]}" for severity, count in report.by_severity if count)
    found = _some(len(report.findings), "finding", "findings")
    return f"{found}: {counts}.\nAdvice, not a verdict: each says what would make it fine."


def _card(card: FindingCard) -> str:
    day = f"{card.created_at:%Y-%m-%d}" if card.created_at else "no date"
    severity, exposure = card.rule.severity, words.EXPOSURE[card.exposure]
    head = f"{SHAPES[severity]} {card.rule.title}\n    {words.SEVERITY[severity]}. {exposure}."
    text = _marked(card.text)
    media = _marked(card.media)
    body = [f"{card.platform_label} {card.kind}, {day}, rule {card.rule.id}", f"“{text}”"]
    body += [f"Photo: “{media}”"] if media else []
    body += [card.rule.why, f"Fine if: {card.rule.fine_if}", f"What to do: {card.rule.do}"]
    return "\n".join([head, *(_indented(paragraph) for paragraph in body)])


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(f"[{shown(piece.text)}]" if piece.marked else shown(piece.text) for piece in pieces)


def shown_line(name: str) -> str:
    """A name that somebody else chose, on one line and without what steers a terminal."""
    return " ".join(shown(name).split())


def _some(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _indented(paragraph: str) -> str:
    return textwrap.fill(paragraph, WIDTH, initial_indent="    ", subsequent_indent="    ")
