"""The fonts of the documents: which face has which character, read only when one is needed."""

import hashlib
import io
import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, ITALIC = "regular", "bold", "italic"
_WEIGHTS = {REGULAR: 400, BOLD: 700, ITALIC: 400}
_SCRIPTS = (
    "Hebrew", "Arabic", "Armenian", "Georgian", "Devanagari", "Bengali", "Gurmukhi", "Gujarati",
    "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Khmer",
    "Myanmar", "Ethiopic", "Symbols",
)  # fmt: skip


class Face:
    """One font file with its weights; read from the disk when first asked."""

    def __init__(self, package: str, file: str, *, by_character: bool = False) -> None:
        self.file = file
        self._package = package
        self.is_cut_by_character = by_character

    @cached_property
    def _source(self) -> Any:
        spec = find_spec(self._package)
        if spec is None or spec.origin is None:
            raise FileNotFoundError(self.file)
        path = Path(spec.origin).parent / self.file
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), 0)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character the face can draw."""
        return frozenset(map(chr, self._source.unicodes))

    def whole(self, weight: str) -> bytes:
        """The font in one weight, as a TrueType file."""
        request = uharfbuzz.SubsetInput()
        request.keep_everything()
        request.pin_axis_location(self._source, "wght", _WEIGHTS[weight])
        data: bytes = uharfbuzz.subset(self._source, request).blob.data
        return data

    def outline(self, letter: str, weight: str, pen: Any) -> float:
        """Draws a letter with a fontTools pen, an em being 1; how far the next one stands."""
        font = uharfbuzz.Font(self._source)
        font.set_variations({"wght": _WEIGHTS[weight]})
        number, em = font.get_nominal_glyph(ord(letter)), self._source.upem
        font.draw_glyph_with_pen(number, TransformPen(pen, (1 / em, 0, 0, 1 / em, 0, 0)))
        return float(font.get_glyph_h_advance(number)) / float(em)

    def cut(self, weight: str, characters: Iterable[str]) -> bytes:
        """A small TrueType file of only these characters, in one weight.

        Outlines become quadratic: ReportLab cannot embed the others.
        """
        font = uharfbuzz.Font(self._source)
        font.set_variations({"wght": _WEIGHTS[weight]})
        names, drawn, advances = {}, {".notdef": TTGlyphPen(None).glyph()}, {".notdef": 0}
        for letter in characters:
            number = font.get_nominal_glyph(ord(letter))
            names[ord(letter)] = name = f"g{number}"
            pen = TTGlyphPen(None)
            error = self._source.upem / 1000
            font.draw_glyph_with_pen(number, Cu2QuPen(pen, max_err=error, reverse_direction=True))
            drawn[name] = pen.glyph()
            advances[name] = font.get_glyph_h_advance(number)
        extents = font.get_font_extents("ltr")
        height = (extents.ascender, extents.descender)
        return _built(self._source.upem, height, names, drawn, advances)


BASE = Face("manimgx_fonts", "NotoSans[wght].ttf")
_SLANTED = Face("manimgx_fonts", "NotoSans-Italic[wght].ttf")
CHAIN = (
    BASE,
    *(Face("manimgx_fonts", f"NotoSans{script}[wght].ttf") for script in _SCRIPTS),
    Face("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", by_character=True),
    Face("manimgx_fonts", "NotoEmoji[wght].ttf"),
)


def face_for(cluster: str) -> Face | None:
    """The first face of the chain that has every character of the cluster."""
    wanted = set(cluster)
    for face in CHAIN:
        if wanted <= face.characters:
            return face
    return None


def installed(face: Face, weight: str, characters: Iterable[str]) -> str:
    """The name under which ReportLab knows the face, cut to `characters` where it is huge."""
    if not face.is_cut_by_character:
        return _installed_whole(face, BOLD if weight == BOLD and face is not _SLANTED else weight)
    wanted = sorted(set(characters) & face.characters)
    print_of_them = hashlib.sha256("".join(wanted).encode()).hexdigest()[:12]
    bold = BOLD if weight == BOLD else REGULAR
    name = f"{face.file}-{bold}-{print_of_them}"
    if name not in pdfmetrics.getRegisteredFontNames():
        _register(name, _cut(face, bold, "".join(wanted)))
    return name


@lru_cache(maxsize=8)
def _cut(face: Face, weight: str, characters: str) -> bytes:
    """Kept for a while: a preview draws the same agreement again and again."""
    return face.cut(weight, characters)


def removed(names: Iterable[str]) -> None:
    """Forgets the fonts that were cut for one document."""
    huge = {face.file for face in CHAIN if face.is_cut_by_character}
    for name in names:
        if any(name.startswith(file) for file in huge):
            # ReportLab has no way of its own to forget a font
            pdfmetrics._fonts.pop(name, None)


@cache
def _installed_whole(face: Face, weight: str) -> str:
    if weight == ITALIC:
        face = _SLANTED if face is BASE else face
    name = f"{face.file}-{weight}"
    _register(name, face.whole(weight))
    return name


def _register(name: str, data: bytes) -> None:
    font = TTFont(name, io.BytesIO(data))
    # every weight cut from one file says the same name, by which ReportLab would merge them
    font.face.name = re.sub(r"\[wght\]|\.ttf|\.otf\.ttc", "", name).encode()
    pdfmetrics.registerFont(font)


def _built(
    units: int, height: tuple[int, int], names: dict[int, str], drawn: dict[str, Any],
    advances: dict[str, int],
) -> bytes:  # fmt: skip
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap(names)
    builder.setupGlyf(drawn)
    glyphs = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (advances[name], getattr(glyphs[name], "xMin", 0)) for name in drawn}
    )
    builder.setupHorizontalHeader(ascent=height[0], descent=height[1])
    # OFL: a derivative keeps the licence, and here no name that is reserved
    builder.setupNameTable({"familyName": "CJK", "styleName": "Regular", "psName": "CJK"})
    builder.setupOS2(sTypoAscender=height[0], sTypoDescender=height[1])
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()
