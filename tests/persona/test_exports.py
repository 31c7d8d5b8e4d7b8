"""The committed exports are what posts.toml says, and nothing of anybody real."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from audits.persona import EXPORTS, NAME
from audits.persona.build import build
from audits.persona.members import NEVER_READ
from audits.persona.truth import persona
from audits.rules.vocabulary import CATEGORIES, SEVERITIES


def stem(export: Path) -> str:
    return export.stem


@pytest.mark.parametrize("export", EXPORTS, ids=stem)
def test_the_committed_export_is_a_fresh_build(export: Path) -> None:
    assert export.read_bytes() == build(export.stem, persona()), "run python -m audits.persona.build"


@pytest.mark.parametrize("export", EXPORTS, ids=stem)
def test_an_export_is_a_sound_zip(export: Path) -> None:
    with zipfile.ZipFile(export) as opened:
        assert opened.testzip() is None


@pytest.mark.parametrize("export", EXPORTS, ids=stem)
def test_a_private_message_lies_in_every_export(export: Path) -> None:
    assert NEVER_READ.encode() in export.read_bytes()


def test_the_persona_is_called_by_one_name() -> None:
    assert persona().person.name == NAME


def test_about_sixty_posts_span_three_years() -> None:
    posts = [post for post in persona().post if post.kind != "bio"]
    assert 55 <= len(posts) <= 65
    assert posts == sorted(posts, key=lambda post: post.at)
    assert 2.8 <= (posts[-1].at - posts[0].at).days / 365 <= 3.2


def test_about_a_third_is_worth_a_look_over_most_categories_and_all_severities() -> None:
    findings = [finding for post in persona().post for finding in post.findings]
    assert 20 <= len(findings) <= 24
    assert len({finding.category for finding in findings}) >= 12
    assert {finding.category for finding in findings} <= set(CATEGORIES)
    assert {finding.severity for finding in findings} == set(SEVERITIES)


def test_every_answer_says_why() -> None:
    assert all(post.note for post in persona().post)
