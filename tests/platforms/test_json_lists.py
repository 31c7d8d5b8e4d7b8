"""Damaged JSON: what is mended, and what is told apart."""

from __future__ import annotations

import json
import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits.platforms.json_lists import decoded, mended, split, storable

ANYTHING: msgspec.json.Decoder[object] = msgspec.json.Decoder(object)

TORTURE = [
    *(
        b"",
        b" ",
        b"[",
        b"]",
        b"{",
        b"}",
        b"nul",
        b"tru",
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"01",
        b"1.",
        b".5",
        b"+1",
        b"0x1",
    ),
    *(b"[1,]", b"[,1]", b'{"a":}', b"{a:1}", b'{"a":1,}', b"['a']", b'["a\nb"]', b'["\\x00"]', b'["\\u12"]', b"[1 2]"),
    *(
        b'["\\',
        b'["\\u',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'"\\ud800"',
        b'"\\udc00\\ud800"',
        b'"\\ud800\\n"',
        b"\xef\xbb\xbf",
    ),
    *(
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[[" * 50_000 + b"]]" * 50_000,
        b'"' * 9,
        b"//",
        b"/**/1",
        b"[1]]",
        b"{}{}",
        b"\0",
    ),
    *(b'{"a":1,"a":2}', b"1" * 100_000, b"-" * 50, b'"' + b"\\" * 999, b"[" + b'"",' * 9_999, b"\xfe\xff\0[", b"(1)"),
]


@pytest.mark.parametrize("raw", TORTURE)
def test_torture_ends_in_a_value_or_in_none(raw: bytes) -> None:
    decoded(raw, ANYTHING)
    assert all(isinstance(part, bytes) for part in split(raw))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b'"a\\ud800b"', "a�b"),
        (b'"\\ud83d\\ude42"', "🙂"),
        (b'"\\\\ud800"', "\\ud800"),
        (b'"\\\\\\ud800"', "\\�"),
        (b'"\\ude42\\ud83d"', "��"),
        (b'"\\ud83d\\ud83d\\ude42"', "�🙂"),
        (b'"a\xffb"', "a�b"),
        (b'"a\xed\xa0\x80b"', "a���b"),
    ],
)
def test_only_what_is_broken_is_replaced(raw: bytes, text: str) -> None:
    assert json.loads(mended(raw)) == text


@given(st.text())
def test_sound_text_is_left_alone(text: str) -> None:
    for raw in (json.dumps(text).encode(), json.dumps(text, ensure_ascii=False).encode("utf-8", "replace")):
        assert mended(raw) == raw


def test_text_is_made_fit_to_be_stored() -> None:
    assert storable("a\0b") == "a�b"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.dictionaries(st.text(), st.text() | st.lists(st.dictionaries(st.text(), st.text()))), min_size=1))
def test_a_sound_list_is_split_into_its_objects(objects: list[dict[str, object]]) -> None:
    for raw in (json.dumps(objects), json.dumps({"wrapped": objects}), json.dumps(objects, indent=1)):
        assert [json.loads(part) for part in split(raw.encode())] == objects


def test_splitting_takes_time_in_proportion_to_length() -> None:
    start = time.process_time()
    for raw in (
        b'"' + b'\\"' * 100_000,
        b"{" * 100_000,
        b"[" + b"{" * 100_000,
        b"[{" * 50_000,
        b'[{"a":"' * 10_000,
    ):
        list(split(raw))
    assert time.process_time() - start < 2
