"""A pack's own examples, tried: each way in which one may not hold is told to its author."""

from __future__ import annotations

from pathlib import Path

from audits.rules.check import failures
from tests.rules.making import RULE, Row, frames, loaded, rule

FIRST = "rule red-hat: "


def told(folder: Path, *rules: Row) -> list[str]:
    return list(failures(loaded(folder, *rules)))


def test_a_pack_that_does_what_it_says_has_no_failures(tmp_path: Path) -> None:
    assert told(tmp_path, rule()) == []


def test_a_match_that_stays_clear_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, rule(example=[*RULE["example"], {"match": "a [[green hat]]"}])) == [
        FIRST + "should match: 'a green hat'"
    ]


def test_a_clear_example_that_matches_is_told_with_its_words(tmp_path: Path) -> None:
    assert told(tmp_path, rule(example=[*RULE["example"], {"clear": "no Red Hat"}])) == [
        FIRST + "should stay clear: 'no Red Hat', but marks 'Red Hat'"
    ]


def test_marks_must_be_exact(tmp_path: Path) -> None:
    assert told(tmp_path, rule(example=[*RULE["example"], {"match": "[[his red hat]]"}])) == [
        FIRST + "should match: 'his red hat', but marks 'red hat'"
    ]


def test_marks_of_a_photo_must_be_exact(tmp_path: Path) -> None:
    frame = frames(r"\bred hat\b", **{"in": "media"})
    good = [{"match": "x", "media": "[[red hat]]"}, {"match": "y", "media": "[[red hat]]"}]
    clears = [{"clear": "a"}, {"clear": "b"}, {"clear": "c"}]
    assert told(tmp_path, rule(frames=frame, example=[*good, *clears])) == []
    (failure,) = told(tmp_path, rule(frames=frame, example=[*good, *clears, {"match": "x", "media": "a [[red]] hat"}]))
    assert failure.endswith("but marks 'red hat'")


def test_an_example_is_judged_as_its_own_kind(tmp_path: Path) -> None:
    shown = [{**example, "kind": "reply"} for example in RULE["example"]]
    assert told(tmp_path, rule(kinds=["reply"], example=shown)) == []


def test_a_retired_rule_is_kept_and_never_asked(tmp_path: Path) -> None:
    assert told(tmp_path, rule(status="retired", example=[{"match": "a [[green hat]]"}, {"clear": "red hat"}])) == []


def test_a_draft_is_tried_like_any_other(tmp_path: Path) -> None:
    shown = [{"match": "a [[red hat]]"}, {"clear": "my red hat"}]
    assert told(tmp_path, rule(status="draft", example=shown)) == [
        FIRST + "should stay clear: 'my red hat', but marks 'red hat'"
    ]


def test_an_exemption_must_hold(tmp_path: Path) -> None:
    unless = [{"any": [r"\bplay\b"], "clear": "a red hat in a film"}]
    assert told(tmp_path, rule(unless=unless)) == [FIRST + "the exemption does not hold: 'a red hat in a film'"]


def test_an_exemption_must_be_needed(tmp_path: Path) -> None:
    unless = [{"any": [r"\bplay\b"], "clear": "a blue hat in a play"}]
    assert told(tmp_path, rule(unless=unless)) == [
        FIRST + "would stay clear without its exemption: 'a blue hat in a play'"
    ]


def test_two_exemptions_may_not_lean_on_each_other(tmp_path: Path) -> None:
    unless = [
        {"any": [r"\bplay\b"], "clear": "a red hat in a play on stage"},
        {"any": [r"\bstage\b"], "clear": "a red hat on stage"},
    ]
    assert told(tmp_path, rule(unless=unless)) == [
        FIRST + "would stay clear without its exemption: 'a red hat in a play on stage'"
    ]


def test_examples_are_judged_without_the_other_rules(tmp_path: Path) -> None:
    """Another rule that speaks instead of this one does not hide that it works."""
    louder = rule(id="any-hat", frames=frames(r"\bred hat\b"), instead_of=["red-hat"])
    assert told(tmp_path, rule(), louder) == []
