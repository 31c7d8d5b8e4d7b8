"""Judge posts: JSON lines in, one JSON line out for each, in order. No database is touched.

In: {"id", "text", "kind", "media"}; media describes an attached photo, or is a list of
descriptions, and may be absent.
Out: {"id", "findings": [{"rule", "category", "severity", "confidence", "start", "end"}], "verdict"};
a finding in the photo's description carries "in": "media" and the span there (descriptions of
several photos are joined, one to a line).
"""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Callable
from typing import Any, BinaryIO, cast

import msgspec
from django.core.management.base import BaseCommand

from audits.management.lines import Arriving, lines_as_they_come
from audits.management.posts import NotAPost, post_of
from audits.rules.engine import Match
from audits.services.judging import engine

Report = Callable[[str], Any]


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        arriving = cast(Arriving, sys.stdin.buffer)  # a BufferedReader, which typeshed does not say
        judge_lines(arriving, sys.stdout.buffer, report=self.stderr.write)


def judge_lines(lines: Arriving, out: BinaryIO, report: Report) -> None:
    """Every line of ``lines`` judged onto ``out``; a broken one is reported with its number, and passed over.

    Answers go out as soon as all lines that have arrived are judged.
    """
    number, begins = 0, BOM_UTF8  # which Windows writes before the first line
    for arrived in lines_as_they_come(lines):
        arrived[0] = arrived[0].removeprefix(begins)
        out.write(_answers(arrived, number, report))
        out.flush()
        number, begins = number + len(arrived), b""


def _answers(lines: list[bytes], before: int, report: Report) -> bytearray:
    judge, encode = engine().judge, msgspec.json.Encoder().encode
    answers = bytearray()
    for number, line in enumerate(lines, before + 1):
        if not line or line.isspace():
            continue
        try:
            post = post_of(line)
        except NotAPost as why:
            report(f"line {number} was passed over: it {why}")
            continue
        judgement = judge(post)
        findings = [_finding(match) for match in judgement.matches]
        answers += encode({"id": post.id, "findings": findings, "verdict": judgement.verdict}) + b"\n"
    return answers


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
