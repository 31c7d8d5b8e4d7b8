"""docs/rules.md tells the truth: its rule holds, and it names every field, list and category."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec

from audits.rules.check import failures
from audits.rules.pack import PACKS, load_pack
from audits.rules.rows import ExampleRow, FrameRow, RuleRow, UnlessRow
from audits.rules.vocabulary import ACTIONS, CATEGORIES, STATUSES
from tests.rules.making import HEAD, written

DOC = (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8")
RULE_IN_FULL = re.findall(r"```toml\n(.*?)```", DOC, re.DOTALL)[0]
LISTS = re.compile(r"Shared lists live in the pack's head: (.*?)\.")


def test_the_rule_in_full_is_accepted_and_does_what_it_says(tmp_path: Path) -> None:
    source = {"acp-fsmb-2013": HEAD["source"]["a-2020"]}
    path = written(tmp_path, *tomllib.loads(RULE_IN_FULL)["rule"], source=source)
    assert list(failures(load_pack(path))) == []


def test_every_field_of_a_rule_is_told() -> None:
    fields = [field for row in (RuleRow, FrameRow, UnlessRow, ExampleRow) for field in msgspec.structs.fields(row)]
    assert [field.encode_name for field in fields if not re.search(rf"\b{field.encode_name}\b", DOC)] == []


def test_every_word_of_the_vocabulary_is_told() -> None:
    assert [word for word in (*CATEGORIES, *ACTIONS, *STATUSES) if word not in DOC] == []


def test_the_shared_lists_it_names_are_there() -> None:
    named = LISTS.search(DOC)
    assert named
    lists = tomllib.loads((PACKS / "professionalism.toml").read_text("utf-8"))["words"]
    assert set(re.findall(r"`([a-z_]+)`", named[1])) <= set(lists)
