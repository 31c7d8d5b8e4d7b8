"""Audit an export on this computer: no server, no account, no stored trace.

    python manage.py audit EXPORT.zip [MORE.zip …] [--json | --pdf FILE]

Exit code 0 when audited, 2 with one sentence when the file cannot be read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audits.management.summary import ProgressLine, summary
from audits.platforms.base import PlatformError
from audits.reports.exports import as_json
from audits.reports.student import StudentReport
from audits.services.reporting import report_on_files


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("export", nargs="+", type=Path, help="the ZIP files of one export, or its unzipped folder")
        output = parser.add_mutually_exclusive_group()
        output.add_argument("--json", action="store_true", help="print one JSON object instead of the summary")
        output.add_argument("--pdf", type=Path, metavar="FILE", help="also write the report as a PDF")

    def handle(self, *args: Any, export: list[Path], json: bool, pdf: Path | None, **options: Any) -> None:
        for path in export:
            if not path.exists():
                raise CommandError(f"There is no file at {path}.", returncode=2)
        progress = ProgressLine(self.stderr) if sys.stderr.isatty() and not json else None
        try:
            report = report_on_files(export, progress)
        except PlatformError as refusal:
            raise CommandError(refusal.message, returncode=2) from None
        finally:
            if progress:
                progress.clear()
        if json:
            self.stdout.write(as_json(report).decode())
            return
        self.stdout.write(summary(report))
        if pdf:
            _write_pdf(report, pdf)


def _write_pdf(report: StudentReport, file: Path) -> None:
    from audits.reports.pdf import student_pdf  # the PDF engine takes its time to load; most runs do without

    try:
        file.write_bytes(student_pdf(report))
    except OSError as error:
        raise CommandError(f"The PDF could not be written to {file}: {error.strerror}.", returncode=2) from None
