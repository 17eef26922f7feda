"""The fonts of the documents: which face has which character, read only when one is needed."""

import hashlib
import io
import re
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, ITALIC = "regular", "bold", "italic"
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

    def cut(self, weight: str, characters: Iterable[str] | None = None) -> bytes:
        """A TrueType font of one weight; only these characters, or all."""
        request = uharfbuzz.SubsetInput()
        if characters is None:
            request.keep_everything()
        else:
            request.unicode_set.update(map(ord, characters))
        request.pin_axis_location(self._source, "wght", 700 if weight == BOLD else 400)
        data: bytes = uharfbuzz.subset(self._source, request).blob.data
        return _with_truetype_outlines(data) if self.is_cut_by_character else data


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
        _register(name, face.cut(bold, wanted))
    return name


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
    _register(name, face.cut(weight))
    return name


def _register(name: str, data: bytes) -> None:
    font = TTFont(name, io.BytesIO(data))
    # every weight cut from one file says the same name, by which ReportLab would merge them
    font.face.name = re.sub(r"\[wght\]|\.ttf|\.otf\.ttc", "", name).encode()
    pdfmetrics.registerFont(font)


def _with_truetype_outlines(data: bytes) -> bytes:
    """The font again with quadratic outlines: ReportLab cannot embed PostScript ones."""
    source = FontFile(io.BytesIO(data))
    glyphs, order = source.getGlyphSet(), source.getGlyphOrder()
    units = source["head"].unitsPerEm
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=units / 1000, reverse_direction=True))
        drawn[name] = pen.glyph()
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(source.getBestCmap())
    builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics(
        {name: (source["hmtx"][name][0], drawn[name].xMin if drawn[name].numberOfContours else 0)
         for name in order}
    )  # fmt: skip
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupNameTable({"familyName": "Noto Sans CJK", "styleName": "Regular",
                            "psName": "NotoSansCJK"})  # fmt: skip
    builder.setupOS2(sTypoAscender=source["hhea"].ascent, sTypoDescender=source["hhea"].descent)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()
