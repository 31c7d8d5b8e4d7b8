"""Which texts a pack can speak about: a language not covered is said, never passed as clear.

A cautious test in three steps: another script; no common word of the pack's language while
several of another; the platform's own word, believed only together with the second.
Posts of a few words are taken to be covered.
"""

from __future__ import annotations

import re

_OTHER_SCRIPTS = re.compile(r"[Ͱ-῿ⰰ-ꜟꞀ-퟿豈-﷿ﹰ-﻿ｦ-ￜ]+")
_LETTERS = re.compile(r"[a-z]+")
_COMMON = {
    "en": "the and of to is it you my for this that was with are be have not just at on your what i'm it's we they "
    "from but all about when out can will get got how like if up one so he she his her had been our who by do",
    "es": "el los las una por para con que del está pero muy como esta mi tu hoy más soy ser son fue su",
    "fr": "le les une des est pas pour avec dans que qui sur je tu il nous vous mais très plus mon ce cette",
    "de": "der die das und ist nicht ein eine ich du wir mit auf für von zu den dem auch heute sehr war bin",
    "pt": "os uma por para com que não do da em meu você está hoje muito mas foi ser são um",
    "it": "il gli una per con che non del della sono è oggi molto ma mio questo di ho",
    "nl": "de het een en van ik niet dat met voor zijn op maar ook heb was aan er naar",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_PLACES = {
    language: re.compile(r"(?<![\w'])(?:" + "|".join(words) + r")(?![\w'])") for language, words in _WORDS.items()
}
_FEWEST = 4

LANGUAGES = frozenset(_WORDS)
"""What a pack may be written in: only for these can it be told which texts it covers."""


def covered(folded: str, stated: str, language: str = "en") -> bool:
    """Whether a pack in ``language`` can speak about this text. ``stated`` is the platform's own word, or empty."""
    if not folded.isascii() and _mostly_another_script(folded):
        return False
    words = folded.split()
    if not _WORDS[language].isdisjoint(words) or _PLACES[language].search(folded):
        return True
    if len(words) < _FEWEST:
        return True
    foreign = max(sum(1 for word in words if word in known) for name, known in _WORDS.items() if name != language)
    elsewhere = bool(stated) and not stated.startswith((language, "un", "q", "zxx"))
    return foreign < (1 if elsewhere else 2)


def _mostly_another_script(folded: str) -> bool:
    other = sum(map(len, _OTHER_SCRIPTS.findall(folded)))
    return bool(other) and other > sum(map(len, _LETTERS.findall(folded)))
