"""Loading a pack: heads, parts, lists of words, and files that are no pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audits.rules.pack import PackError, load_pack, load_packs, unmark
from tests.rules.making import RULE, Row, as_toml, frames, judged, loaded, problems, rule, written


def part(folder: Path, name: str, **tables: Any) -> None:
    (folder / name).write_text("\n".join(f"{key} = {as_toml(value)}" for key, value in tables.items()), "utf-8")


def test_a_good_pack_is_read_as_written(tmp_path: Path) -> None:
    pack = loaded(tmp_path)
    (only,) = pack.rules
    assert (pack.edition.id, pack.edition.version, pack.language, pack.licence) == ("demo", "2026.1", "en", "MIT")
    assert (only.id, only.category, only.severity, only.status, only.within) == (
        "red-hat", "colleague-conduct", 2, "trial", "post",
    )  # fmt: skip
    assert only.kinds == {"post", "reply", "quote", "comment", "caption", "story"}
    assert only.sources[0].source.url == "https://doi.org/10.1/2"
    assert only.examples[0].marks == ((3, 10),)


def test_a_source_may_have_an_address_instead_of_a_doi(tmp_path: Path) -> None:
    pack = loaded(tmp_path, source={"a-2020": {"title": "A page", "year": 2020, "url": "https://example.org/page"}})
    assert pack.sources[0].url == "https://example.org/page"


def test_only_a_photo_may_be_marked(tmp_path: Path) -> None:
    clears = [{"clear": "blue"}, {"clear": "green"}, {"clear": "grey"}]
    shown = [{"match": "look", "media": "a [[red hat]]"}, {"media": "[[red hat]], again"}]
    (only,) = loaded(tmp_path, rule(frames=frames("red hat", **{"in": "media"}), example=[*shown, *clears])).rules
    assert [example.media_marks for example in only.examples if example.matches] == [((2, 9),), ((0, 7),)]


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, rule(title="", actions=[]), rule(id="Blue Hat"), rule(id="g", frames=frames("(")))
    assert len(found) == 4


def test_an_id_is_used_once(tmp_path: Path) -> None:
    assert problems(tmp_path, rule(), rule()) == ["rule red-hat: the id is used 2 times"]


def test_a_pack_for_another_engine_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, engine=2) == ["engine 2 is asked for, this is engine 1"]


@pytest.mark.parametrize(
    ("rules", "head"),
    [
        ([rule(colour="red")], {}),
        ([rule(severity="2")], {}),
        ([{key: value for key, value in RULE.items() if key != "why"}], {}),
        ([rule(frames=[{"name": "hat", "any": ["x"], "in": "title"}])], {}),
        ([rule(within="page")], {}),
        ([rule(unless=[{"any": ["x"], "clear": "y", "scope": "line"}])], {}),
        ([rule()], {"author": "me"}),
        ([rule()], {"version": 2026}),
    ],
)
def test_what_the_format_does_not_know_is_refused(tmp_path: Path, rules: list[Row], head: Row) -> None:
    (problem,) = problems(tmp_path, *rules, **head)
    assert problem.startswith("demo.toml: ")


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b"id = 'demo'"])
def test_a_file_that_is_no_pack_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "demo.toml"
    path.write_bytes(content)
    with pytest.raises(PackError):
        load_pack(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError):
        load_pack(tmp_path / "none.toml")


def test_parts_add_rules_and_words(tmp_path: Path) -> None:
    path = written(tmp_path, words={"colour": ["red"]})
    part(
        tmp_path,
        "demo.more.toml",
        words={"thing": ["shoe"]},
        rule=[rule(id="red-shoe", frames=frames("{colour} {thing}"))],
    )
    pack = load_pack(path)
    assert [one.id for one in pack.rules] == ["red-hat", "red-shoe"]
    assert [match.rule.id for match in judged(pack, "my red shoe").matches] == ["red-shoe"]


def test_parts_may_not_redefine_words(tmp_path: Path) -> None:
    path = written(tmp_path, words={"colour": ["red"]})
    part(tmp_path, "demo.more.toml", words={"colour": ["blue"]}, rule=[rule(id="blue-hat")])
    with pytest.raises(PackError) as refused:
        load_pack(path)
    assert refused.value.problems == ["demo.more.toml: words 'colour' are there already"]


def test_a_folder_holds_packs_and_their_parts(tmp_path: Path) -> None:
    written(tmp_path)
    part(tmp_path, "demo.more.toml", rule=[rule(id="red-shoe")])
    written(tmp_path, name="another.toml", id="another")
    assert [pack.edition.id for pack in load_packs(tmp_path)] == ["another", "demo"]


def test_lists_of_words_may_name_other_lists(tmp_path: Path) -> None:
    lists = {"bright": ["red", "yellow"], "colour": ["{bright}", "grey"]}
    pack = loaded(tmp_path, rule(frames=frames(r"\b{colour} hat\b")), words=lists)
    assert [bool(judged(pack, f"a {colour} hat").matches) for colour in ("yellow", "grey", "blue")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("marked", "text", "marks"),
    [
        ("a [[b]] c", "a b c", ((2, 3),)),
        ("[[a]] and [[b c]]", "a and b c", ((0, 1), (6, 9))),
        ("😀 [[é]]", "😀 é", ((2, 3),)),
        ("none [photo]", "none [photo]", ()),
        ("", "", ()),
    ],
)
def test_marks_are_taken_out_of_an_example(marked: str, text: str, marks: tuple[tuple[int, int], ...]) -> None:
    assert unmark(marked) == (text, marks)
