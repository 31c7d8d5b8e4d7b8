"""Loading a pack: heads, parts, lists of words, and files that are no pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audits.rules.pack import PackError, load_pack, load_packs, unmark
from tests.rules.making import HEAD, RULE, Row, as_toml, frames, judged, loaded, problems, rule, written


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
    assert problem


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ({"id": " "}, "the pack's id ' ' is not in kebab case"),
        ({"reviewed": ""}, "reviewed '' is not a month like 2026-01"),
        ({"reviewed": "2026-13"}, "reviewed '2026-13' is not a month like 2026-01"),
        ({"title": " "}, "says nothing under title"),
        ({"licence": ""}, "says nothing under licence"),
        ({"language": "tlh"}, "language 'tlh' is not one of de, en"),
        ({"words": {"colour": []}}, "words 'colour' are empty, or one of them is"),
        ({"words": {"colour": ["red", " "]}}, "words 'colour' are empty, or one of them is"),
    ],
)
def test_a_head_is_refused_for(tmp_path: Path, head: Row, reason: str) -> None:
    (problem,) = problems(tmp_path, **head)
    assert problem.startswith(reason)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ({"title": " "}, "says nothing under title"),
        ({"year": 20201}, "year 20201 is not between 1900 and the year of the review"),
        ({"year": 2027}, "year 2027 is not between 1900 and the year of the review"),
        ({"year": 0}, "year 0 is not between 1900 and the year of the review"),
        ({"doi": "  ", "url": "https://example.org"}, "doi '  ' is not like 10.1000/182"),
        ({"doi": "https://doi.org/10.1/2"}, "doi 'https://doi.org/10.1/2' is not like 10.1000/182"),
        *(
            ({"url": url}, f"url {url!r} does not begin with https:// and a host")
            for url in (
                "javascript:alert(1)",
                "ftp://example.org",
                "example.org/page",
                "https://",
                "https://a b",
                "//[",
                " ",
            )
        ),
    ],
)
def test_a_source_is_refused_for(tmp_path: Path, source: Row, reason: str) -> None:
    found = problems(tmp_path, source={"a-2020": {**HEAD["source"]["a-2020"], **source}})
    assert found == [f"source a-2020: {reason}"]


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b"id = 'demo'"])
def test_a_file_that_is_no_pack_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "demo.toml"
    path.write_bytes(content)
    with pytest.raises(PackError):
        load_pack(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError) as refused:
        load_pack(tmp_path / "none.toml")
    assert refused.value.problems == ["none.toml: No such file or directory"]


def test_broken_toml_is_told_once_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "demo.toml").write_text("id = ")
    with pytest.raises(PackError) as refused:
        load_pack(tmp_path / "demo.toml")
    assert str(refused.value).count("demo.toml") == 1


def test_a_problem_is_told_under_the_file_it_is_in(tmp_path: Path) -> None:
    path = written(tmp_path)
    part(tmp_path, "demo.more.toml", rule=[rule(id="red-shoe", severity=9)], words={"colour": []})
    with pytest.raises(PackError) as refused:
        load_pack(path)
    assert refused.value.problems == [
        "demo.more.toml: words 'colour' are empty, or one of them is",
        "demo.more.toml: rule red-shoe: severity 9 is not one of 4, 3, 2, 1",
    ]


def refused_folder(folder: Path) -> list[str]:
    with pytest.raises(PackError) as refused:
        load_packs(folder)
    return refused.value.problems


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    assert refused_folder(tmp_path) == [f"{tmp_path}: there is no pack here, a file that ends in .toml"]
    missing = tmp_path / "missing"
    assert refused_folder(missing) == [f"{missing}: there is no pack here, a file that ends in .toml"]


def test_a_part_without_its_head_is_refused(tmp_path: Path) -> None:
    written(tmp_path)
    part(tmp_path, "other.more.toml", rule=[rule(id="red-shoe")])
    assert refused_folder(tmp_path) == ["other.more.toml: its head other.toml is not there"]


def test_packs_of_one_folder_share_no_ids(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, name="another.toml")
    assert [problem.partition(": ")[2] for problem in refused_folder(tmp_path)] == [
        "pack demo: the id is used 2 times",
        "rule red-hat: the id is used 2 times",
    ]


def test_a_rule_gives_way_only_to_a_rule_of_the_folder(tmp_path: Path) -> None:
    written(tmp_path, rule(instead_of=["blue-hat", "no-hat"]))
    written(tmp_path, rule(id="blue-hat"), name="another.toml", id="another")
    (problem,) = refused_folder(tmp_path)
    assert problem.endswith("rule red-hat: instead_of names no rule: 'no-hat'")


def test_every_broken_pack_of_a_folder_is_told(tmp_path: Path) -> None:
    written(tmp_path, language="tlh")
    written(tmp_path, name="another.toml", id="another", reviewed="")
    assert [problem.partition(":")[0] for problem in refused_folder(tmp_path)] == ["another.toml", "demo.toml"]


def test_a_retired_rule_loads_and_finds_nothing(tmp_path: Path) -> None:
    pack = loaded(tmp_path, rule(status="retired"))
    assert [one.status for one in pack.rules] == ["retired"]
    assert judged(pack, "my red hat").matches == ()


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
    written(tmp_path, rule(id="blue-hat"), name="another.toml", id="another")
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
