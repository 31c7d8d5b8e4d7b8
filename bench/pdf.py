"""The PDF of an audit: seconds for the first of a process and for those after it, by number of findings.

Every round has other words in it, so that nothing is answered from typst's memory.
"""

from __future__ import annotations

import os
from time import perf_counter

import django

from audits.reports.pdf import student_pdf
from audits.reports.pieces import Piece
from audits.reports.student import FindingCard, StudentReport
from bench.measure import say
from tests.reports.sheets import card, report

COUNTS = (1, 60, 200)
ROUNDS = 5
SCRIPTS = ("今天在医院看到", "مرحبا بالعالم", "한국어로 쓴 글", "Русский язык", "👩‍⚕️ 🎉 😭", "हिन्दी में")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    for count in COUNTS:
        reports = [_findings(count, turn) for turn in range(ROUNDS)]
        first, *rest = [_seconds(one) for one in reports]
        say(f"PDF of {count:>3} findings: first {first:.2f} s, then {min(rest):.2f} s, best of {len(rest)}")


def _seconds(of: StudentReport) -> float:
    start = perf_counter()
    student_pdf(of)
    return perf_counter() - start


def _findings(count: int, turn: int) -> StudentReport:
    return report([_finding(number, turn) for number in range(count)], platforms=["x", "instagram"])


def _finding(number: int, turn: int) -> FindingCard:
    story = f"Turn {turn}, post {number}: bed {number % 40} went home. " + "More words about the day. " * (number % 9)
    text = [Piece(story), Piece("today", marked=True), Piece(" " + SCRIPTS[number % len(SCRIPTS)])]
    return card(text, severity=4 - number % 4, day=number)


if __name__ == "__main__":
    main()
