"""Why a pack's head is refused, and what packs of one folder may not do to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from audits.rules.language import LANGUAGES
from audits.rules.refusals import KEBAB, repeated
from audits.rules.rows import PackRows, SourceRow
from audits.rules.rule import Pack

ENGINE = 1
"""The edition of the pack format that this code reads."""

EARLIEST = 1900
_DAY = re.compile(r"(\d{4})-(?:0[1-9]|1[0-2])(?:-\d{2})?")
_DOI = re.compile(r"10\.\d[\d.]*/\S+")


def head_reasons(rows: PackRows) -> Iterator[str]:
    """Each reason, as a sentence for the pack's author."""
    if rows.engine != ENGINE:
        yield f"engine {rows.engine} is asked for, this is engine {ENGINE}"
    if not KEBAB.fullmatch(rows.id):
        yield f"the pack's id {rows.id!r} is not in kebab case"
    yield from (
        f"says nothing under {name}" for name in ("title", "version", "licence") if not getattr(rows, name).strip()
    )
    if rows.language not in LANGUAGES:
        yield f"language {rows.language!r} is not one of {', '.join(sorted(LANGUAGES))}"
    reviewed = _DAY.fullmatch(rows.reviewed)
    if not reviewed:
        yield f"reviewed {rows.reviewed!r} is not a month like 2026-01"
    latest = int(reviewed[1]) if reviewed else None
    for key, source in rows.source.items():
        yield from (f"source {key}: {reason}" for reason in _source_reasons(source, latest))


def words_reasons(words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for name, listed in words.items():
        if not listed or not all(word.strip() for word in listed):
            yield f"words {name!r} are empty, or one of them is"


def reasons_together(packs: Sequence[Pack]) -> Iterator[str]:
    """Why packs that are good alone cannot be used side by side."""
    ids = [pack.edition.id for pack in packs]
    yield from (
        f"pack {pack_id}: the id is used {ids.count(pack_id)} times"
        for pack_id in sorted(set(ids))
        if ids.count(pack_id) > 1
    )
    rules = [rule for pack in packs for rule in pack.rules]
    yield from repeated([rule.id for rule in rules])
    known = {rule.id for rule in rules}
    for rule in rules:
        yield from (f"rule {rule.id}: instead_of names no rule: {other!r}" for other in sorted(rule.instead_of - known))


def _source_reasons(source: SourceRow, latest: int | None) -> Iterator[str]:
    if not source.title.strip():
        yield "says nothing under title"
    if source.year < EARLIEST or (latest and source.year > latest):
        yield f"year {source.year} is not between {EARLIEST} and the year of the review"
    if source.doi and not _DOI.fullmatch(source.doi):
        yield f"doi {source.doi!r} is not like 10.1000/182"
    if source.url and not _on_the_web(source.url):
        yield f"url {source.url!r} does not begin with https:// and a host"


def _on_the_web(url: str) -> bool:
    """A finding links to it, so nothing may stand there that a browser would run."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)
