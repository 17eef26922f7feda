"""Letters to glyphs by HarfBuzz, written as the inside of a PDF's `[…] TJ`, and kept.

Code is written for a font of size 1 (the matrix of the line scales it), so one piece serves all
sizes. A space stands alone as `<…>`, so that a justified line can widen it by replacing.
"""

import unicodedata
from functools import cache
from itertools import groupby
from typing import Any

import uharfbuzz

from mentor_desktop.documents.fonts import Font, is_unseen

_FEATURES = {"dlig": False}  # on, it changes an Arabic name
_MOST_KEPT = 20_000
_MOST_ASTRAY = 20  # thousandths of an em
_LONGEST_KEPT = 100
_LONGEST_SAID = 120  # characters; a reader takes at most 512 bytes for one glyph
NO_MEANING = "\u200b"  # what a further glyph of one letter is read as


class Piece:
    """Some text in one font: widths in thousandths of an em, `bare` without spaces at the end.

    `glyphs`: pairs of a glyph and the text it is read as. `top`, `bottom`: the ink, from the
    baseline; measured only where letters may be higher than a line.
    """

    __slots__ = ("advance", "bare", "bottom", "code", "glyphs", "is_rtl", "text", "top")

    def __init__(
        self, text: str, code: str, advance: float, bare: float,
        glyphs: tuple[tuple[int, str], ...], ink: tuple[float, float] = (0, 0),
        *, is_rtl: bool = False,
    ) -> None:  # fmt: skip
        self.text = text
        self.code = code
        self.advance = advance
        self.bare = bare
        self.glyphs = glyphs
        self.top, self.bottom = ink
        self.is_rtl = is_rtl


class Words(dict[str, Piece]):
    """The pieces of a font by their text; one that is missing is shaped.

    As a dictionary: text from left to right, with spaces at its end if there are some.
    """

    def __init__(self, font: Font) -> None:
        super().__init__()
        self.font = font
        glyph = font.face.glyph(" ")
        self.space = f"<{glyph:04X}>"
        self._space = (glyph, font.width(glyph))
        self._others: dict[tuple[str, bool, str], Piece] = {}

    def __missing__(self, text: str) -> Piece:
        if len(self) > _MOST_KEPT:
            self.clear()
        word = text.rstrip(" ")
        piece = shaped(self.font, word)
        spaces = len(text) - len(word)
        if spaces:
            glyph, width = self._space
            piece = Piece(
                text, piece.code + self.space * spaces, piece.bare + width * spaces, piece.bare,
                (*piece.glyphs, (glyph, " ")),
            )  # fmt: skip
        if spaces < _LONGEST_KEPT > len(word):
            self[text] = piece
        return piece

    def directed(self, text: str, level: int, language: str) -> Piece:
        """A piece of a level, with its ink measured; `language` chooses between forms of Han."""
        key = (text, level % 2 == 1, language)
        piece = self._others.get(key)
        if piece is None:
            if len(self._others) > _MOST_KEPT:
                self._others.clear()
            piece = shaped(self.font, text, is_rtl=key[1], language=language, with_ink=True)
            if len(text) < _LONGEST_KEPT:
                self._others[key] = piece
        return piece


@cache
def words_of(font: Font) -> Words:
    """The font's pieces, kept for all documents."""
    return Words(font)


def glyphs_of(
    font: Font, text: str, *, is_rtl: bool = False, language: str = ""
) -> list[tuple[Any, Any]]:
    """Glyphs from left to right with their positions, as HarfBuzz gives them."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_rtl else "ltr"
    if language:
        buffer.language = language
    if not is_rtl:  # there, a joiner stands in the order of the letters
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(font.shaper, buffer, _FEATURES)
    return list(zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True))


def shaped(
    font: Font, text: str, *, is_rtl: bool = False, language: str = "", with_ink: bool = False
) -> Piece:
    """A text in one font and direction as a piece."""
    placed = glyphs_of(font, text, is_rtl=is_rtl, language=language)
    writing = _Writing(font)
    if not placed:
        return Piece(text, "", 0.0, 0.0, ())
    starts = sorted({info.cluster for info, _place in placed})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for start, group in groupby(placed, key=lambda one: one[0].cluster):
        # What HarfBuzz removed stands before the first cluster, and belongs to it.
        said = _bearable(text[0 if start == starts[0] else start : ends[start]])
        writing.add(list(group), said, is_rtl)
    ink = _ink(font, placed) if with_ink else (0.0, 0.0)
    code, width = writing.code(), writing.wanted
    return Piece(text, code, width, width, tuple(writing.said), ink, is_rtl=is_rtl)


def _bearable(said: str) -> str:
    """What a cluster says, without what is not seen where it is longer than a PDF allows."""
    if len(said) <= _LONGEST_SAID:
        return said
    return "".join(letter for letter in said if not is_unseen(letter))[:_LONGEST_SAID]


def _ink(font: Font, placed: list[tuple[Any, Any]]) -> tuple[float, float]:
    top = bottom = 0.0
    for info, place in placed:
        extents = font.shaper.get_glyph_extents(info.codepoint)
        if extents:
            high = extents.y_bearing + place.y_offset
            top, bottom = max(top, high), min(bottom, high + extents.height)
    return top * 1000 / font.em, bottom * 1000 / font.em


class _Writing:
    """Glyphs as code; `wanted` is where the pen should be, `_pen` where the code leaves it."""

    def __init__(self, font: Font) -> None:
        self.said: list[tuple[int, str]] = []
        self.wanted = 0.0
        self._font = font
        self._space = font.face.glyph(" ")
        self._pen = 0.0
        self._rise = 0.0
        self._out: list[str] = []
        self._open = False

    def add(self, placed: list[tuple[Any, Any]], said: str, is_rtl: bool) -> None:
        """The glyphs of one cluster."""
        glyphs = [info.codepoint for info, _place in placed]
        scale = 1000 / self._font.em
        start = self.wanted
        place = placed[0][1]
        if len(glyphs) == 1 and place.x_advance and self._font.face.says(glyphs[0], said):
            self._show(glyphs[0], start + place.x_offset * scale, place.y_offset * scale)
            self.wanted = start + place.x_advance * scale
        else:
            if is_rtl and len(said) > 1:
                letter = next((one for _glyph, one in placed if one.x_advance), place)
                said = self._add_marks(said, start + letter.x_offset * scale)
            self._add_spoken(placed, said, scale)
        self._say(glyphs[::-1] if is_rtl else glyphs, said)

    def _add_spoken(self, placed: list[tuple[Any, Any]], said: str, scale: float) -> None:
        """Glyphs that do not say what they mean, under the text that they stand for.

        Readers take such text to reach from its first glyph to the end of its last: so marks
        come after letters, and a point tells the end where the glyphs do not.
        """
        self._begin(said)
        shown = []
        for info, place in placed:
            x = self.wanted + place.x_offset * scale
            shown.append((place.x_advance == 0, x, place.y_offset * scale, info.codepoint))
            self.wanted += place.x_advance * scale
        shown = [one for one in shown if not one[0] or one[-1] != self._space]  # unseen
        for _is_mark, x, rise, glyph in sorted(shown, key=lambda one: one[0]):
            self._show(glyph, x, rise)
        if not shown or self._rise or abs(self._pen - self.wanted) > _MOST_ASTRAY:
            self._point(self.wanted)
        self._end()

    def _add_marks(self, said: str, x: float) -> str:
        """Marks of a letter that runs from right to left, each as a point before it: readers
        turn the order of glyphs round, not that of a text. What is left to be said.
        """
        letter = said.rstrip("".join(one for one in said[1:] if unicodedata.combining(one)))
        if len(letter) != 1:
            return said
        for mark in reversed(said[1:]):
            self._begin(mark)
            self._point(x)
            self._end()
        return letter

    def _begin(self, said: str) -> None:
        self._close(rise=True)
        coded = said.encode("utf-16-be").hex().upper()
        self._out.append(f"]TJ/Span<</ActualText<FEFF{coded}>>>BDC[")

    def _end(self) -> None:
        self._close(rise=True)
        self._out.append("]TJ EMC[")

    def _point(self, x: float) -> None:
        """A space pressed to nothing: it shows nothing, and says where a text begins or ends."""
        self._shift(x)
        self._close(rise=True)
        high, low = divmod(self._space, 256)  # written apart: no space that may grow
        self._out.append(f"]TJ 1 Tz[<{high:02X} {low:02X}>]TJ 100 Tz[")
        self._pen += self._font.width(self._space) / 100
        self.said.append((self._space, " "))

    def code(self) -> str:
        """All of it."""
        self._close(rise=True)
        self._shift(self.wanted)
        return "".join(self._out)

    def _show(self, glyph: int, x: float, rise: float) -> None:
        rise = round(rise, 2)
        if rise != self._rise:
            self._close()
            self._out.append(f"]TJ {rise / 1000:.5f} Ts[")
            self._rise = rise
        self._shift(x)
        if not self._open:
            self._out.append("<")
            self._open = True
        self._out.append(f"{glyph:04X}")
        self._pen += self._font.width(glyph)

    def _shift(self, to: float) -> None:
        back = round(self._pen - to, 2)
        if back:
            self._close()
            self._out.append(f"{back:.2f} ".replace(".00 ", " "))
            self._pen = to

    def _close(self, *, rise: bool = False) -> None:
        if self._open:
            self._out.append(">")
            self._open = False
        if rise and self._rise:
            self._out.append("]TJ 0 Ts[")
            self._rise = 0.0

    def _say(self, glyphs: list[int], said: str) -> None:
        """What each glyph is read as; the first of several that mean one text says all of it."""
        face = self._font.face
        if len(glyphs) == 1:
            self.said.append((glyphs[0], said))
            return
        left = said
        for glyph in glyphs:
            known = next((letter for letter in said if face.says(glyph, letter)), "")
            self.said.append((glyph, known or left or NO_MEANING))
            left = ""
