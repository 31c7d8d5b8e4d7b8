"""Auditing files where they lie: what is refused and how, and what reaches a terminal."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from audits.management.summary import ProgressBar, summary
from audits.platforms.base import PlatformError
from audits.reports.coverage import Coverage
from audits.services.import_export import by_platform
from audits.services.reporting import report_on_files
from tests.factories import QUIET, flagged_texts, x_export, zip_of
from tests.management.test_commands import ROOT, manage


def refusal(*paths: Path | str, folder: Path) -> str:
    done = manage("audit", *map(str, paths), folder=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    sentence = done.stderr.decode()
    assert sentence.count("\n") == 1
    assert "Error" not in sentence
    return sentence


def unpacked(export: Path, folder: Path) -> Path:
    with zipfile.ZipFile(export) as archive:
        archive.extractall(folder)
    return folder


def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in refusal(tmp_path / "pipe", folder=tmp_path)
    assert "neither a file nor a folder" in refusal("/dev/null", folder=tmp_path)
    assert "name too long" in refusal("a" * 300, folder=tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    export = x_export(tmp_path / "x.zip", [QUIET])
    export.chmod(0)
    assert "Permission denied" in refusal(export, folder=tmp_path)


def test_a_name_that_steers_a_terminal_does_not_reach_it(tmp_path: Path) -> None:
    assert "\x1b" not in refusal(tmp_path / "a\x1b[31m\u202eb.zip", folder=tmp_path)


def test_a_folder_that_is_no_export_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("sea")
    assert refusal(tmp_path, folder=tmp_path).startswith("This folder is not an export")


def test_among_several_files_the_one_refused_is_named(tmp_path: Path) -> None:
    good = x_export(tmp_path / "good.zip", [QUIET])
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"no zip")
    html = zip_of(tmp_path / "html.zip", [("your_facebook_activity/posts/your_posts_1.html", "<html>")])
    assert refusal(good, broken, folder=tmp_path).startswith("broken.zip: This is not a ZIP file.")
    assert refusal(good, html, folder=tmp_path).startswith("html.zip: ")


def test_among_several_uploads_the_one_refused_is_named_or_numbered(tmp_path: Path) -> None:
    (broken := tmp_path / "a.upload").write_bytes(b"no zip")
    good = x_export(tmp_path / "b.upload", [QUIET])
    with pytest.raises(PlatformError, match=r"^File 2 of 2: This is not a ZIP"):
        by_platform([good, broken])
    with pytest.raises(PlatformError, match=r"^x\.zip: This is not a ZIP"):
        by_platform([good, broken], ["y.zip", "x.zip"])


def test_a_folder_and_a_zip_of_one_account_count_once(tmp_path: Path) -> None:
    export = x_export(tmp_path / "x.zip", [QUIET, flagged_texts()[0]])
    longer = x_export(tmp_path / "longer.zip", [QUIET, flagged_texts()[0], f"{QUIET} 2"])
    folder = unpacked(export, tmp_path / "x")
    for paths, read in (([folder, export], 2), ([folder, longer], 3), ([export, longer], 3)):
        report = report_on_files(paths)
        assert [one.total for one in report.coverage] == [read]
        assert len({card.post_id for card in report.findings}) == 1
        assert len(report.findings) == len({card.rule.id for card in report.findings})


def test_a_folder_and_a_zip_of_two_accounts_are_refused(tmp_path: Path) -> None:
    other = x_export(tmp_path / "other.zip", [QUIET], account_id="2002", handle="somebody")
    folder = unpacked(x_export(tmp_path / "x.zip", [QUIET]), tmp_path / "x")
    two_folders = [folder, unpacked(other, tmp_path / "other")]
    for paths in ([folder, other], [tmp_path / "x.zip", other], two_folders):
        with pytest.raises(PlatformError, match="two different accounts"):
            report_on_files(paths)


def test_json_and_a_pdf_in_one_run(tmp_path: Path) -> None:
    export, pdf = x_export(tmp_path / "x.zip", [QUIET]), tmp_path / "me.pdf"
    done = manage("audit", str(export), "--json", "--pdf", str(pdf), folder=tmp_path)
    assert json.loads(done.stdout)["coverage"]["read"] == 1
    assert done.stderr.decode() == f"Report written to {pdf}\n"
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_summary_holds_nothing_that_steers_a_terminal(tmp_path: Path) -> None:
    text = f"\x1b[31m\u202e\x07{flagged_texts()[0]}"
    export = x_export(tmp_path / "x.zip", [text])
    with zipfile.ZipFile(export, "a") as archive:
        archive.writestr("data/odd\x1b\u202e\n.js", "")
    said = summary(report_on_files([export]))
    assert not {"\x1b", "\u202e", "\x07"} & set(said)
    assert "read 1 item (" in said


def test_one_photo_is_one_photo(tmp_path: Path) -> None:
    report = report_on_files([x_export(tmp_path / "x.zip", [QUIET])])
    report.coverage[0].photos = 1
    assert "nobody looked at 1 photo or video, only at the words beside it" in summary(report)


def test_progress_grows_to_the_whole(tmp_path: Path) -> None:
    shares: list[float] = []
    export = x_export(tmp_path / "x.zip", [f"{n} {QUIET * 20}" for n in range(5000)])
    report_on_files([export, unpacked(export, tmp_path / "x")], lambda _, share: shares.append(share))
    assert len(shares) > 4
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1]
    assert 0.95 < shares[-1] < 1.05


def test_a_bar_fills_and_never_goes_back() -> None:
    bar = ProgressBar(out := io.StringIO())
    for share in (0.5, 0.25, 2.0):
        bar(Coverage(platform="x"), share)
    first, second, last = out.getvalue().split("\r")[1:]
    assert first == second
    assert first.count("█") == first.count("░")
    assert "100%" in last
    assert "░" not in last


def test_the_bar_is_plain_and_only_on_a_terminal(tmp_path: Path) -> None:
    export = x_export(tmp_path / "x.zip", [QUIET])
    assert manage("audit", str(export), folder=tmp_path).stderr == b""
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "manage.py"), "audit", str(export)]
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "never"), "LANG": "C.UTF-8"}
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment, cwd=ROOT, check=True)
    seen = os.read(ours, 1 << 16).decode()
    os.close(ours)
    os.close(theirs)
    assert "█" in seen
    assert "\x1b" not in seen
