"""The commands: no server, no account, no stored trace; clear sentences and exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from audits import persona
from audits.management.commands.judge import judge_lines
from tests.factories import QUIET, flagged_texts, x_export, zip_of

ROOT = Path(__file__).parent.parent.parent
FINDING = {
    "platform",
    "post_id",
    "kind",
    "created_at",
    "text",
    "rule",
    "category",
    "severity",
    "confidence",
    "exposure",
}


def manage(*words: str, stdin: bytes = b"", folder: Path) -> subprocess.CompletedProcess[bytes]:
    """A command in a clone that was never prepared: no settings, and a data folder that is not there."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder / "never"), "LANG": "C.UTF-8"}
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, cwd=ROOT, check=False)


def test_audit_prints_one_json_object_and_leaves_no_trace(tmp_path: Path) -> None:
    done = manage("audit", str(persona.EXPORTS[0]), "--json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["coverage"]["read"] > 20
    assert report["findings"]
    for finding in report["findings"]:
        assert finding.keys() >= FINDING | {"start", "end"}
        assert 0 <= finding["start"] <= finding["end"] <= len(finding["text"])
    assert not (tmp_path / "never").exists()


def test_audit_prints_a_summary_and_writes_a_pdf(tmp_path: Path) -> None:
    exports = [str(path) for path in persona.EXPORTS]
    done = manage("audit", *exports, "--pdf", str(tmp_path / "me.pdf"), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith("Self-audit")
    assert "Advice, not a verdict" in done.stdout.decode()
    assert (tmp_path / "me.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "no file"),
        (lambda path: path.write_bytes(b"not a zip"), "not a ZIP"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: zip_of(path, [("holiday.txt", "sea")]), "does not look like an export"),
        (lambda path: zip_of(path, [("your_facebook_activity/posts/your_posts_1.html", "<html>")]), "JSON"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_one_sentence(make: Any, says: str, tmp_path: Path) -> None:
    make(tmp_path / "export.zip")
    done = manage("audit", str(tmp_path / "export.zip"), folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_pdf_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    export = x_export(tmp_path / "x.zip", [QUIET])
    done = manage("audit", str(export), "--pdf", str(tmp_path / "no" / "such" / "me.pdf"), folder=tmp_path)
    assert done.returncode == 2
    assert "could not be written" in done.stderr.decode()


def judged(*lines: str | bytes) -> tuple[list[dict[str, Any]], list[str]]:
    out, complaints = io.BytesIO(), list[str]()
    raw = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
    judge_lines(io.BytesIO(raw), out, complaints.append)
    return [json.loads(line) for line in out.getvalue().splitlines()], complaints


def post(**fields: Any) -> str:
    return json.dumps(fields)


def test_judge_answers_each_post_in_order() -> None:
    flagged = flagged_texts()[0]
    answers, complaints = judged(
        post(id="a", text=QUIET, kind="post"), post(id=7, text=flagged), post(id=None, text="", media=None)
    )
    assert [answer["id"] for answer in answers] == ["a", 7, None]
    assert [answer["verdict"] for answer in answers] == ["clear", "found", "not_applicable"]
    (first, *_) = answers[1]["findings"]
    assert first.keys() == {"rule", "category", "severity", "confidence", "start", "end"}
    assert flagged[first["start"] : first["end"]].strip()
    assert complaints == []


def test_judge_says_where_a_mark_lies_in_the_photo() -> None:
    answers, _ = judged(
        post(id=1, text="look", kind="caption", media="x-ray of a patient's knee with the name visible")
    )
    assert answers[0]["findings"][0]["in"] == "media"


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("{", "is not JSON"),
        ("[]", "is not one JSON object"),
        ("3", "is not one JSON object"),
        ('{"text": "no id"}', "has no “id”"),
        ('{"id": 1}', "neither a “text” nor a “media”"),
        ('{"id": 1, "media": []}', "neither a “text” nor a “media”"),
        ('{"id": 1, "text": 5}', "a “text” that is not a string"),
        ('{"id": 1, "text": "", "media": [5]}', "a “media” that is not a description"),
        ("[" * 5000, "is not"),
        ('{"id": 1, "text": "' + "a" * (1 << 20) + '"}', "longer than 1 MB"),
        ('{"id": 1, "text": "' + "a" * (3 << 20), "longer than 1 MB"),
    ],
)
def test_a_broken_line_is_reported_with_its_number_and_stops_nothing(broken: str, why: str) -> None:
    answers, complaints = judged(post(id=1, text=QUIET), broken, "", post(id=3, text=QUIET))
    assert [answer["id"] for answer in answers] == [1, 3]
    assert len(complaints) == 1
    assert complaints[0].startswith("line 2 ")
    assert why in complaints[0]


@pytest.mark.parametrize(
    "line",
    [
        b'\xef\xbb\xbf{"id": 1, "text": "soup"}',
        b'{"id": 1, "text": "soup \\ud83d"}',
        b'{"id": 1, "text": "soup \xff"}',
        b'{"id": 1, "text": "soup"}\r',
        b'{"id": 1, "text": "soup", "kind": null, "lang": null, "media": null}',
        b'{"id": 1, "text": "soup", "kind": "POST"}',
        b'{"id": 1, "text": null, "media": "soup"}',
        b'{"id": 1, "media": ["soup", null, {"alt": "bread"}, {"description": "salt"}, {"text": "tea"}]}',
        b'{"id": 1, "text": "", "media": {"alt": "soup"}}',
    ],
)
def test_a_good_post_is_judged_in_whatever_way_it_was_written(line: bytes) -> None:
    answers, complaints = judged(line)
    assert [answer["verdict"] for answer in answers] == ["clear"]
    assert complaints == []


def test_a_photo_that_nobody_described_cannot_be_told() -> None:
    answers, _ = judged('{"id": 1, "media": [{"url": "a.jpg"}]}')
    assert answers[0]["verdict"] == "could_not_tell"


def test_a_kind_is_known_in_capitals() -> None:
    answers, _ = judged(post(id=1, text=flagged_texts()[0], kind="Post"), post(id=2, text="x", kind="REPOST"))
    assert [answer["verdict"] for answer in answers] == ["found", "not_applicable"]


@pytest.mark.parametrize("name", [b'"\xff"', b'"\\ud800"', b'{"a": ["\xff\\udc00"]}', b"1e999", b'"\\\\ud800"'])
def test_an_answer_is_valid_json_whatever_the_id(name: bytes) -> None:
    out = io.BytesIO()
    judge_lines(io.BytesIO(b'{"id": ' + name + b', "text": "soup"}'), out, print)
    json.loads(out.getvalue().decode())["id"].__repr__().encode()  # a half of a pair would not encode


def test_a_program_that_waits_for_each_answer_gets_it() -> None:
    ours, theirs = os.pipe()
    answers: list[bytes] = []

    class Out(io.BytesIO):
        def flush(self) -> None:
            answers.append(self.getvalue())
            os.close(theirs) if len(answers) == 2 else os.write(theirs, post(id=2, text="").encode() + b"\n")

    os.write(theirs, post(id=1, text="").encode() + b"\n")
    with io.BufferedReader(io.FileIO(ours)) as lines:
        judge_lines(lines, Out(), print)
    assert [answer.count(b"\n") for answer in answers] == [1, 2]


def test_judge_never_repeats_what_was_in_a_broken_line() -> None:
    _, complaints = judged('{"text": "a secret nobody should see"')
    assert "secret" not in complaints[0]


def test_judge_from_the_shell_touches_no_database(tmp_path: Path) -> None:
    done = manage("judge", stdin=post(id=1, text=QUIET).encode(), folder=tmp_path)
    assert (done.returncode, json.loads(done.stdout)["verdict"]) == (0, "clear")
    assert not (tmp_path / "never").exists()


def test_check_rules_prints_every_rule_with_its_sources(tmp_path: Path) -> None:
    done = manage("check_rules", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "rules hold." in done.stdout.decode()


def test_check_rules_fails_on_an_example_that_does_not_hold(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('id = "bad"')
    done = manage("check_rules", "--folder", str(tmp_path), folder=tmp_path)
    assert done.returncode == 1
    assert "bad.toml" in done.stderr.decode()


def test_prepare_makes_secrets_that_only_their_owner_can_read_and_keeps_them(tmp_path: Path) -> None:
    for _ in range(2):
        done = manage("prepare", folder=tmp_path)
        assert done.returncode == 0, done.stderr
    data = tmp_path / "never"
    assert data.stat().st_mode & 0o077 == 0
    kept = {name: (data / name).read_text() for name in ("secret_key", "master_keys")}
    assert all((data / name).stat().st_mode & 0o077 == 0 for name in kept)
    manage("prepare", folder=tmp_path)
    assert kept == {name: (data / name).read_text() for name in kept}


def test_a_server_without_secrets_does_not_start_and_says_how_to_make_them(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgresql://db/footprint", "DATA_DIR": str(tmp_path)}
    command = [sys.executable, str(ROOT / "manage.py"), "check"]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=ROOT, check=False)
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr.decode()
    assert "openssl" in done.stderr.decode()
