"""Where commands write to may be closed, full, or of few letters: never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from audits import persona
from tests.factories import QUIET, flagged_texts, x_export
from tests.management.test_commands import ROOT

EXPORT = persona.EXPORTS[0]
JUDGE = f"yes '{json.dumps({'id': 1, 'text': QUIET})}' | head -20000 | $MANAGE judge"


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    words = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "LANG": "C.UTF-8"} | environment
    words["MANAGE"] = f"{sys.executable} {ROOT / 'manage.py'}"
    return subprocess.run(["bash", "-c", command], capture_output=True, env=words, cwd=ROOT, check=False)


@pytest.mark.parametrize("command", [JUDGE, "$MANAGE check_rules", f"$MANAGE audit {EXPORT}"])
def test_a_reader_that_leaves_ends_a_command_quietly(command: str, tmp_path: Path) -> None:
    done = shell(f"{command} | true; exit ${{PIPESTATUS[-2]}}", tmp_path)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.parametrize("command", [JUDGE, "$MANAGE check_rules", f"$MANAGE audit --json {EXPORT}"])
@pytest.mark.parametrize("full", [">/dev/full", ">&-"])
def test_output_that_cannot_be_written_is_one_sentence(command: str, full: str, tmp_path: Path) -> None:
    done = shell(f"{command} {full}", tmp_path)
    assert done.stderr.decode().startswith("The output could not be written: ")
    assert done.stderr.count(b"\n") == 1
    assert done.returncode == 2


def test_a_closed_input_holds_no_posts(tmp_path: Path) -> None:
    done = shell("$MANAGE judge <&-", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("words", [f"audit {EXPORT}", "check_rules", f"audit {EXPORT} 2>&-"])
def test_letters_that_a_terminal_does_not_have_are_replaced(words: str, tmp_path: Path) -> None:
    done = shell(f"$MANAGE {words}", tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_json_is_whole_in_any_locale(tmp_path: Path) -> None:
    export = x_export(tmp_path / "x.zip", [f"{flagged_texts()[0]} \N{HOT BEVERAGE}"])
    done = shell(f"$MANAGE audit --json {export}", tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["findings"][0]["text"].endswith("\N{HOT BEVERAGE}")
