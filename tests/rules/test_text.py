"""Folding, and the way back from folded words to what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.rules.text import Folded, fold, fold_char

AROUND = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="hat"))


def back(text: str, word: str) -> str:
    """What was written where the folded text reads ``word``."""
    folded = Folded(text)
    start = folded.text.index(word)
    first, last = folded.original_span(start, start + len(word))
    return text[first:last]


@given(st.text())
def test_both_ways_of_folding_agree(text: str) -> None:
    assert Folded(text).text == fold(text)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters() | st.sampled_from(" \t\n\r`’éßİﬁ😴"), max_size=40))
def test_every_folded_character_knows_its_source(text: str) -> None:
    folded = Folded(text)
    assert len(folded.sources) == len(folded.text)
    assert list(folded.sources) == sorted(folded.sources)
    for char, source in zip(folded.text, folded.sources, strict=True):
        came = fold_char(text[source])
        assert char in came or (char in " \n" and any(blank in came for blank in " \t\r\n"))


@given(st.text(min_size=1), st.data())
def test_a_folded_span_leads_to_a_span_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    if start < end:
        first, last = folded.original_span(start, end)
        assert folded.text[start:end].strip() in fold(text[first:last])


@given(AROUND, AROUND)
def test_a_word_is_found_where_it_stands_whatever_is_around_it(before: str, after: str) -> None:
    text = f"{before} HAT {after}"
    folded = Folded(text)
    at = folded.text.index("hat")
    assert folded.original_span(at, at + 3) == (len(before) + 1, len(before) + 4)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ward Round", "ward round"),
        ("naïve café", "naive cafe"),
        ("nai\u0308ve", "naive"),
        ("don’t “say” it", 'don\'t "say" it'),
        ("a – b — c", "a - b - c"),
        ("\uff37\uff21\uff32\uff24 \uff14", "ward 4"),
        ("ﬁnal", "final"),
        ("Straße", "strasse"),
        ("a\u200bb\u00adc", "abc"),
        ("one\u00a0two", "one two"),
        ("one  \t two", "one two"),
        ("one \n\n two", "one\ntwo"),
        ("one\r\ntwo", "one\ntwo"),
        (
            "\U0001d5ef\U0001d5fc\U0001d5f9\U0001d5f1 \U0001d4fc\U0001d4ec\U0001d4fb\U0001d4f2\U0001d4f9\U0001d4fd",
            "bold script",
        ),
        ("Ⓗⓘ", "hi"),
        ("so tired 😴", "so tired 😴"),
    ],
)
def test_folding_reads_what_a_person_reads(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("😀😀 Red Hat", "red hat", "Red Hat"),
        ("👩🏽‍⚕️ red hat", "red hat", "red hat"),
        ("my re\u0301d ha\u0302t!", "red hat", "re\u0301d ha\u0302t"),
        ("cafe\u0301", "cafe", "cafe\u0301"),
        ("a red   \t hat b", "red hat", "red   \t hat"),
        ("r\u200bed hat", "red hat", "r\u200bed hat"),
        ("the ﬁnal", "final", "ﬁnal"),
        ("große Straße", "strasse", "Straße"),
    ],
)
def test_the_way_back_keeps_accents_and_blanks(text: str, word: str, original: str) -> None:
    assert back(text, word) == original


def test_half_of_a_ligature_leads_to_the_whole_of_it() -> None:
    assert Folded("ﬁ").original_span(0, 1) == (0, 1)
    assert Folded("ﬁ").original_span(1, 2) == (0, 1)


def test_nothing_folds_to_nothing() -> None:
    assert fold("") == Folded("").text == ""
    assert fold("\u200d\ufe0f") == ""
