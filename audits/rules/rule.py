"""A rule and its pack, once accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audits.rules.patterns import Pattern
from audits.rules.rows import Field, Scope


@dataclass(frozen=True, slots=True)
class PackEdition:
    id: str
    title: str
    version: str


@dataclass(frozen=True, slots=True)
class Source:
    key: str
    title: str
    authors: str
    year: int
    url: str


@dataclass(frozen=True, slots=True)
class Cited:
    source: Source
    figure: str  # what the source found, in a sentence


@dataclass(frozen=True, slots=True)
class Frame:
    """One of the things that must hold together. ``field`` says where it is looked for.

    A post without any of the ``keywords`` cannot hold it; there are none where no word is sure or telling.
    """

    name: str
    pattern: Pattern
    field: Field
    keywords: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Exemption:
    """What makes a rule hold its tongue: on the marked words, in their sentence, or in the whole post."""

    pattern: Pattern
    scope: Scope
    field: Field
    clear: str  # a post that stays clear only because of this exemption
    media: str


@dataclass(frozen=True, slots=True)
class Example:
    """A post that shows the rule at work. ``marks`` are spans of ``text``; empty where it stays clear."""

    text: str
    marks: tuple[tuple[int, int], ...]
    media: str
    media_marks: tuple[tuple[int, int], ...]
    kind: str
    matches: bool


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    id: str
    pack: PackEdition
    category: str
    severity: int
    confidence: str
    status: str
    title: str
    why: str
    fine_if: str
    do: str
    actions: tuple[str, ...]
    false_alarms: tuple[str, ...]
    sources: tuple[Cited, ...]
    kinds: frozenset[str]
    frames: tuple[Frame, ...]
    within: int | Literal["sentence", "post"]
    unless: tuple[Exemption, ...]
    instead_of: frozenset[str]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    edition: PackEdition
    language: str
    reviewed: str
    licence: str
    sources: tuple[Source, ...]
    rules: tuple[Rule, ...]
