"""The TOML of a pack, field by field. What is not named here is refused."""

from __future__ import annotations

from typing import Literal

import msgspec

from audits.rules.vocabulary import OWN_WORDS

Scope = Literal["words", "sentence", "post"]
Field = Literal["text", "media", "any"]


class SourceRow(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    year: int
    authors: str = ""
    doi: str = ""
    url: str = ""


class CitedRow(msgspec.Struct, forbid_unknown_fields=True):
    cite: str
    figure: str


class FrameRow(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    any: list[str]
    field: Field = msgspec.field(default="text", name="in")


class UnlessRow(msgspec.Struct, forbid_unknown_fields=True):
    any: list[str]
    clear: str
    media: str = ""
    scope: Scope = "post"
    field: Field = msgspec.field(default="any", name="in")


class ExampleRow(msgspec.Struct, forbid_unknown_fields=True):
    match: str = ""
    clear: str = ""
    media: str = ""
    kind: str = "post"


class RuleRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    category: str
    severity: int
    confidence: str
    title: str
    why: str
    fine_if: str
    do: str
    actions: list[str]
    false_alarms: list[str]
    sources: list[CitedRow]
    frames: list[FrameRow]
    example: list[ExampleRow]
    status: str = "trial"
    kinds: list[str] = msgspec.field(default_factory=lambda: list(OWN_WORDS[:-1]))
    within: int | Literal["sentence", "post"] = "post"
    unless: list[UnlessRow] = []
    instead_of: list[str] = []


class PackRows(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    title: str
    version: str
    language: str
    reviewed: str
    licence: str
    engine: int
    source: dict[str, SourceRow]
    words: dict[str, list[str]] = {}
    rule: list[RuleRow] = []


class PartRows(msgspec.Struct, forbid_unknown_fields=True):
    rule: list[RuleRow]
    words: dict[str, list[str]] = {}
