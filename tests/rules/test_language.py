"""Which texts an English pack speaks about."""

from __future__ import annotations

import pytest

from audits.rules.language import covered
from audits.rules.text import fold


def spoken_about(text: str, stated: str = "") -> bool:
    return covered(fold(text), stated)


@pytest.mark.parametrize(
    "text",
    [
        "The library is open until nine",
        "finna sleep til noon, I ain't playin",
        "granny say de tea does fix it",
        "on call",
        "gym. sushi. anatomy.",
        "😀😀😀",
        "",
        "https://example.org/a 42",
        "Mi abuela is the best of us",
        "Guten Morgen from the Alps, it is snowing",
        "наши results are in, we passed the exam",
    ],
)
def test_english_and_what_might_be_is_covered(text: str) -> None:
    assert spoken_about(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hoy tengo guardia con mi tutor y estoy muy cansada",
        "Heute war ein sehr langer Tag auf der Station",
        "Je suis très fatigué et il pleut sur la ville",
        "Hoje eu estou muito feliz com a prova",
        "Сегодня было очень трудно",
        "اليوم كان طويلا جدا",
        "今日はとても疲れました",
        "오늘은 정말 피곤했다",
        "Σήμερα ήταν δύσκολη μέρα",
    ],
)
def test_another_language_is_not_passed_as_read(text: str) -> None:
    assert not spoken_about(text)


def test_the_platforms_word_counts_only_with_a_word_of_another_language() -> None:
    assert spoken_about("fiesta grande hoy amigos vamos", stated="en")
    assert not spoken_about("fiesta grande hoy amigos vamos", stated="es")
    assert spoken_about("biochem osmosis flashcards tomorrow", stated="es")


@pytest.mark.parametrize("stated", ["", "en", "en-GB", "und", "qme", "zxx"])
def test_a_platform_that_does_not_know_changes_nothing(stated: str) -> None:
    assert spoken_about("biochem osmosis flashcards tomorrow", stated)


def test_a_pack_in_another_language_covers_its_own() -> None:
    assert covered(fold("Heute war ein sehr langer Tag"), "", "de")
