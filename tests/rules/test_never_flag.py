"""What must stay silent: the never-flag list of product.md, and ordinary posts.

``never_flag/*.tsv`` holds a kind and a post a line, one file for each item of the list; ``{who}``
stands for each line of ``identities.txt`` in turn, so that no identity alone sets off a rule.
``quiet/*.txt`` holds ordinary posts, one a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audits.rules.check import ExamplePost
from audits.rules.engine import Engine, Reason, Verdict
from audits.rules.pack import load_packs

TESTS = Path(__file__).parent.parent
ENGINE = Engine(load_packs())
IDENTITIES = (TESTS / "never_flag" / "identities.txt").read_text("utf-8").splitlines()


def posts_of(path: Path) -> Iterator[ExamplePost]:
    for line in path.read_text("utf-8").splitlines():
        kind, text = line.split("\t") if path.suffix == ".tsv" else ("post", line)
        for who in IDENTITIES if "{who}" in text else [""]:
            yield ExamplePost(text.replace("{who}", who), kind=kind)


def spoken(path: Path) -> list[str]:
    """Each rule that spoke, with its words and the post: what an author needs to mend it."""
    return [
        f"{match.rule.id} on {match.words!r} in {post.text!r}"
        for post in posts_of(path)
        for match in ENGINE.judge(post).matches
    ]


@pytest.mark.parametrize("path", sorted((TESTS / "never_flag").glob("*.tsv")), ids=lambda path: path.stem)
def test_what_is_never_flagged_stays_silent(path: Path) -> None:
    assert spoken(path) == []


@pytest.mark.parametrize("path", sorted((TESTS / "quiet").glob("*.txt")), ids=lambda path: path.stem)
def test_ordinary_posts_stay_silent(path: Path) -> None:
    assert spoken(path) == []


def test_the_lists_are_long_enough_to_mean_something() -> None:
    never = [line for path in (TESTS / "never_flag").glob("*.tsv") for line in path.read_text("utf-8").splitlines()]
    quiet = [line for path in (TESTS / "quiet").glob("*.txt") for line in path.read_text("utf-8").splitlines()]
    assert len(never) >= 150
    assert len(quiet) >= 150
    assert len(set(never)) == len(never)
    assert len(set(quiet)) == len(quiet)


def test_other_peoples_words_are_not_ours_to_judge() -> None:
    judged = [ENGINE.judge(post) for post in posts_of(TESTS / "never_flag" / "not-their-words.tsv")]
    assert {(one.verdict, one.reason) for one in judged} == {(Verdict.NOT_APPLICABLE, Reason.REPOST)}


def test_the_words_of_a_repost_would_be_found_if_they_were_ones_own() -> None:
    posts = posts_of(TESTS / "never_flag" / "not-their-words.tsv")
    silent = [post.text for post in posts if not ENGINE.judge(ExamplePost(post.text)).matches]
    assert silent == []
