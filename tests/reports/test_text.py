"""Other people's text, cleaned for page and paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.reports.pieces import Piece, pieces
from audits.reports.text import MAY_BREAK, printed, printed_line, printed_pieces, shown
from tests.reports.naughty import FANCY, INJECTIONS, JOINED, REPLACED, RIGHT_TO_LEFT, WRITTEN


@pytest.mark.parametrize("text", INJECTIONS + WRITTEN + RIGHT_TO_LEFT + JOINED)
def test_what_the_fonts_have_is_printed_as_it_was_written(text: str) -> None:
    assert printed(text) == text


@pytest.mark.parametrize(("text", "expected"), REPLACED.items(), ids=map(ascii, REPLACED))
def test_the_rest_is_replaced_as_documented(text: str, expected: str) -> None:
    assert printed(text) == expected


def test_a_page_keeps_what_only_paper_cannot_show() -> None:
    text = FANCY + "\twith a tab\n\U000131f0"
    assert shown(text) == text


def test_a_page_shows_no_direction_tricks_and_no_controls() -> None:
    assert shown("\u202eevil\u202c\x00\x1b \u2067x\u2069\r\ny") == "evil x\ny"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert printed(printed(text)) == printed(text)
    assert shown(shown(text)) == shown(text)


@given(st.text(), st.text(min_size=1), st.text())
def test_marked_words_stay_marked_and_nothing_else_is(before: str, marked: str, after: str) -> None:
    cut = pieces(before + marked + after, [(len(before), len(before) + len(marked))])
    cleaned = printed_pieces(cut)
    assert "".join(piece.text for piece in cleaned if piece.marked).replace(MAY_BREAK, "") == printed(marked)
    assert "".join(piece.text for piece in cleaned).replace(MAY_BREAK, "") == "".join(
        printed(piece.text) for piece in cut
    )


def test_a_word_longer_than_a_line_may_break_also_across_pieces() -> None:
    cleaned = printed_pieces([Piece("a" * 20), Piece("b" * 20, marked=True), Piece(" end")])
    parts = "".join(piece.text for piece in cleaned).split(MAY_BREAK)
    assert max(map(len, parts)) <= 12
    assert "".join(parts) == "a" * 20 + "b" * 20 + " end"


def test_a_break_never_parts_an_emoji_from_what_hangs_on_it() -> None:
    (piece,) = printed_pieces([Piece("👩‍⚕️👍🏽" * 20)])
    parts = piece.text.split(MAY_BREAK)
    assert len(parts) > 1
    assert {part.replace("👩‍⚕️", "").replace("👍🏽", "") for part in parts} == {""}


def test_ordinary_words_and_chinese_get_no_breaks() -> None:
    text = "internationalisation of a hospital " + "医院" * 30
    assert printed_pieces([Piece(text)]) == (Piece(text),)


def test_a_line_stays_on_one_line() -> None:
    assert printed_line("  a\n\nb\tc ") == "a b c"
    assert printed_line("\x00") == ""
