"""The fonts of one PDF: subset when the file is saved, as Type 0 fonts whose codes are glyphs."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from mentor_desktop.documents.engine.shaping import NO_MEANING, Piece
from mentor_desktop.documents.fonts import Font

_FLAGS = uharfbuzz.SubsetFlags
_NEEDLESS = tuple(
    int.from_bytes(tag.encode(), "big")
    for tag in ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "meta",
                "name", "post", "vhea", "vmtx", "gasp")
)  # fmt: skip


class _Silent:
    """A font for ReportLab's own bookkeeping; it leaves no trace in a file."""

    name = fontName = "mentor-text"
    _dynamicFont = _multiByte = True
    substitutionFonts: tuple[Any, ...] = ()

    @property
    def face(self) -> "_Silent":
        return self

    def stringWidth(self, _text: str, _size: float, _encoding: str = "") -> float:
        return 0.0


SILENT = _Silent.fontName
pdfmetrics.registerFont(_Silent())


class EmbeddedFonts:
    """The fonts that one PDF of ReportLab's uses, with the pieces drawn in each."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._used: dict[Font, tuple[str, set[Piece]]] = {}
        document.delayedFonts.append(self)

    @staticmethod
    def of(canvas: Any) -> "EmbeddedFonts":
        """Those of the file that a canvas belongs to."""
        document = canvas._doc
        found: EmbeddedFonts | None = getattr(document, "mentor_fonts", None)
        if found is None:
            found = document.mentor_fonts = EmbeddedFonts(document)
        return found

    def use(self, font: Font, pieces: Iterable[Piece]) -> str:
        """The name of the font in the pages' code; the pieces' glyphs will be in the file."""
        known = self._used.get(font)
        if known is None:
            known = self._used[font] = (f"/T{len(self._used) + 1}", set())
        known[1].update(pieces)
        return known[0]

    def addObjects(self, document: Any) -> None:
        """Writes the fonts; called by ReportLab when it saves."""
        resources = document.idToObject["BasicFonts"].dict
        for font, (name, pieces) in self._used.items():
            meanings = _meanings(font, pieces)
            if meanings:
                made = _Embedding(document, font, meanings).made()
                resources[name[1:]] = document.Reference(made, f"mentor-font-{name[1:]}")
        self._used = {}


def _meanings(font: Font, pieces: Iterable[Piece]) -> dict[int, str]:
    """What each glyph is read as; where texts differ, what the font says itself, else the first."""
    found: dict[int, str] = {}
    for glyph, text in set().union(*(piece.glyphs for piece in pieces)):
        known = found.get(glyph)
        if known is None or _rank(font, glyph, text) < _rank(font, glyph, known):
            found[glyph] = text
    return dict(sorted(found.items()))


def _rank(font: Font, glyph: int, text: str) -> tuple[bool, bool, int, str]:
    return (not font.face.says(glyph, text), text == NO_MEANING, len(text), text)


class _Embedding:
    def __init__(self, document: Any, font: Font, meanings: dict[int, str]) -> None:
        self._document = document
        self._font = font
        self._meanings = meanings
        print_of_it = hashlib.sha256(repr((font.name, list(meanings))).encode()).digest()
        mark = "".join(chr(65 + byte % 26) for byte in print_of_it[:6])
        self._name = f"{mark}+{font.name}"

    def made(self) -> Any:
        """The font's dictionary, its parts being objects of their own."""
        below = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if self._is_postscript else "CIDFontType2"),
            "BaseFont": PDFName(self._name),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"),
                 "Supplement": 0}
            ),
            "FontDescriptor": self._kept(self._descriptor()),
            "DW": 1000,
            "W": self._widths(),
        }  # fmt: skip
        if not self._is_postscript:
            below["CIDToGIDMap"] = PDFName("Identity")
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(self._name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([self._kept(PDFDictionary(below))]),
                "ToUnicode": self._stream({}, _to_unicode(self._meanings)),
            }
        )

    @property
    def _is_postscript(self) -> bool:
        return self._font.face.is_postscript

    def _descriptor(self) -> Any:
        extents = self._font.shaper.get_font_extents("ltr")
        scale = 1000 / self._font.em
        top, bottom = round(extents.ascender * scale), round(extents.descender * scale)
        is_slanted = "Italic" in self._font.name
        file, outlines = self._file()
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(self._name),
                "Flags": 4 | (64 if is_slanted else 0),  # glyphs of its own, no Latin set
                "FontBBox": PDFArray([-1000, bottom, 3000, top]),
                "ItalicAngle": -12 if is_slanted else 0,
                "Ascent": top,
                "Descent": bottom,
                "CapHeight": 714,
                "StemV": 80 if self._font.weight < 600 else 140,
                file: outlines,
            }
        )

    def _file(self) -> tuple[str, Any]:
        """The outlines of the glyphs that are used, and what the entry for them is called."""
        if self._is_postscript:
            data = _postscript(self._font, tuple(self._meanings))
            return "FontFile3", self._stream({"Subtype": PDFName("CIDFontType0C")}, data)
        data = subset(self._font, tuple(self._meanings), _FLAGS.RETAIN_GIDS)
        return "FontFile2", self._stream({"Length1": len(data)}, data)

    def _widths(self) -> str:
        """The widths array: glyphs in a row share a list."""
        parts: list[str] = []
        before = -2
        for glyph in self._meanings:
            width = f"{self._font.width(glyph):.6g}"
            if glyph == before + 1:
                parts.append(width)
            else:
                parts.append(f"{'] ' if parts else ''}{glyph} [{width}")
            before = glyph
        return "[" + " ".join(parts) + "]]"

    def _kept(self, made: Any) -> Any:
        return self._document.Reference(made)

    def _stream(self, entries: dict[str, Any], data: bytes) -> Any:
        return self._kept(PDFStream(PDFDictionary(entries), data, [PDFZCompress]))


@lru_cache(maxsize=32)  # a preview draws the same document again and again
def subset(font: Font, glyphs: tuple[int, ...], flags: int) -> bytes:
    """The font in its weight with only these glyphs, as a file."""
    request = uharfbuzz.SubsetInput()
    request.flags = flags | _FLAGS.NO_HINTING | _FLAGS.NO_LAYOUT_CLOSURE
    request.glyph_set.update(glyphs)
    request.drop_table_tag_set.update(_NEEDLESS)
    request.pin_axis_location(font.face.source, "wght", font.weight)
    data: bytes = uharfbuzz.subset(font.face.source, request).blob.data
    return data


def _postscript(font: Font, glyphs: tuple[int, ...]) -> bytes:
    """The bare outlines of a CFF font whose charset says the glyphs' old numbers.

    Keeping the numbers themselves would keep a table of 65,000 empty glyphs.
    """
    small = subset(font, glyphs, _FLAGS.DOWNGRADE_CFF2 | _FLAGS.CFF_IDENTITY_CHARSET)
    table = bytearray(uharfbuzz.Face(small).reference_table("CFF ").data)
    top = _top_dict(table)
    # An offset is written as 29 and four bytes, before the operator: 15 is the charset's.
    at = table.index(b"\x1d", top.start, top.stop)
    while table[at + 5] != 15:
        at = table.index(b"\x1d", at + 1, top.stop)
    table[at + 1 : at + 5] = len(table).to_bytes(4, "big")
    table += b"\0" + b"".join(glyph.to_bytes(2, "big") for glyph in glyphs if glyph)
    return bytes(table)


def _top_dict(table: bytearray) -> range:
    """Where the dictionary lies that says where all else lies."""
    at = _after_index(table, table[2])  # the names
    size = table[at + 2]
    offsets = at + 3
    data = offsets + 2 * size - 1
    first, last = (
        int.from_bytes(table[offsets + n * size : offsets + (n + 1) * size], "big") for n in (0, 1)
    )
    return range(data + first, data + last)


def _after_index(table: bytearray, at: int) -> int:
    count, size = int.from_bytes(table[at : at + 2], "big"), table[at + 2]
    if not count:
        return at + 2
    last = at + 3 + count * size
    return last + size - 1 + int.from_bytes(table[last : last + size], "big")


def _to_unicode(meanings: dict[int, str]) -> bytes:
    """The table by which a reader turns glyphs back into text."""
    pairs = [
        f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for glyph, text in meanings.items()
    ]
    blocks = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
        for block in (pairs[at : at + 100] for at in range(0, len(pairs), 100))
    ]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{''.join(blocks)}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
