"""Audit an export on this computer: no server, no account, no stored trace.

    python manage.py audit EXPORT.zip [MORE.zip …] [--json] [--pdf FILE]

Exit code 0 when audited, 2 with one sentence when the file cannot be read.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from audits.management.summary import ProgressBar, shown_line, summary
from audits.platforms.base import PlatformError
from audits.reports.exports import as_json
from audits.reports.student import StudentReport
from audits.services.reporting import report_on_files


class Refused(Exception):
    """Why there is no audit, in one sentence."""


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("export", nargs="+", type=Path, help="the ZIP files of one export, or its unzipped folder")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of the summary")
        parser.add_argument("--pdf", type=Path, metavar="FILE", help="also write the report as a PDF")

    def handle(self, *args: Any, export: list[Path], json: bool, pdf: Path | None, **options: Any) -> None:
        try:
            report = _report(export)
            if json:
                sys.stdout.buffer.write(as_json(report) + b"\n")  # JSON is UTF-8, whatever the terminal speaks
            else:
                self.stdout.write(summary(report))
            if pdf:
                self.stdout.flush()
                _write_pdf(report, pdf)
                self.stderr.write(f"Report written to {shown_line(str(pdf))}", str)
        except Refused as refusal:
            self.stderr.write(shown_line(str(refusal)))
            sys.exit(2)


def _report(export: list[Path]) -> StudentReport:
    for path in export:
        _look_at(path)
    progress = ProgressBar(sys.stderr) if sys.stderr.isatty() else None
    try:
        return report_on_files(export, progress)
    except PlatformError as refusal:
        raise Refused(refusal.message) from None
    except OSError as error:
        if error.filename is None:  # not a file's, but the terminal's
            raise
        raise Refused(f"{error.filename} cannot be read: {error.strerror}.") from None
    finally:
        if progress:
            progress.clear()


def _look_at(path: Path) -> None:
    """Raises Refused for what is no file or folder, or cannot be opened. Opens no pipe, which might wait for ever."""
    try:
        if path.is_dir():
            os.scandir(path).close()
        elif path.is_file():
            path.open("rb").close()
        elif path.exists():
            raise Refused(f"{path} is neither a file nor a folder. Choose the ZIP file just as the platform sent it.")
        else:
            raise Refused(f"There is no file at {path}.")
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from None


def _write_pdf(report: StudentReport, file: Path) -> None:
    from audits.reports.pdf import student_pdf  # the PDF engine takes its time to load; most runs do without

    try:
        file.write_bytes(student_pdf(report))
    except OSError as error:
        raise Refused(f"The PDF could not be written to {file}: {error.strerror}.") from None
