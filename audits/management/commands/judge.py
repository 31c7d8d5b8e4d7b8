"""Judge posts: JSON lines in, one JSON line out for each, in order. No database is touched.

In: {"id", "text", "kind", "media"}; media describes an attached photo, and may be absent.
Out: {"id", "findings": [{"rule", "category", "severity", "confidence", "start", "end"}], "verdict"};
a finding in the photo's description carries "in": "media" and the span there.
"""

from __future__ import annotations

import sys
from typing import Any, BinaryIO

import msgspec
from django.core.management.base import BaseCommand

from audits.rules.engine import Match
from audits.services.judging import engine

FLUSH_BYTES = 1 << 16


class Line(msgspec.Struct, gc=False):
    """A post as it comes in; what is missing is taken as an ordinary post."""

    id: msgspec.Raw
    text: str | None = None
    kind: str = "post"
    media: str | None = None
    lang: str = ""


class Post(msgspec.Struct, gc=False):
    """A post as the engine takes it."""

    text: str
    kind: str
    media: str
    lang: str
    media_count: int = 0
    truncated: bool = False


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        judge_lines(sys.stdin.buffer, sys.stdout.buffer, report=self.stderr.write)


def judge_lines(lines: BinaryIO, out: BinaryIO, report: Any) -> None:
    """Every line of ``lines`` judged onto ``out``; a broken one is reported with its number, and passed over."""
    decode, encode = msgspec.json.Decoder(Line).decode, msgspec.json.Encoder().encode
    judge = engine().judge
    pending = bytearray()
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        try:
            post = decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            report(f"line {number} is not a post: it needs an id and a text, as one JSON object")
            continue
        judgement = judge(Post(post.text or "", post.kind, post.media or "", post.lang))
        findings = [_finding(match) for match in judgement.matches]
        pending += encode({"id": post.id, "findings": findings, "verdict": judgement.verdict}) + b"\n"
        if len(pending) > FLUSH_BYTES:
            out.write(pending)
            pending.clear()
    out.write(pending)
    out.flush()


def _finding(match: Match) -> dict[str, Any]:
    rule, first, last = match.rule, match.marks[0], match.marks[-1]
    found = {
        "rule": rule.id,
        "category": rule.category,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "start": match.start,
        "end": match.end,
    }
    return found if first.field == "text" else found | {"in": "media", "start": first.start, "end": last.end}
