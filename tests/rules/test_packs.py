"""The packs we ship: they load, do what they say, and speak in words fit for a student."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from audits.rules.check import failures
from audits.rules.pack import load_packs
from audits.rules.rule import Pack, Rule
from audits.rules.vocabulary import CATEGORIES

PACKS = load_packs()
RULES = [rule for pack in PACKS for rule in pack.rules]
BLAME = re.compile(r"\b(?:violations?|guilty|offenders?|inappropriate|shameful|bad person)\b", re.I)
CHANGES_WORDS = re.compile(r"\b(?:(?:take|leave)\b[^.,]*\bout|rewrite|reword)\b", re.I)
LEVELS = {
    "patient-identifier": {3, 4},
    "patient-narrative": {2, 3},
    "patient-image": {2, 4},
    "patient-boundary": {2, 4},
    "patient-disparagement": {2, 3},
    "discriminatory-speech": {3, 4},
    "threat-harassment": {3, 4},
    "colleague-conduct": {1, 2},
    "misleading-health-claim": {2, 4},
    "individual-advice": {2, 3},
    "credential-claim": {2, 4},
    "undisclosed-promotion": {2, 3},
    "academic-integrity": {3, 4},
    "intoxication": {3, 4},
    "illegal-drugs": {3, 4},
    "explicit-language-sexual": {2, 3},
}
"""What docs/rules.md says each category may weigh."""

each_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.edition.id)
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each_pack
def test_a_pack_does_what_its_examples_say(pack: Pack) -> None:
    assert list(failures(pack)) == []


@each_pack
def test_a_pack_names_who_may_use_it_and_when_it_was_read(pack: Pack) -> None:
    assert pack.licence
    assert pack.reviewed
    assert pack.language == "en"


def test_no_two_rules_share_an_id() -> None:
    assert [rule_id for rule_id, count in Counter(rule.id for rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_two_rules_or_more(category: str) -> None:
    assert sum(rule.category == category for rule in RULES) >= 2


@each_rule
def test_a_rule_weighs_what_its_category_allows(rule: Rule) -> None:
    assert rule.severity in LEVELS[rule.category]


@each_rule
def test_a_rule_cites_a_source_that_can_be_followed(rule: Rule) -> None:
    assert all(cited.source.url.startswith("https://") for cited in rule.sources)
    assert all(cited.figure.endswith(".") for cited in rule.sources)


@each_rule
def test_a_rule_speaks_without_blame(rule: Rule) -> None:
    said = " ".join([rule.title, rule.why, rule.fine_if, rule.do, *rule.false_alarms])
    assert not BLAME.search(said)
    assert rule.title == rule.title.rstrip(".")


@each_rule
def test_a_rule_that_asks_for_other_words_offers_to_rewrite(rule: Rule) -> None:
    assert not CHANGES_WORDS.search(rule.do) or "rewrite" in rule.actions


@each_rule
def test_a_rule_does_not_give_way_to_itself(rule: Rule) -> None:
    assert rule.id not in rule.instead_of
