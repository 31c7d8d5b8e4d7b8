"""The fonts shipped with the PDF, and the list that says what they can draw."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location

from fontTools.ttLib import TTFont
from typst import Fonts

from audits.reports.glyphs import FAMILIES, FONTS


def test_the_list_says_what_the_fonts_have() -> None:
    spec = spec_from_file_location("build", FONTS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    build = module_from_spec(spec)
    spec.loader.exec_module(build)
    assert (FONTS / build.COVERAGE).read_text() == build.coverage()


def test_every_family_asked_for_is_there_and_no_other() -> None:
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    assert sorted(fonts.families()) == sorted(FAMILIES)


def test_every_font_says_that_it_is_free() -> None:
    for path in FONTS.glob("*.ttf"):
        assert "SIL Open Font License" in str(TTFont(path)["name"].getDebugName(13)), path.name
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()


def test_the_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 11_000_000
