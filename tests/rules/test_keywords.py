"""The prefilter never hides a match: whatever a pattern matches contains one of its keywords."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.rules.check import ExamplePost
from audits.rules.engine import Engine
from audits.rules.keywords import Finder, separated, worth
from audits.rules.matching import Reading, match
from audits.rules.pack import load_packs
from audits.rules.patterns import compile_any
from audits.rules.prefilter import Prefilter
from audits.rules.text import fold

LISTS = {
    "ward": ["bed", "bay", r"ward \d+", "a&e"],
    "drug": ["oxy", "mdma", r"xan(?:ax|nies)?", "💊"],
    "who": ["{ward} nurse", "doc", "dr\\.?"],
}
PATTERNS = [
    [r"\bmy (?:patient|pt)\b"],
    [r"\b{ward}\b", r"\b{drug}s?\b"],
    [r"\b{who} [a-z]+\b"],
    [r"\b(?:jan|feb)(?:uary|ruary)? \d{1,2}\b"],
    [r"#?med20\b", r"use (?:my )?code\b"],
    [r"[bc]ed 1[0-2]", r"\x{1F48A}"],
    [r"\bno+\b", r"(?:ab){2}c", r"x{1,2}y"],
    [r"(?:^|\n)dr\b", r"[^a-z]md\b"],
    [r"\w+ is dead"],
    [r"(?i:Loud) voice"],
]
VOCABULARY = """
my patient pt bed bay ward 12 a&e oxy oxys mdma xanax xan 💊 doc dr dr. jan january 3 #med20 use code my cod bed 1
ced 10 noooo no ababc xy xxy md m.d. is dead loud voice é . , ! ( ) - _ nurse
"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.lists(WORDS | st.text(max_size=4), max_size=12).map(" ".join) | st.lists(WORDS, max_size=8).map("".join)


@pytest.mark.parametrize("alternatives", PATTERNS)
@given(text=TEXTS)
def test_what_a_pattern_matches_contains_a_keyword(alternatives: list[str], text: str) -> None:
    folded = fold(text)
    keywords = Finder(LISTS).keywords(alternatives)
    if keywords and compile_any(alternatives, LISTS).spans(folded):
        assert any(keyword in separated(folded.encode()) for keyword in keywords)


@pytest.mark.parametrize(
    ("alternatives", "keywords"),
    [
        ([r"\bmy (?:patient|pt)\b"], {b" my patient ", b" my pt "}),
        ([r"\b{ward}\b"], {b" bed", b" bay", b" ward ", b" a e"}),
        ([r"\bdiagnos\w*"], {b" diagnos"}),
        ([r"\b(?:gastro\w*|icu)\b"], {b" gastro", b" icu"}),
        ([r"\d+", "bed"], set()),  # one alternative needs no word
        ([r"\bthe\b"], set()),  # a word in nearly every post tells nothing
    ],
)
def test_keywords_are_the_longest_sure_stretch(alternatives: list[str], keywords: set[bytes]) -> None:
    assert Finder(LISTS).keywords(alternatives) == keywords


def test_rare_and_few_keywords_are_worth_more_than_common_and_many() -> None:
    assert worth({b" thoracotomy "}) > worth({b" bed "}) > worth({b" my "}) > worth(set())
    assert worth({b" bed "}) > worth({b" bed ", b" bay "})


def test_the_prefilter_names_each_thing_of_which_a_keyword_is_there() -> None:
    beds, first = frozenset({b" bed ", b" bay "}), frozenset({b" bed 1"})
    maybe_in = Prefilter([[beds], [], [first], [beds, frozenset({b" now "})]]).maybe_in
    assert sorted(maybe_in(separated(b"bed 12, now"))) == [0, 1, 2, 3]
    assert sorted(maybe_in(separated(b"bay"))) == [0, 1]
    assert sorted(maybe_in(separated(b"bedding now"))) == [1]
    assert maybe_in(b"") == [1]


PACKS = load_packs()
ENGINE = Engine(PACKS)
EXAMPLES = [example for rule in ENGINE.rules.values() for example in rule.examples]


@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3))
def test_the_engine_finds_what_every_rule_finds_alone(examples: list[object]) -> None:
    """The oracle: each rule tried on the post with no prefilter at all."""
    text, media = (" ".join(getattr(example, field) for example in examples) for field in ("text", "media"))
    reading = Reading(text, media)
    alone = {rule for rule in ENGINE.rules.values() if "post" in rule.kinds and match(rule, reading)}
    covered = {name for rule in alone for name in rule.instead_of}
    found = {one.rule.id for one in ENGINE.judge(ExamplePost(text, media)).matches}
    assert found == {rule.id for rule in alone} - covered
