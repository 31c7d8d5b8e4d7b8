"""Web, worker and beat in one process: responsive while it works, and no loss when it is killed."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.exports import big_x
from tests.people import PASSWORD
from tests.served import free_port, serve

POSTS = 100_000
ENDS_WITHIN = 120.0


class Student:
    """Somebody with a browser, as far as forms go."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = requests.Session()

    def post(self, path: str, form: dict[str, str], **sent: Any) -> requests.Response:
        page = self.session.get(self.address + path, timeout=30)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token
        form |= {"csrfmiddlewaretoken": token[1]}
        return self.session.post(self.address + path, form, timeout=60, headers={"Referer": self.address}, **sent)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


@pytest.fixture
def process(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = serve(folder, port)
    yield process
    kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder / "footprint.sqlite3", timeout=20) as database:
        return database.execute(query).fetchall()


def wait_for(folder: Path, condition: str) -> None:
    until = time.monotonic() + ENDS_WITHIN
    while not rows(folder, f"SELECT 1 FROM audits_pull WHERE {condition}"):  # noqa: S608 - our own words
        assert time.monotonic() < until, rows(folder, "SELECT state, cursor, attempts, reason FROM audits_pull")
        time.sleep(0.02)


def test_an_audit_survives_a_kill_of_the_process_in_the_middle(
    process: subprocess.Popen[bytes], folder: Path, port: int, tmp_path: Path
) -> None:
    big_x.write(tmp_path / "x.zip", POSTS)
    student = Student(f"http://127.0.0.1:{port}")
    assert student.post("/account/signup/", {"email": "ana@example.org", "password1": PASSWORD}).ok
    with (tmp_path / "x.zip").open("rb") as file:
        assert student.post("/audits/new/", {}, files={"exports": file}).ok

    wait_for(folder, "cursor > 0")
    answered = time.perf_counter()
    assert student.session.get(student.address + "/me/", timeout=30).ok
    assert time.perf_counter() - answered < 10  # a page while it works, on however slow a machine
    kill(process)
    state, cursor = rows(folder, "SELECT state, cursor FROM audits_pull")[0]
    assert state == "running"
    assert 0 < cursor < POSTS

    again = serve(folder, port)
    try:
        wait_for(folder, "state = 'done' AND id NOT IN (SELECT pull_id FROM audits_upload)")
    finally:
        kill(again)
    read, judged, flagged = rows(folder, "SELECT items_read, posts_judged, posts_flagged FROM audits_pull")[0]
    assert read >= POSTS
    assert judged <= read
    assert rows(folder, "SELECT count(*) FROM audits_post") == [(flagged,)]
    assert list((folder / "uploads").iterdir()) == []
