"""Each thing for which a rule is refused, with a reason fit for its author."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.making import RULE, Row, frames, loaded, problems, rule

CLEARS = [{"clear": "blue"}, {"clear": "green"}, {"clear": "grey"}]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": "Red Hat"}, "the id is not in kebab case"),
        ({"category": "hats"}, "category 'hats' is not one of patient-identifier"),
        ({"severity": 5}, "severity 5 is not one of 4, 3, 2, 1"),
        ({"confidence": "sure"}, "confidence 'sure' is not one of high, medium, low"),
        ({"status": "new"}, "status 'new' is not one of draft, trial, stable, retired"),
        ({"actions": ["report"]}, "action 'report' is not known"),
        ({"actions": []}, "offers no action"),
        ({"kinds": ["repost"]}, "kind 'repost' is not of the author's own words"),
        ({"sources": []}, "cites no source"),
        ({"sources": [{"cite": "b-1999", "figure": "Half."}]}, "cites 'b-1999', which the pack does not list"),
        ({"sources": [{"cite": "a-2020", "figure": " "}]}, "cites 'a-2020' without saying what it found"),
        ({"frames": []}, "has no frame: name at least one thing that must be there"),
        ({"frames": [{"name": "hat", "any": []}]}, "has a frame or exemption without a pattern"),
        ({"unless": [{"any": [], "clear": "blue"}]}, "has a frame or exemption without a pattern"),
        ({"unless": [{"any": ["blue"], "clear": " "}]}, "has an exemption without an example that needs it"),
        ({"title": ""}, "says nothing under title"),
        ({"why": " "}, "says nothing under why"),
        ({"fine_if": ""}, "says nothing under fine_if"),
        ({"do": ""}, "says nothing under do"),
        ({"false_alarms": []}, "names no situation in which it would be wrong"),
        ({"false_alarms": ["Unknown."]}, "has a note on false alarms that says nothing: 'Unknown.'"),
        ({"false_alarms": ["It is rarely wrong"]}, "note on false alarms that says nothing: 'It is rarely wrong'"),
        ({"example": CLEARS}, "has no example that matches, with its words marked [[so]]"),
        ({"example": [{"match": "a [[red hat]]"}] * 2}, "has no example that stays clear"),
        ({"example": [{"match": "a [[red hat]]"}, *CLEARS]}, "has 1 matching and 3 clear examples"),
        ({"example": [*RULE["example"], {}]}, "neither a match nor clear, or both"),
        ({"example": [*RULE["example"], {"match": "a [[hat]]", "clear": "b"}]}, "neither a match nor clear, or both"),
        ({"example": [*RULE["example"], {"match": "red hat"}]}, "has an example without marks: 'red hat'"),
        ({"example": [*RULE["example"], {"clear": " "}]}, "neither a match nor clear, or both"),
        ({"example": [*RULE["example"], {"clear": "a [[blue]] hat"}]}, "has a clear example with marks: 'a [["),
        ({"example": [*RULE["example"], {"clear": "blue", "media": "[[red hat]]"}]}, "a clear example with marks"),
        ({"example": [*RULE["example"], RULE["example"][0]]}, "has the same example 2 times: 'my red hat'"),
        ({"example": [*RULE["example"], {"clear": "hatred "}]}, "has the same example 2 times: 'hatred'"),
        ({"example": [*RULE["example"], {"clear": "a", "kind": "tweet"}]}, "of kind 'tweet', which is not"),
        ({"example": [*RULE["example"], {"clear": "a", "kind": "repost"}]}, "of kind 'repost', which is not"),
        ({"example": [*RULE["example"], {"clear": "a", "kind": "bio"}]}, "of kind 'bio', at which it does not look"),
        ({"unless": [{"any": ["blue"], "clear": "a [[blue]] red hat"}]}, "has a clear example with marks"),
        ({"kinds": []}, "looks at no kind of post"),
        ({"within": 0}, "within 0: at least one character, or leave it out"),
        ({"within": -5}, "within -5: at least one character, or leave it out"),
    ],
)  # fmt: skip
def test_a_rule_is_refused_for(tmp_path: Path, changes: Row, reason: str) -> None:
    found = problems(tmp_path, rule(**changes))
    assert any(reason in problem for problem in found)
    assert all(problem.startswith("rule ") for problem in found)


def test_a_draft_needs_one_example_of_each(tmp_path: Path) -> None:
    assert loaded(tmp_path, rule(status="draft", example=[{"match": "a [[red hat]]"}, {"clear": "blue"}])).rules


def test_a_source_without_an_address_cannot_be_cited(tmp_path: Path) -> None:
    found = problems(tmp_path, source={"a-2020": {"title": "A study", "year": 2020}})
    assert found == ["rule red-hat: cites 'a-2020', which has neither doi nor url"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(unclosed", "missing"),
        (r"(a)\1", "invalid escape"),
        ("(?=ahead)", "invalid perl operator"),
        ("x*", "matches nothing at all"),
        ("{hats}", "there is no list of words called 'hats'"),
        ("{circle}", "lists of words name each other in a circle"),
    ],
)
def test_a_pattern_is_refused_for(tmp_path: Path, pattern: str, reason: str) -> None:
    found = problems(tmp_path, rule(frames=frames(pattern)), words={"circle": ["a {circle}"]})
    assert len(found) == 1
    assert reason in found[0]
