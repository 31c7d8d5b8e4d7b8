"""Why a rule is refused: the promises that a reader of findings relies on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from audits.rules.example_refusals import example_reasons
from audits.rules.rows import PackRows, RuleRow
from audits.rules.vocabulary import ACTIONS, CATEGORIES, CONFIDENCES, OWN_WORDS, SEVERITIES, STATUSES

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SAYS_NOTHING = {"unknown", "unlikely", "none", "likely", "rare", "n/a"}
FEWEST_WORDS = 5


def reasons_to_refuse(row: RuleRow, pack: PackRows) -> Iterator[str]:
    """Each reason, as a sentence for the rule's author."""
    yield from _strange_words(row)
    yield from _missing_sources(row, pack)
    yield from example_reasons(row)
    yield from _empty_words(row)
    if not row.frames:
        yield "has no frame: name at least one thing that must be there"
    if any(not frame.any for frame in row.frames) or any(not unless.any for unless in row.unless):
        yield "has a frame or exemption without a pattern"
    if isinstance(row.within, int) and row.within <= 0:
        yield f"within {row.within}: at least one character, or leave it out"


def repeated(ids: list[str]) -> list[str]:
    return [f"rule {rule_id}: the id is used {count} times" for rule_id, count in Counter(ids).items() if count > 1]


def _strange_words(row: RuleRow) -> Iterator[str]:
    if not KEBAB.fullmatch(row.id):
        yield "the id is not in kebab case"
    for name, value, known in (
        ("category", row.category, CATEGORIES),
        ("severity", row.severity, SEVERITIES),
        ("confidence", row.confidence, CONFIDENCES),
        ("status", row.status, STATUSES),
    ):
        if value not in known:
            yield f"{name} {value!r} is not one of {', '.join(map(str, known))}"
    yield from (f"action {action!r} is not known" for action in row.actions if action not in ACTIONS)
    yield from (f"kind {kind!r} is not of the author's own words" for kind in row.kinds if kind not in OWN_WORDS)
    if not row.kinds:
        yield "looks at no kind of post"


def _missing_sources(row: RuleRow, pack: PackRows) -> Iterator[str]:
    if not row.sources:
        yield "cites no source"
    for cited in row.sources:
        source = pack.source.get(cited.cite)
        if source is None:
            yield f"cites {cited.cite!r}, which the pack does not list"
        elif not (source.doi.strip() or source.url.strip()):
            yield f"cites {cited.cite!r}, which has neither doi nor url"
        if not cited.figure.strip():
            yield f"cites {cited.cite!r} without saying what it found"


def _empty_words(row: RuleRow) -> Iterator[str]:
    for name in ("title", "why", "fine_if", "do"):
        if not getattr(row, name).strip():
            yield f"says nothing under {name}"
    if not row.actions:
        yield "offers no action"
    if not row.false_alarms:
        yield "names no situation in which it would be wrong"
    for note in row.false_alarms:
        if note.strip(" .").casefold() in SAYS_NOTHING or len(note.split()) < FEWEST_WORDS:
            yield f"has a note on false alarms that says nothing: {note!r}"
