"""Who imports whom, read from the source: absolute, package and relative spellings alike."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LADDER: tuple[frozenset[str], ...] = tuple(
    frozenset(step.split(" | "))
    for step in (
        "urls | checks",
        "views | admin | management | templatetags",
        "forms",
        "tasks",
        "services | access",
        "reports",
        "models",
        "platforms | rules | persona",
    )
)
"""The parts of ``audits``, top to bottom. A part imports itself and what stands on a lower step."""
OUTSIDE = frozenset({"apps", "migrations"})
"""Written by Django's conventions; nothing imports them."""
WITHOUT_DJANGO = frozenset({"platforms", "rules", "persona"})
FRAMEWORK = frozenset({"django", "footprint", "celery"})
ONE_DOOR = frozenset({"tweepy", "facebook", "re2", "typst", "cryptography"})
"""What is imported in one module only, so that it can be replaced there."""


@dataclass(frozen=True)
class Import:
    by: str
    """The module that imports."""
    name: str
    """What it imports, absolute; for ``from a import b``, both ``a`` and ``a.b``."""


def imports(source: str, module: str, *, package: bool) -> Iterator[Import]:
    """Every import of a module, those inside functions included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = absolute(node, module, package=package)
            yield Import(module, origin)
            yield from (Import(module, f"{origin}.{alias.name}") for alias in node.names)


def absolute(node: ast.ImportFrom, module: str, *, package: bool) -> str:
    """``from ..models`` in ``audits.views.home`` is ``audits.models``."""
    if node.level == 0:
        return node.module or ""
    up = node.level - 1 if package else node.level
    above = module.split(".")[: len(module.split(".")) - up]
    return ".".join([*above, *([node.module] if node.module else [])])


def all_imports(root: Path = ROOT) -> list[Import]:
    found: list[Import] = []
    for path in [*root.glob("audits/**/*.py"), *root.glob("footprint/**/*.py")]:
        parts = path.relative_to(root).with_suffix("").parts
        package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if package else parts)
        found += imports(path.read_text(encoding="utf-8"), module, package=package)
    return found


def part(module: str) -> str | None:
    """``models`` for ``audits.models.people``; nothing for ``audits`` itself or what is not in it."""
    first, _, rest = module.partition(".")
    return rest.split(".")[0] or None if first == "audits" else None


def trouble(found: Import) -> str | None:
    """What is wrong with an import, or nothing."""
    by, of = part(found.by), part(found.name)
    if by is None:
        return "footprint names audits by string only" if part(found.name) or found.name == "audits" else None
    if by in WITHOUT_DJANGO and found.name.split(".")[0] in FRAMEWORK:
        return f"{by} works without Django and Celery"
    if of is None or of == by or by in OUTSIDE or step(of) is None:
        return None
    mine = step(by)
    if mine is None:
        return f"audits.{by} stands on no step of the ladder"
    return None if step(of, below=mine) else f"{by} may import only what stands below it, not {of}"


def step(name: str, *, below: int = -1) -> int | None:
    """The step that a part stands on, if it is lower than ``below``."""
    return next((i for i, names in enumerate(LADDER) if name in names and i > below), None)


def doors(found: list[Import]) -> dict[str, set[str]]:
    """Which modules import each package that has one door."""
    each: dict[str, set[str]] = {name: set() for name in ONE_DOOR}
    for one in found:
        if (top := one.name.split(".")[0]) in each:
            each[top].add(one.by)
    return each
