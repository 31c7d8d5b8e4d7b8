"""Judging: verdicts, what must hold together, what exempts, and where the marks lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audits.rules.check import ExamplePost
from audits.rules.engine import Engine, Reason, Verdict
from audits.rules.rule import Pack
from tests.rules.making import RULE, Row, frames, judged, loaded, rule

HAT = frames(r"\bred\b", r"\bhats?\b")


def unless(pattern: str, scope: str = "post", **more: Any) -> list[Row]:
    return [{"any": [pattern], "scope": scope, "clear": "given elsewhere", **more}]


def words(pack: Pack, text: str, **post: Any) -> list[str]:
    """The marked words as they were written, the text's before the photo's."""
    fields = {"text": text, "media": post.get("media", "")}
    marks = [mark for match in judged(pack, text, **post).matches for mark in match.marks]
    return [fields[mark.field][mark.start : mark.end] for mark in marks]


def ids(pack: Pack, text: str, **post: Any) -> list[str]:
    return [match.rule.id for match in judged(pack, text, **post).matches]


@pytest.mark.parametrize(
    ("text", "post", "verdict", "reason"),
    [
        ("my red hat", {}, Verdict.FOUND, None),
        ("my blue hat", {}, Verdict.CLEAR, None),
        ("my red hat", {"kind": "repost"}, Verdict.NOT_APPLICABLE, Reason.REPOST),
        ("", {}, Verdict.NOT_APPLICABLE, Reason.EMPTY),
        ("", {"media_count": 2}, Verdict.COULD_NOT_TELL, Reason.NO_WORDS),
        (" \n\t", {}, Verdict.NOT_APPLICABLE, Reason.EMPTY),
        ("\u200b\u00a0", {"media": " "}, Verdict.NOT_APPLICABLE, Reason.EMPTY),
        (" ", {"media": " ", "media_count": 1}, Verdict.COULD_NOT_TELL, Reason.NO_WORDS),
        ("my red hat", {"kind": "tweet"}, Verdict.COULD_NOT_TELL, Reason.KIND),
        ("my blue hat", {"kind": "Post"}, Verdict.COULD_NOT_TELL, Reason.KIND),
        ("my blue hat", {"kind": ""}, Verdict.COULD_NOT_TELL, Reason.KIND),
        ("", {"kind": "photo", "media_count": 1}, Verdict.COULD_NOT_TELL, Reason.NO_WORDS),
        ("", {"media": "a red hat", "media_count": 1}, Verdict.CLEAR, None),
        ("Hoy tengo guardia con mi tutor y estoy muy cansada", {}, Verdict.COULD_NOT_TELL, Reason.LANGUAGE),
        ("my blue hat and", {"truncated": True}, Verdict.COULD_NOT_TELL, Reason.CUT_SHORT),
        ("my red hat and", {"truncated": True}, Verdict.FOUND, None),
        ("con mi red hat por las calles del centro", {}, Verdict.FOUND, None),
    ],
)
def test_the_verdict_says_what_was_seen(
    tmp_path: Path, text: str, post: Row, verdict: Verdict, reason: Reason | None
) -> None:
    judgement = judged(loaded(tmp_path), text, **post)
    assert (judgement.verdict, judgement.reason) == (verdict, reason)
    assert bool(judgement.matches) == (verdict is Verdict.FOUND)


def test_no_packs_find_nothing() -> None:
    assert Engine([]).judge(ExamplePost("my red hat")).verdict is Verdict.CLEAR


def test_all_frames_must_be_there(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(frames=HAT))
    assert words(pack, "red is the colour of her hat") == ["red", "hat"]
    assert words(pack, "red is the colour of her shoe") == []


def test_frames_hold_together_within_characters(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(frames=HAT, within=5))
    assert words(pack, "red old hat") == ["red", "hat"]
    assert words(pack, "hat so red") == ["hat", "red"]
    assert words(pack, "red velvety hat") == []


@pytest.mark.parametrize("end", [". ", "! ", "?", "\n", "\n\n"])
def test_frames_hold_together_within_a_sentence(tmp_path: Path, end: str) -> None:
    pack = loaded(tmp_path, rule(frames=HAT, within="sentence"))
    assert words(pack, f"so red, this hat{end}and a coat") == ["red", "hat"]
    assert words(pack, f"so red{end}this hat") == []


def test_a_later_place_counts_where_the_first_does_not_hold(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(frames=HAT, within=5))
    assert words(pack, "red. Nothing for a while. Then red hat") == ["red", "hat"]
    assert judged(pack, "red. Nothing for a while. Then red hat").matches[0].start == 31


def test_the_nearest_words_are_marked(tmp_path: Path) -> None:
    match = judged(loaded(tmp_path, rule(frames=HAT)), "hat, hat, red, some other hat").matches[0]
    assert [(mark.start, mark.end) for mark in match.marks] == [(5, 8), (10, 13)]


def test_two_frames_may_ask_for_the_same_words(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(frames=frames(r"\bhat\b", r"\bhat\b")))
    assert words(pack, "a hat") == ["hat"]


def test_marks_that_overlap_are_one(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(frames=frames(r"\bbig red\b", r"\bred hat\b")))
    assert words(pack, "a big red hat") == ["big red hat"]


def test_start_and_end_hull_the_marks_and_words_are_folded(tmp_path: Path) -> None:
    match = judged(loaded(tmp_path, rule(frames=HAT)), "So RÉD, my Hat!").matches[0]
    assert (match.start, match.end, match.words) == (3, 14, "red … hat")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("😀👩🏽‍⚕️ red hat", "red hat"),
        ("my RÉD\u00a0hat", "RÉD\u00a0hat"),
        ("my re\u0301d ha\u0302t", "re\u0301d ha\u0302t"),
        ("a  red \t hat  b", "red \t hat"),
        ("ﬀ r\u200bed hat", "r\u200bed hat"),
    ],
)
def test_marks_point_into_what_was_written(tmp_path: Path, text: str, marked: str) -> None:
    assert words(loaded(tmp_path), text) == [marked]


def test_an_exemption_of_words_shields_only_them(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(unless=unless(r"\bred hat society\b", "words")))
    assert words(pack, "the red hat society") == []
    assert words(pack, "the red hat society wears a red hat") == ["red hat"]


def test_an_exemption_of_a_sentence_leaves_the_next_one(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(unless=unless(r"\bin the play\b", "sentence")))
    assert words(pack, "In the play I wear a red hat") == []
    assert words(pack, "In the play I sing. My red hat stays on") == ["red hat"]
    assert words(pack, "A red hat in the play. A red hat at home") == ["red hat"]


def test_an_exemption_of_a_post_reaches_everywhere(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(unless=unless(r"\bfiction\b")))
    assert words(pack, "My red hat. It is late. (Fiction.)") == []


def test_an_exemption_may_look_at_the_photo_or_the_text_only(tmp_path: Path) -> None:
    photo = loaded(tmp_path, rule(unless=unless(r"\bcostume\b", **{"in": "media"})))
    assert words(photo, "my red hat", media="a costume") == []
    assert words(photo, "my red hat, a costume", media="me") == ["red hat"]
    either = loaded(tmp_path, rule(unless=unless(r"\bcostume\b")))
    assert words(either, "my red hat", media="a costume") == words(either, "my red hat costume") == []


def test_frames_may_look_at_the_photo(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(frames=frames(r"\bred hat\b", **{"in": "media"})))
    match = judged(pack, "look", media="Me in a Red Hat").matches[0]
    assert [tuple(mark) for mark in match.marks] == [(8, 15, "media")]
    assert (match.start, match.end, match.words) == (0, 0, "red hat")
    assert ids(pack, "my red hat", media="a coat") == ids(pack, "my red hat") == []


def test_frames_of_text_and_photo_hold_together_at_any_distance(tmp_path: Path) -> None:
    both = [{"name": "red", "any": ["red"]}, {"name": "hat", "any": ["hat"], "in": "media"}]
    pack = loaded(tmp_path, rule(frames=both, within=1))
    assert words(pack, "so very red", media="my first hat") == ["red", "hat"]


def test_a_frame_of_either_looks_at_both(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(frames=frames(r"\bred hat\b", **{"in": "any"})))
    assert words(pack, "my red hat") == words(pack, "look", media="a red hat") == ["red hat"]


def test_a_rule_looks_at_its_own_kinds_only(tmp_path: Path) -> None:
    shown = [{**example, "kind": "bio"} for example in RULE["example"]]
    pack = loaded(tmp_path, rule(kinds=["bio"], example=shown))
    assert ids(pack, "my red hat", kind="bio") == ["red-hat"]
    assert ids(pack, "my red hat") == []


def test_a_bio_is_looked_at_only_by_rules_that_say_so(tmp_path: Path) -> None:
    assert ids(loaded(tmp_path), "my red hat", kind="bio") == []


def test_a_stronger_rule_speaks_instead_of_a_weaker_one(tmp_path: Path) -> None:
    strong = rule(id="big-red-hat", frames=frames(r"\bbig red hat\b"), instead_of=["red-hat"])
    pack = loaded(tmp_path, rule(), strong)
    assert ids(pack, "a big red hat") == ["big-red-hat"]
    assert ids(pack, "a red hat") == ["red-hat"]


def test_a_retired_rule_is_silent(tmp_path: Path) -> None:
    assert ids(loaded(tmp_path, rule(status="retired")), "my red hat") == []


def test_matches_come_in_the_order_of_the_text(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(), rule(id="blue-hat", frames=frames(r"\bblue hat\b")))
    assert ids(pack, "a blue hat, a red hat") == ["blue-hat", "red-hat"]
    assert ids(pack, "a red hat, a blue hat") == ["red-hat", "blue-hat"]
