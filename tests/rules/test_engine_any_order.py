"""The same verdict however posts arrive, and the quick way of judging agrees with the slow one."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits.rules import patterns
from audits.rules.check import ExamplePost
from audits.rules.engine import Engine
from audits.rules.matching import Reading, match
from audits.rules.pack import load_packs
from audits.rules.patterns import Pattern, PatternError

PACKS = load_packs()
RULES = [rule for pack in PACKS for rule in pack.rules if rule.status != "retired"]
EXAMPLES = [ExamplePost(e.text, e.media, e.kind) for rule in RULES for e in rule.examples]
WORDS = sorted({word for post in EXAMPLES for word in post.text.split()})


@cache
def engine() -> Engine:
    return Engine(PACKS)


def found(judging: Engine, post: ExamplePost) -> set[str]:
    return {one.rule.id for one in judging.judge(post).matches}


def found_slowly(post: ExamplePost) -> set[str]:
    """Every rule tried, with no prefilter before it."""
    reading = Reading(post.text, post.media)
    fitting = [rule for rule in RULES if post.kind in rule.kinds and match(rule, reading)]
    weaker = {rule_id for rule in fitting for rule_id in rule.instead_of}
    return {rule.id for rule in fitting} - weaker


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.lists(st.sampled_from(WORDS), max_size=6))
def test_words_thrown_together_are_judged_alike_both_ways(text: list[str], media: list[str]) -> None:
    post = ExamplePost(" ".join(text), " ".join(media))
    assert found(engine(), post) == found_slowly(post)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=2, max_size=4))
def test_posts_joined_are_judged_alike_both_ways(posts: list[ExamplePost]) -> None:
    post = ExamplePost(" ".join(p.text for p in posts), " ".join(p.media for p in posts))
    assert found(engine(), post) == found_slowly(post)


def test_order_and_company_change_nothing() -> None:
    alone = [engine().judge(post) for post in EXAMPLES]
    fresh = Engine(PACKS)
    assert [fresh.judge(post) for post in EXAMPLES[::-1]] == alone[::-1]
    assert [fresh.judge(post) for post in EXAMPLES[1::2]] == alone[1::2]


def test_packs_judge_alike_in_any_order() -> None:
    other_way = Engine(PACKS[::-1])
    assert all(found(other_way, post) == found(engine(), post) for post in EXAMPLES)


@pytest.mark.parametrize("pattern", [r"(a)\1", "(?=a)b", "(?<!a)b", "(?>a+)b"])
def test_a_pattern_that_could_take_more_than_linear_time_does_not_exist(pattern: str) -> None:
    with pytest.raises(PatternError):
        Pattern(pattern)


def test_the_classic_trap_is_none() -> None:
    """A backtracking matcher would not come back from this in a lifetime."""
    assert Pattern("(?:a+)+b").spans("a" * 2_000) == []


def test_only_one_module_compiles_patterns_of_packs() -> None:
    """What a pack's author wrote goes through the matcher that is linear by construction."""
    folder = Path(patterns.__file__).parent
    importing = {
        path.name
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import) and any(alias.name == "re2" for alias in node.names)
    }
    assert importing == {"patterns.py"}
