"""Packs: rules as data, with their sources and examples.

A pack is one TOML file (``name.toml``), or a head with parts beside it (``name.*.toml``) that
add rules and words. The format is described in docs/rules.md.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from audits.rules.keywords import Finder
from audits.rules.patterns import PatternError, compile_any
from audits.rules.refusals import reasons_to_refuse, repeated
from audits.rules.rows import ExampleRow, PackRows, PartRows, RuleRow, SourceRow
from audits.rules.rule import Cited, Example, Exemption, Frame, Pack, PackEdition, Rule, Source

ENGINE = 1
"""The edition of the pack format that this code reads."""

PACKS = Path(__file__).parent / "packs"

Rows = TypeVar("Rows")


class PackError(Exception):
    """A pack that may not be used, with every reason found."""

    def __init__(self, pack: str, problems: list[str]) -> None:
        super().__init__("\n".join(f"{pack}: {problem}" for problem in problems))
        self.problems = problems


def load_pack(path: Path) -> Pack:
    """The pack at ``path``, with its parts. Raises PackError with every problem found."""
    rows, problems = _read(path)
    if rows is None:
        raise PackError(path.name, problems)
    rules: list[Rule] = []
    edition = PackEdition(rows.id, rows.title, rows.version)
    finder = Finder(rows.words)
    sources = {key: _source(key, row) for key, row in rows.source.items()}
    for row in rows.rule:
        found = list(reasons_to_refuse(row, rows))
        problems += [f"rule {row.id}: {problem}" for problem in found]
        if not found:
            try:
                rules.append(_rule(row, rows.words, finder, sources, edition))
            except (PatternError, re.error) as error:
                problems.append(f"rule {row.id}: {error}")
    problems += repeated([row.id for row in rows.rule])
    if rows.engine != ENGINE:
        problems.append(f"engine {rows.engine} is asked for, this is engine {ENGINE}")
    if problems:
        raise PackError(path.name, problems)
    return Pack(edition, rows.language, rows.reviewed, rows.licence, tuple(sources.values()), tuple(rules))


def load_packs(folder: Path = PACKS) -> tuple[Pack, ...]:
    """Every pack in a folder, by name. A part's name has a dot before ``.toml``; a head's has none."""
    return tuple(load_pack(path) for path in sorted(folder.glob("*.toml")) if "." not in path.stem)


def _read(path: Path) -> tuple[PackRows | None, list[str]]:
    problems: list[str] = []
    rows = _convert(path, PackRows, problems)
    for part in sorted(path.parent.glob(f"{path.stem}.*.toml")):
        added = _convert(part, PartRows, problems)
        if added and rows:
            rows.rule += added.rule
            problems += [f"{part.name}: words {name!r} are there already" for name in added.words if name in rows.words]
            rows.words |= added.words
    return rows, problems


def _convert(path: Path, shape: type[Rows], problems: list[str]) -> Rows | None:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        problems.append(f"{path.name}: {error}")
        return None


def _rule(
    row: RuleRow, words: dict[str, list[str]], finder: Finder, sources: dict[str, Source], edition: PackEdition
) -> Rule:
    return Rule(
        id=row.id,
        pack=edition,
        category=row.category,
        severity=row.severity,
        confidence=row.confidence,
        status=row.status,
        title=row.title,
        why=row.why,
        fine_if=row.fine_if,
        do=row.do,
        actions=tuple(row.actions),
        false_alarms=tuple(row.false_alarms),
        sources=tuple(Cited(sources[cited.cite], cited.figure) for cited in row.sources),
        kinds=frozenset(row.kinds),
        frames=tuple(
            Frame(frame.name, compile_any(frame.any, words), frame.field, finder.keywords(frame.any))
            for frame in row.frames
        ),
        within=row.within,
        unless=tuple(
            Exemption(compile_any(unless.any, words), unless.scope, unless.field, unless.clear, unless.media)
            for unless in row.unless
        ),
        instead_of=frozenset(row.instead_of),
        examples=tuple(_example(example) for example in row.example),
    )


def _source(key: str, row: SourceRow) -> Source:
    return Source(key, row.title, row.authors, row.year, row.url or f"https://doi.org/{row.doi}")


def _example(row: ExampleRow) -> Example:
    text, marks = unmark(row.match or row.clear)
    media, media_marks = unmark(row.media)
    return Example(text, marks, media, media_marks, row.kind, matches=bool(row.match or media_marks))


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """``"a [[b]] c"`` → ``("a b c", ((2, 3),))``."""
    text, marks = "", []
    for index, piece in enumerate(re.split(r"\[\[|\]\]", marked)):
        if index % 2:
            marks.append((len(text), len(text) + len(piece)))
        text += piece
    return text, tuple(marks)
