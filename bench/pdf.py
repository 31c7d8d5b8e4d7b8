"""How long a PDF takes: python bench/pdf.py [FINDINGS]

Every round has other words in it, so that nothing is answered from typst's memory.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from audits.reports.pdf import student_pdf  # noqa: E402 - after Django's settings
from audits.reports.pieces import Piece  # noqa: E402 - the same
from audits.reports.student import FindingCard, StudentReport  # noqa: E402 - the same
from tests.reports.sheets import card, report  # noqa: E402 - the same

ROUNDS = 5
SCRIPTS = ("今天在医院看到", "مرحبا بالعالم", "한국어로 쓴 글", "Русский язык", "👩‍⚕️ 🎉 😭", "हिन्दी में")


def findings(count: int, round: int) -> StudentReport:
    return report([_finding(number, round) for number in range(count)], platforms=["x", "instagram"])


def _finding(number: int, round: int) -> FindingCard:
    story = f"Round {round}, post {number}: bed {number % 40} went home. " + "More words about the day. " * (number % 9)
    text = [Piece(story), Piece("today", marked=True), Piece(" " + SCRIPTS[number % len(SCRIPTS)])]
    return card(text, severity=4 - number % 4, day=number)


def main(count: int) -> None:
    taken = []
    for round in range(ROUNDS):
        before = findings(count, round)
        start = perf_counter()
        pdf = student_pdf(before)
        taken.append(perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    warm = sorted(taken[1:])[len(taken[1:]) // 2]
    sys.stdout.write(
        f"{count} findings: first {taken[0]:.2f} s, then {warm:.2f} s; {len(pdf) // 1024} KB; peak {peak} MB\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
