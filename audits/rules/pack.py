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

from audits.rules.head_refusals import head_reasons, reasons_together, words_reasons
from audits.rules.keywords import Finder
from audits.rules.patterns import PatternError, compile_any
from audits.rules.refusals import reasons_to_refuse, repeated
from audits.rules.rows import ExampleRow, PackRows, PartRows, RuleRow, SourceRow
from audits.rules.rule import Cited, Example, Exemption, Frame, Pack, PackEdition, Rule, Source

PACKS = Path(__file__).parent / "packs"

Rows = TypeVar("Rows")


class PackError(Exception):
    """Packs that may not be used, with every reason found, each under the name of its file."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def load_pack(path: Path) -> Pack:
    """The pack at ``path``, with its parts. Raises PackError with every problem found."""
    head, rows_of, problems = _read(path)
    if head is None:
        raise PackError(problems)
    edition = PackEdition(head.id, head.title, head.version)
    sources = {key: _source(key, row) for key, row in head.source.items()}
    finder = Finder(head.words)
    rules: list[Rule] = []
    for file, row in rows_of:
        found = list(reasons_to_refuse(row, head))
        if not found:
            try:
                rules.append(_rule(row, head.words, finder, sources, edition))
            except (PatternError, re.error) as error:
                found.append(str(error))
        problems += [f"{file}: rule {row.id}: {problem}" for problem in found]
    problems += [f"{path.name}: {problem}" for problem in repeated([row.id for _, row in rows_of])]
    if problems:
        raise PackError(problems)
    return Pack(edition, head.language, head.reviewed, head.licence, tuple(sources.values()), tuple(rules))


def load_packs(folder: Path = PACKS) -> tuple[Pack, ...]:
    """Every pack in a folder, by name. A part's name has a dot before ``.toml``; a head's has none."""
    files = sorted(folder.glob("*.toml"))
    heads = [path for path in files if "." not in path.stem]
    problems = [
        f"{path.name}: its head {head} is not there"
        for path in files
        if not path.with_name(head := _head(path)).exists()
    ]
    if not files:
        problems.append(f"{folder}: there is no pack here, a file that ends in .toml")
    packs: list[Pack] = []
    for path in heads:
        try:
            packs.append(load_pack(path))
        except PackError as error:
            problems += error.problems
    if problems or (problems := [f"{folder.name}: {reason}" for reason in reasons_together(packs)]):
        raise PackError(problems)
    return tuple(packs)


def _head(path: Path) -> str:
    return f"{path.name.split('.', 1)[0]}.toml"


def _read(path: Path) -> tuple[PackRows | None, list[tuple[str, RuleRow]], list[str]]:
    """The head with the words of its parts; every rule with the name of its file; what is wrong so far."""
    problems: list[str] = []
    head = _convert(path, PackRows, problems)
    rows_of = [(path.name, row) for row in head.rule] if head else []
    if head:
        problems += [f"{path.name}: {reason}" for reason in (*head_reasons(head), *words_reasons(head.words))]
    for file in sorted(path.parent.glob(f"{path.stem}.*.toml")):
        part = _convert(file, PartRows, problems)
        if part and head:
            rows_of += [(file.name, row) for row in part.rule]
            problems += [f"{file.name}: {reason}" for reason in words_reasons(part.words)]
            problems += [f"{file.name}: words {name!r} are there already" for name in part.words if name in head.words]
            head.words |= part.words
    return head, rows_of, problems


def _convert(path: Path, shape: type[Rows], problems: list[str]) -> Rows | None:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        reason = (error.strerror or "it cannot be read") if isinstance(error, OSError) else str(error)
        problems.append(f"{path.name}: {reason}")
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
