"""Makes this folder again: the fonts of the PDF, the list of what they cover, and their licence.

Run it after raising a version below, with the development requirements installed:

    mkdir -p var/fonts && cd var/fonts
    npm pack @expo-google-fonts/inter@0.4.2            # and so on, for each line of PACKED
    for f in *.tgz; do mkdir "${f%.tgz}" && tar xzf "$f" -C "${f%.tgz}"; done
    apt-get download fonts-noto-cjk && dpkg-deb -x fonts-noto-cjk_*.deb cjk
    cd ../.. && python audits/reports/fonts/build.py var/fonts

All fonts are under the SIL Open Font License 1.1 and are shipped as they came, but for the
Chinese, Japanese and Korean one: it is cut down from 19 MB to the characters of GB 2312,
JIS X 0208, KS X 1001 and the first level of Big5, with quadratic outlines.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

HERE = Path(__file__).parent
PACKED = {  # file here → package-version, font in it
    "Inter-Regular.ttf": ("inter-0.4.2", "400Regular/Inter_400Regular.ttf"),
    "Inter-SemiBold.ttf": ("inter-0.4.2", "600SemiBold/Inter_600SemiBold.ttf"),
    "NotoSans-Regular.ttf": ("noto-sans-0.4.2", "400Regular/NotoSans_400Regular.ttf"),
    "NotoSansArabic.ttf": ("noto-sans-arabic-0.4.3", "400Regular/NotoSansArabic_400Regular.ttf"),
    "NotoSansHebrew.ttf": ("noto-sans-hebrew-0.4.1", "400Regular/NotoSansHebrew_400Regular.ttf"),
    "NotoSansBengali.ttf": ("noto-sans-bengali-0.4.4", "400Regular/NotoSansBengali_400Regular.ttf"),
    "NotoSansGujarati.ttf": ("noto-sans-gujarati-0.4.2", "400Regular/NotoSansGujarati_400Regular.ttf"),
    "NotoSansGurmukhi.ttf": ("noto-sans-gurmukhi-0.4.1", "400Regular/NotoSansGurmukhi_400Regular.ttf"),
    "NotoSansTamil.ttf": ("noto-sans-tamil-0.4.3", "400Regular/NotoSansTamil_400Regular.ttf"),
    "NotoSansTelugu.ttf": ("noto-sans-telugu-0.4.2", "400Regular/NotoSansTelugu_400Regular.ttf"),
    "NotoSansThai.ttf": ("noto-sans-thai-0.4.2", "400Regular/NotoSansThai_400Regular.ttf"),
    "NotoEmoji.ttf": ("noto-emoji-0.4.7", "400Regular/NotoEmoji_400Regular.ttf"),
}
CJK = "cjk/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
CJK_SIMPLIFIED = 2  # its place in the collection
CJK_FILE = "NotoSansCJKsc-subset.ttf"
MAX_ERROR = 2.0  # thousandths of the type size
POINTS = ["maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentElements"]
PROGRAMS = ["maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions"]
COUNTED_IN_TRUETYPE = [*POINTS, *PROGRAMS, "maxComponentDepth", "maxZones", "maxTwilightPoints"]
LEAD_BYTES = {"gb2312": (0xA1, 0xFF), "euc_jp": (0xA1, 0xFF), "euc_kr": (0xA1, 0xFF), "big5": (0xA4, 0xC7)}
COVERAGE, LICENCE = "coverage.txt", "OFL.txt"


def main(source: Path) -> None:
    for name, (package, font) in PACKED.items():
        shutil.copyfile(_unpacked(source, package) / font, HERE / name)
    _cut_cjk(source / CJK).save(HERE / CJK_FILE)
    (HERE / COVERAGE).write_text(coverage())
    (HERE / LICENCE).write_text(_licence(source))


def coverage() -> str:
    """One line a font family: its name, then the code points it has a glyph for, as ranges in hexadecimal."""
    families: dict[str, set[int]] = {}
    for path in sorted(HERE.glob("*.ttf")):
        font = TTFont(path)
        has = set(font.getBestCmap())
        families[_family(font)] = families.get(_family(font), has) & has
    return "".join(f"{family}: {' '.join(_ranges(has))}\n" for family, has in families.items())


def _unpacked(source: Path, package: str) -> Path:
    return source / f"expo-google-fonts-{package}" / "package"


def _cut_cjk(path: Path) -> TTFont:
    font: TTFont = TTCollection(path).fonts[CJK_SIMPLIFIED]
    font.recalcTimestamp = False  # so that the file comes out the same each time
    wanted = Options(layout_features=["ccmp"], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17])
    subsetter = Subsetter(wanted)
    subsetter.populate(unicodes={ord(letter) for letter in _cjk_letters()})
    subsetter.subset(font)
    _as_truetype(font)
    return font


def _as_truetype(font: TTFont) -> None:
    """Cubic outlines to quadratic ones. The PDF/UA checker reads widths of the cubic kind, split over
    several tables as they are here, as nought; the quadratic kind also needs no tables of its own."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    outlines = newTable("glyf")
    outlines.glyphOrder, outlines.glyphs = order, {name: _quadratic(drawn, name) for name in order}
    font["glyf"], font["loca"] = outlines, newTable("loca")
    for cubic in ("CFF ", "VORG"):
        if cubic in font:
            del font[cubic]
    font["post"].formatType = 3.0
    font["maxp"].tableVersion = 0x00010000
    vars(font["maxp"]).update(dict.fromkeys(COUNTED_IN_TRUETYPE, 0))
    font.sfntVersion = "\0\1\0\0"


def _quadratic(drawn: Any, name: str) -> Any:
    pen = TTGlyphPen(None)
    drawn[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
    return pen.glyph()


def _cjk_letters() -> Iterator[str]:
    for codec, (first, end) in LEAD_BYTES.items():
        for lead in range(first, end):
            for trail in range(0x40, 0xFF):
                yield from bytes([lead, trail]).decode(codec, "ignore")


def _family(font: TTFont) -> str:
    return str(font["name"].getDebugName(16) or font["name"].getDebugName(1))


def _ranges(points: Iterable[int]) -> Iterator[str]:
    """``20-7E`` for a run, ``A0`` for one alone."""
    marks = sorted(points)
    starts = [marks[0], *(after for before, after in pairwise(marks) if after != before + 1)]
    ends = [*(before for before, after in pairwise(marks) if after != before + 1), marks[-1]]
    for start, end in zip(starts, ends, strict=True):
        yield f"{start:X}" if start == end else f"{start:X}-{end:X}"


def _licence(source: Path) -> str:
    """The owners of every font, then the licence they share, once."""
    texts = [(_unpacked(source, package) / "LICENSE_FONT").read_text() for package, _ in PACKED.values()]
    owners = {text.partition("\n")[0] for text in texts}
    owners.add(str(TTFont(HERE / CJK_FILE)["name"].getDebugName(0)))
    return "\n".join(sorted(owners)) + "\n" + texts[0].partition("\n")[2]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
