"""Why a rule's examples are refused: each must be looked at, once, and show one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from audits.rules.rows import ExampleRow, RuleRow
from audits.rules.vocabulary import OWN_WORDS

MARKED = re.compile(r"\[\[.+?\]\]", re.DOTALL)
MARK = re.compile(r"\[\[|\]\]")
SETTLED = {"trial", "stable"}


def example_reasons(row: RuleRow) -> Iterator[str]:
    """Each reason, as a sentence for the rule's author."""
    yield from _too_few(row)
    for example in row.example:
        yield from _unclear(example)
        yield from _not_looked_at(example, row)
    yield from _repeated(row)
    yield from _exemptions(row)


def _too_few(row: RuleRow) -> Iterator[str]:
    matches = sum(1 for example in row.example if MARKED.search(example.match + example.media))
    clears = sum(1 for example in row.example if example.clear.strip())
    if not matches:
        yield "has no example that matches, with its words marked [[so]]"
    if not clears:
        yield "has no example that stays clear"
    if row.status in SETTLED and (matches < 2 or clears < 3):
        yield f"has {matches} matching and {clears} clear examples; out of draft it needs 2 and 3"


def _unclear(example: ExampleRow) -> Iterator[str]:
    match, clear = example.match.strip(), example.clear.strip()
    if example.clear and MARK.search(example.clear + example.media):
        yield f"has a clear example with marks: {example.clear!r}"
    elif bool(match) == bool(clear) and not MARKED.search(example.media):
        yield "has an example that is neither a match nor clear, or both"
    elif match and not MARKED.search(match + example.media):
        yield f"has an example without marks: {example.match!r}"


def _not_looked_at(example: ExampleRow, row: RuleRow) -> Iterator[str]:
    """An example of a kind that the rule passes over would stay clear whatever it says."""
    shown = example.match or example.clear or example.media
    if example.kind not in OWN_WORDS:
        yield f"has an example of kind {example.kind!r}, which is not of the author's own words: {shown!r}"
    elif example.kind not in row.kinds:
        yield f"has an example of kind {example.kind!r}, at which it does not look: {shown!r}"


def _repeated(row: RuleRow) -> Iterator[str]:
    shown = Counter(
        (MARK.sub("", example.match or example.clear).strip(), MARK.sub("", example.media).strip(), example.kind)
        for example in row.example
    )
    for (text, media, _), count in shown.items():
        if count > 1:
            yield f"has the same example {count} times: {text or media!r}"


def _exemptions(row: RuleRow) -> Iterator[str]:
    for unless in row.unless:
        if not unless.clear.strip():
            yield "has an exemption without an example that needs it"
        elif MARK.search(unless.clear + unless.media):
            yield f"has a clear example with marks: {unless.clear!r}"
