"""The known answers, against the real importers and the real packs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from audits.persona import EXPORTS, NAME
from audits.persona.members import NEVER_READ
from audits.persona.truth import KnownPost, persona
from audits.platforms.base import FileSeen, Item, Kind, Outcome, Problem
from audits.platforms.registry import recognise
from audits.platforms.zipfiles import ZipArchive
from audits.rules.engine import Engine, Judgement
from audits.rules.pack import load_packs

POSTS = persona().post
WITH_FINDING = [post for post in POSTS if post.findings]
WITHOUT_FINDING = [post for post in POSTS if not post.findings]


def stem(export: Path) -> str:
    return export.stem


@cache
def events(export: Path) -> tuple[Item | Problem | FileSeen, ...]:
    with ZipArchive(export) as archive:
        return tuple(recognise(archive).read(archive))


@cache
def items() -> tuple[Item, ...]:
    return tuple(event for export in EXPORTS for event in events(export) if isinstance(event, Item))


@cache
def engine() -> Engine:
    return Engine(load_packs())


def item_of(post: KnownPost) -> Item:
    """The item that an importer made of this post."""
    found = [item for item in items() if item.platform == post.platform and _is(item, post)]
    assert len(found) == 1, f"{len(found)} items for: {post.note}"
    return found[0]


def judged(post: KnownPost) -> Judgement:
    return engine().judge(item_of(post))


def _is(item: Item, post: KnownPost) -> bool:
    if post.kind == "bio":
        return item.kind == Kind.BIO
    return item.created_at == post.at


def label(post: KnownPost) -> str:
    return f"{post.platform}-{post.kind}-{post.at:%Y%m%d%H%M}"


@pytest.mark.parametrize("post", WITH_FINDING, ids=label)
def test_what_is_worth_a_look_is_found_and_nothing_else_in_it(post: KnownPost) -> None:
    found = {(match.rule.category, match.rule.severity) for match in judged(post).matches}
    assert found == {(expected.category, expected.severity) for expected in post.findings}, post.note


@pytest.mark.parametrize("post", WITHOUT_FINDING, ids=label)
def test_what_is_fine_is_left_alone(post: KnownPost) -> None:
    judgement = judged(post)
    assert not judgement.matches, post.note
    assert (judgement.reason or "") == post.untold, post.note


@pytest.mark.parametrize("post", POSTS, ids=label)
def test_every_post_arrives_as_what_it_was(post: KnownPost) -> None:
    item = item_of(post)
    assert item.kind == post.kind
    assert item.media_count == post.photos
    assert post.words.strip() in item.text
    assert item.media == post.media


def test_no_importer_adds_a_post_of_its_own() -> None:
    assert len(items()) == len(POSTS)


def test_private_messages_come_up_nowhere() -> None:
    assert not [item for item in items() if NEVER_READ in item.text or NEVER_READ in item.media]


@pytest.mark.parametrize("export", EXPORTS, ids=stem)
def test_every_file_is_known_and_nothing_is_broken(export: Path) -> None:
    seen = [event for event in events(export) if isinstance(event, FileSeen)]
    assert [file.name for file in seen if file.outcome is Outcome.UNKNOWN] == []
    assert [event for event in events(export) if isinstance(event, Problem)] == []


@pytest.mark.parametrize("export", EXPORTS, ids=stem)
def test_an_export_says_whose_it_is(export: Path) -> None:
    with ZipArchive(export) as archive:
        profile = recognise(archive).profile(archive)
    assert profile.name == NAME
    assert profile.handle in {persona().person.x, persona().person.instagram}
