"""Small packs for tests: a rule that is accepted, and what a test changes about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audits.rules.check import ExamplePost
from audits.rules.engine import Engine, Judgement
from audits.rules.pack import PackError, load_pack
from audits.rules.rule import Pack

Row = dict[str, Any]

HEAD: Row = {
    "id": "demo",
    "title": "Demonstration",
    "version": "2026.1",
    "language": "en",
    "reviewed": "2026-01",
    "licence": "MIT",
    "engine": 1,
    "source": {"a-2020": {"title": "A study", "year": 2020, "doi": "10.1/2"}},
}

RULE: Row = {
    "id": "red-hat",
    "category": "colleague-conduct",
    "severity": 2,
    "confidence": "medium",
    "title": "A red hat",
    "why": "Hats are seen from afar.",
    "fine_if": "It rains.",
    "do": "Take it off.",
    "actions": ["rewrite"],
    "false_alarms": ["A hat that only looks red at dusk."],
    "sources": [{"cite": "a-2020", "figure": "Half of all hats were red."}],
    "frames": [{"name": "hat", "any": [r"\bred hat\b"]}],
    "example": [
        {"match": "my [[red hat]]"},
        {"match": "a [[red hat]] again"},
        {"clear": "my blue hat"},
        {"clear": "red shoes"},
        {"clear": "hatred"},
    ],
}


def rule(**changes: Any) -> Row:
    return {**RULE, **changes}


def frames(*patterns: str, **more: Any) -> list[Row]:
    """One frame for each pattern."""
    return [{"name": f"frame {number}", "any": [pattern], **more} for number, pattern in enumerate(patterns)]


def written(folder: Path, *rules: Row, name: str = "demo.toml", **head: Any) -> Path:
    """A pack's file with these rules."""
    path = folder / name
    lines = [f"{key} = {as_toml(value)}" for key, value in {**HEAD, **head, "rule": list(rules or [RULE])}.items()]
    path.write_text("\n".join(lines), "utf-8")
    return path


def loaded(folder: Path, *rules: Row, **head: Any) -> Pack:
    return load_pack(written(folder, *rules, **head))


def problems(folder: Path, *rules: Row, **head: Any) -> list[str]:
    """Why a pack of these rules is refused; each reason stands under the name of its file, here taken off."""
    with pytest.raises(PackError) as refused:
        loaded(folder, *rules, **head)
    assert all(problem.startswith("demo.toml: ") for problem in refused.value.problems)
    return [problem.removeprefix("demo.toml: ") for problem in refused.value.problems]


def judged(pack: Pack, text: str, **post: Any) -> Judgement:
    return Engine([pack]).judge(ExamplePost(text, **post))


def as_toml(value: object) -> str:
    """JSON's strings, numbers and lists are TOML's too; tables are written inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {as_toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
