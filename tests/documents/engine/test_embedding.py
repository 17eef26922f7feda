"""The fonts inside a PDF: small, true to their widths, every glyph with its text."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from mentor_desktop.documents.text import Run, TextStyle, Writer
from tests.documents.sentences import SENTENCES

Printing = Callable[..., bytes]

STYLE = TextStyle(10, 15, "#1C2421")
EVERYTHING = "\n".join(SENTENCES.values())


@dataclass(frozen=True)
class Embedded:
    """A font as a PDF holds it."""

    name: str
    kind: str
    encoding: str
    widths: dict[int, float]
    meanings: dict[int, str]
    outlines: bytes
    is_postscript: bool


def _fonts(data: bytes) -> dict[str, Embedded]:
    """The fonts of the first page by their names there."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {name: _font(one) for name, one in pdf.pages[0].Resources.Font.items()}


def _font(font: Any) -> Embedded:
    below = font.DescendantFonts[0]
    file = below.FontDescriptor
    is_postscript = "/FontFile3" in file
    return Embedded(
        str(font.BaseFont), str(font.Subtype), str(font.Encoding), _widths(below),
        _meanings(font.ToUnicode.read_bytes().decode()),
        (file.FontFile3 if is_postscript else file.FontFile2).read_bytes(), is_postscript,
    )  # fmt: skip


def _shown(data: bytes) -> dict[str, set[int]]:
    """The glyphs that the pages show, by the font's name on them."""
    found: dict[str, set[int]] = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            font = ""
            code = page.Contents.read_bytes().decode("latin-1")
            for name, text in re.findall(r"(/T\d+) 1 Tf|(?<!<)<([0-9A-F ]+)>(?!>)", code):
                font = name or font
                numbers = bytes.fromhex(text)
                pairs = zip(numbers[::2], numbers[1::2], strict=True)
                found.setdefault(font, set()).update(high * 256 + low for high, low in pairs)
    return found


def _widths(below: Any) -> dict[int, float]:
    array = list(below.W)
    found: dict[int, float] = {}
    for first, row in zip(array[::2], array[1::2], strict=True):
        found.update(enumerate(map(float, row), int(first)))
    return found


def _meanings(code: str) -> dict[int, str]:
    letters = code.partition("beginbfchar")[2]
    return {
        int(glyph, 16): bytes.fromhex(text).decode("utf-16-be")
        for glyph, text in re.findall("<([0-9A-F]{4})> <([0-9A-F]+)>", letters)
    }


@pytest.fixture
def everything(printed: Printing) -> bytes:
    return printed(Writer().paragraphs(EVERYTHING, STYLE), height=3_000)


def test_every_glyph_shown_has_a_width_and_a_text_and_is_none_for_missing(
    everything: bytes,
) -> None:
    shown, fonts = _shown(everything), _fonts(everything)
    assert set(shown) == set(fonts)
    for name, font in fonts.items():
        assert shown[name] == set(font.widths) == set(font.meanings), font.name
        assert 0 not in shown[name]
        assert all(text and "\0" not in text for text in font.meanings.values())


def test_widths_are_those_of_the_embedded_outlines(everything: bytes) -> None:
    fonts = _fonts(everything).values()
    for font in fonts:
        found = (_cff_widths if font.is_postscript else _truetype_widths)(font.outlines)
        expected = {glyph: found[glyph] for glyph in font.widths}
        assert font.widths == pytest.approx(expected, abs=0.6), font.name
    assert {font.is_postscript for font in fonts} == {False, True}


def _truetype_widths(data: bytes) -> dict[int, float]:
    file = TTFont(BytesIO(data))
    em = file["head"].unitsPerEm
    return {
        file.getGlyphID(name): advance * 1000 / em
        for name, (advance, _side) in file["hmtx"].metrics.items()
    }


def _cff_widths(table: bytes) -> dict[int, float]:
    """The advance of each glyph by the number that the charset gives it."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(table), None)
    top = fonts[0]
    found = {}
    for name in top.charset:
        string = top.CharStrings[name]
        string.draw(_Nowhere())
        number = 0 if name == ".notdef" else int(name.removeprefix("cid"))
        found[number] = string.width
    return found


class _Nowhere:
    """A pen that draws nothing."""

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_points, **_named: None


def test_only_the_glyphs_in_use_are_embedded(printed: Printing) -> None:
    data = printed(Writer().paragraphs("我们 and plain", STYLE))
    assert len(data) < 12_000
    latin, han = _fonts(data)["/T2"], _fonts(data)["/T1"]
    glyphs = TTFont(BytesIO(latin.outlines))["glyf"]
    drawn = [name for name in glyphs.keys() if glyphs[name].numberOfContours]  # noqa: SIM118
    assert len(drawn) == len(set("andplain"))
    assert len(_cff_widths(han.outlines)) == len({".notdef", "我", "们"})


def test_weights_are_fonts_of_their_own(printed: Printing) -> None:
    runs = [
        Run("plain "), Run("bold ", bold=True), Run("slanted ", italic=True),
        Run("both", bold=True, italic=True), Run(" 粗", bold=True),
    ]  # fmt: skip
    fonts = _fonts(printed(Writer().paragraphs(runs, STYLE)))
    names = {font.name.partition("+")[2] for font in fonts.values()}
    assert names == {
        "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic",
        "NotoSansCJK-Bold",
    }  # fmt: skip


def test_fonts_are_named_as_subsets_and_no_other_font_is_named(everything: bytes) -> None:
    for font in _fonts(everything).values():
        assert re.fullmatch("/[A-Z]{6}\\+Noto[A-Za-z]+-[A-Za-z]+", font.name)
        assert (font.kind, font.encoding) == ("/Type0", "/Identity-H")
    assert b"Helvetica" not in everything


def test_the_same_text_gives_the_same_bytes(printed: Printing) -> None:
    def made() -> bytes:
        return printed(Writer().paragraphs(EVERYTHING, STYLE))

    first = made()
    printed(Writer().paragraphs("something else in between: 中 שלום", STYLE))
    assert made() == first


def test_threads_write_at_the_same_time_what_one_writes_alone(printed: Printing) -> None:
    alone = printed(Writer().paragraphs(EVERYTHING, STYLE))
    together: list[bytes] = []

    def make() -> None:
        together.append(printed(Writer().paragraphs(EVERYTHING, STYLE)))

    threads = [threading.Thread(target=make) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == [alone] * 4


def test_a_page_without_text_names_no_font(printed: Printing) -> None:
    assert _fonts(printed(Writer().paragraphs("", STYLE))) == {}
    assert _fonts(printed(Writer().paragraphs("\u200b", STYLE))) == {}
