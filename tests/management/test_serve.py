"""Serving at an address: what may be said for one, and one sentence where it cannot be had."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audits.management.commands.serve import host_and_port, why_not
from tests.served import ROOT, free_port, served


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", "8000")),
        ("8080", ("127.0.0.1", "8080")),
        (":8080", ("127.0.0.1", "8080")),
        ("[::1]:8000", ("::1", "8000")),
        ("localhost:9000", ("localhost", "9000")),
    ],
)
def test_an_address_may_be_short(address: str, meant: tuple[str, str]) -> None:
    assert host_and_port(address) == meant


def test_a_free_port_is_good_and_a_taken_one_leads_to_another(taken: int) -> None:
    assert why_not("127.0.0.1", str(free_port())) == ""
    assert why_not("127.0.0.1", str(taken)) == f"Port {taken} is in use. Try: make run ADDRESS=127.0.0.1:8080"


@pytest.mark.parametrize("port", ["", "http", "70000", "-1"])
def test_what_is_no_port_is_said_to_be_none(port: str) -> None:
    assert "is no port" in why_not("127.0.0.1", port)


def test_the_command_ends_with_one_sentence(taken: int, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "LANG": "C.UTF-8"}
    command = [sys.executable, str(ROOT / "manage.py"), "serve", str(taken)]
    ended = subprocess.run(command, capture_output=True, env=environment, cwd=ROOT, check=False, text=True)
    assert ended.returncode == 1
    assert ended.stdout + ended.stderr == f"Port {taken} is in use. Try: make run ADDRESS=127.0.0.1:8080\n"


def test_serving_begins_without_a_warning(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        log = (tmp_path / "served.log").read_text()
    lines = log.split("Footprint is at")
    assert lines[-1].startswith(f" {address}/")
    assert "arning" not in log
    assert "No hostname" not in log
