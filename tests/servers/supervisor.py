"""Start what is missing, hand out the URLs, stop it again."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from signal import SIGINT, SIGTERM
from subprocess import Popen
from urllib.parse import quote

from tests.servers import programs
from tests.servers.account import Account, account
from tests.servers.folder import own_folder
from tests.servers.process import server
from tests.servers.trouble import NoServerError

START_LIMIT = 60.0
LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Nothing in a throw-away database has to survive a power cut."""


@contextmanager
def running(given: Mapping[str, str], *, wheels_only: bool = False) -> Iterator[dict[str, str]]:
    """``DATABASE_URL`` and ``REDIS_URL``: those given, and own servers for the rest."""
    urls = {name: given[name] for name in ("DATABASE_URL", "REDIS_URL") if given.get(name)}
    with ExitStack() as stack:
        if len(urls) < 2:
            who = account()
            folder = stack.enter_context(own_folder(who))
        if "DATABASE_URL" not in urls:
            program = programs.postgres(wheels_only=wheels_only)
            urls["DATABASE_URL"] = stack.enter_context(postgres(program, who, folder))
        if "REDIS_URL" not in urls:
            program = programs.redis(wheels_only=wheels_only)
            urls["REDIS_URL"] = stack.enter_context(redis(program, who, folder))
        yield urls


@contextmanager
def postgres(program: programs.Program, who: Account, folder: Path) -> Iterator[str]:
    """A PostgreSQL on a socket in ``folder``, which only its owner and root can enter; no TCP."""
    path, data = program.for_account(who, folder), folder / "postgres"
    new_cluster(path.with_name("initdb"), who, data)
    settings = [*SPEED, "listen_addresses=", f"unix_socket_directories={folder}", "log_min_messages=fatal"]
    command = [str(path), "-D", str(data), *(part for setting in settings for part in ("-c", setting))]
    log = folder / "postgres.log"
    with server(command, who, log, SIGINT) as child:
        wait_for("PostgreSQL", child, log, lambda: is_ready(data / "postmaster.pid"))
        yield f"postgresql://footprint@{quote(str(folder), safe='')}/postgres"


def new_cluster(initdb: Path, who: Account, data: Path) -> None:
    login = ["--username=footprint", "--auth-local=trust", "--auth-host=reject"]
    made = subprocess.run(
        [str(initdb), "-D", str(data), *login, "--encoding=UTF8", f"--locale={LOCALE}", "--no-sync"],
        user=who.uid,
        group=who.gid,
        extra_groups=who.extra_groups,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise NoServerError(f"{initdb} failed:\n{made.stderr}")


def is_ready(status: Path) -> bool:
    """The last line of ``postmaster.pid`` is what ``pg_ctl`` waits for too."""
    return status.exists() and status.read_text().rstrip().endswith("ready")


@contextmanager
def redis(program: programs.Program, who: Account, folder: Path) -> Iterator[str]:
    """A Redis on a socket in ``folder``; no TCP, nothing written."""
    path, door, log = program.for_account(who, folder), folder / "redis.sock", folder / "redis.log"
    place = ["--port", "0", "--unixsocket", str(door), "--unixsocketperm", "700", "--dir", str(folder)]
    with server([str(path), *place, "--save", "", "--appendonly", "no"], who, log, SIGTERM) as child:
        wait_for("Redis", child, log, lambda: answers(door))
        yield f"unix://{door}"


def answers(door: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as talk:
        try:
            talk.connect(str(door))
        except OSError:
            return False
        talk.sendall(b"PING\r\n")
        return talk.recv(16).startswith(b"+PONG")


def wait_for(name: str, child: Popen[bytes], log: Path, ready: Callable[[], bool]) -> None:
    until = time.monotonic() + START_LIMIT
    while not ready():
        if child.poll() is not None or time.monotonic() > until:
            raise NoServerError(f"{name} did not start:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.02)
