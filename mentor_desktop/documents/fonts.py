"""The fonts of the documents: which face has which character, read only when one is needed."""

import unicodedata
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uharfbuzz

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "regular", "bold", "italic", "bold italic"
_WEIGHTS = {REGULAR: 400, BOLD: 700, ITALIC: 400, BOLD_ITALIC: 700}
_SCRIPTS = (
    "Hebrew", "Arabic", "Armenian", "Georgian", "Devanagari", "Bengali", "Gurmukhi", "Gujarati",
    "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Khmer",
    "Myanmar", "Ethiopic", "Symbols",
)  # fmt: skip


class Face:
    """One font file with its weights; read from the disk when first asked."""

    def __init__(self, package: str, file: str) -> None:
        self.file = file
        self.name = file.partition(".")[0].removesuffix("-VF").removesuffix("[wght]")
        self._package = package

    @cached_property
    def source(self) -> Any:
        """The file as HarfBuzz knows it."""
        spec = find_spec(self._package)
        if spec is None or spec.origin is None:
            raise FileNotFoundError(self.file)
        path = Path(spec.origin).parent / self.file
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), 0)

    @cached_property
    def _plain(self) -> Any:
        return uharfbuzz.Font(self.source)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character the face can draw."""
        return frozenset(map(chr, self.source.unicodes))

    @cached_property
    def is_postscript(self) -> bool:
        """Whether the outlines are cubic: such a font is embedded in another way."""
        return "CFF2" in self.source.table_tags

    def glyph(self, letter: str) -> int:
        """The number of the glyph that draws a letter; 0 where there is none."""
        return self._plain.get_nominal_glyph(ord(letter)) or 0

    def says(self, glyph: int, text: str) -> bool:
        """Whether a reader who sees the glyph knows that it means just this text."""
        if self.is_postscript:  # too many glyphs for a table
            return (
                len(text) == 1
                and self.glyph(text) == glyph
                and unicodedata.normalize("NFKC", text) == text
            )
        if glyph in self._meanings:
            return self._meanings[glyph] == text
        return len(text) == 1 and self.glyph(text) == glyph

    @cached_property
    def _meanings(self) -> dict[int, str]:
        """The glyphs that mean something else than the one character that they are for.

        Of several characters with one glyph the first counts; forms mean what they are forms of.
        """
        first: dict[int, int] = {}
        found: dict[int, str] = {}
        forms = []
        for code in self.source.unicodes:
            glyph = self._plain.get_nominal_glyph(code)
            if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF:
                forms.append((glyph, code))
            elif first.setdefault(glyph, code) != code:
                found[glyph] = chr(first[glyph])
        for glyph, code in forms:
            if glyph not in first:
                found.setdefault(glyph, unicodedata.normalize("NFKC", chr(code)))
        return found


class Font:
    """A face in one weight: `shaper` measures and shapes, in units of which `em` make an em."""

    def __init__(self, face: Face, weight: int, name: str) -> None:
        self.face = face
        self.weight = weight
        self.name = name
        self.em = int(face.source.upem)
        self.shaper = uharfbuzz.Font(face.source)
        self.shaper.set_variations({"wght": weight})
        self._widths: dict[int, float] = {}

    def width(self, glyph: int) -> float:
        """How far the glyph moves the pen, in thousandths of an em."""
        known = self._widths.get(glyph)
        if known is None:
            known = self.shaper.get_glyph_h_advance(glyph) * 1000 / self.em
            self._widths[glyph] = known
        return known


BASE = Face("manimgx_fonts", "NotoSans[wght].ttf")
SLANTED = Face("manimgx_fonts", "NotoSans-Italic[wght].ttf")
EMOJI = Face("manimgx_fonts", "NotoEmoji[wght].ttf")
CHAIN = (
    BASE,
    *(Face("manimgx_fonts", f"NotoSans{script}[wght].ttf") for script in _SCRIPTS),
    Face("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"),
    EMOJI,
)


@lru_cache(maxsize=20_000)
def face_for(cluster: str) -> Face | None:
    """The first face of the chain that has every visible character of the cluster."""
    wanted = [letter for letter in cluster if not is_unseen(letter)] or [" "]
    chain = (EMOJI, *CHAIN) if "\ufe0f" in cluster else CHAIN
    for face in chain:
        if all(face.glyph(letter) for letter in wanted):
            return face
    return None


def is_unseen(letter: str) -> bool:
    """Whether a character only guides how others are drawn: joiners, marks of direction, …"""
    return (
        letter in "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
        or "\u2066" <= letter <= "\u2069"
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U000e0001" <= letter <= "\U000e01ef"
    )


@cache
def font_of(face: Face, weight: str) -> Font:
    """The face in a weight; only the base has slanted letters, other scripts stay upright."""
    if weight in (ITALIC, BOLD_ITALIC) and face is BASE:
        face = SLANTED
    elif weight in (ITALIC, BOLD_ITALIC):
        return font_of(face, BOLD if weight == BOLD_ITALIC else REGULAR)
    slanted = "" if face is not SLANTED else "Italic"
    name = face.name.removesuffix("-Italic")
    style = ("Bold" if _WEIGHTS[weight] == 700 else "") + slanted or "Regular"
    return Font(face, _WEIGHTS[weight], f"{name}-{style}")
