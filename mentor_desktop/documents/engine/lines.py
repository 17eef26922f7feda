"""Lines of a given width, all in the same size. Widths are thousandths of an em."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, groupby
from operator import add, attrgetter
from typing import NamedTuple

from mentor_desktop.documents.engine.bidi import visual_order
from mentor_desktop.documents.engine.breaking import clusters
from mentor_desktop.documents.engine.shaping import Piece, Words
from mentor_desktop.documents.fonts import Font

_MOST_STRETCH = 600  # a gap of a justified line grows no further

_advance, _bare, _code = attrgetter("advance"), attrgetter("bare"), attrgetter("code")
_top, _bottom = attrgetter("top"), attrgetter("bottom")


class Look(NamedTuple):
    """How some letters look beyond their block: a weight, and the address they lead to."""

    weight: str
    link: str = ""


class Bit(NamedTuple):
    """A piece in its place: `level` odd where it runs from right to left."""

    piece: Piece
    words: Words
    look: Look
    level: int
    language: str
    is_space: bool


class Part(NamedTuple):
    """What is drawn in one go, from left to right."""

    font: Font
    look: Look
    codes: list[str]
    pieces: list[Piece]
    advance: float
    space: str  # the code of a space in this font


class Line(NamedTuple):
    """A line's parts from left to right, and where it may be stretched."""

    parts: list[Part]
    width: float
    joints: int  # places besides spaces that may grow
    is_last: bool

    def stretched(self, room: float) -> tuple[float, bool]:
        """What each gap gains to fill the room, and whether the gaps are spaces."""
        spare = room - self.width
        if self.is_last or spare <= 0:
            return 0.0, True
        spaces = sum(code.count(part.space) for part in self.parts for code in part.codes)
        gaps = spaces or self.joints
        if not gaps or spare > gaps * _MOST_STRETCH:
            return 0.0, True
        return spare / gaps, spaces > 0


class Plain:
    """Lines of pieces in one font, left to right: no letter is looked at alone."""

    def __init__(self, words: Words, look: Look, pieces: list[Piece], room: float) -> None:
        self._words = words
        self._look = look
        if max(map(_bare, pieces), default=0) > room:
            make = words.__getitem__
            pieces = [
                part
                for piece in pieces
                for part in ([piece] if piece.bare <= room else _cut(piece.text, room, make))
            ]
        self._pieces = pieces
        self._before = before = list(accumulate(map(_advance, pieces), initial=0.0))
        if before[-1] <= room:
            self._starts = [0, len(pieces)]
        else:
            self._starts = _broken(before, list(map(add, before, map(_bare, pieces))), room)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def line(self, number: int) -> Line:
        """One line, made now."""
        start, end = self._starts[number : number + 2]
        pieces = self._pieces[start:end]
        if not pieces:
            return Line([], 0.0, 0, True)
        last = pieces[-1]
        width = self._before[end - 1] - self._before[start] + last.bare
        if last.advance != last.bare:
            pieces[-1] = self._words[last.text.rstrip(" ")]
        words = self._words
        part = Part(words.font, self._look, list(map(_code, pieces)), pieces, width, words.space)
        return Line([part], width, 0, end == len(self._pieces))

    def ink(self, _number: int) -> tuple[float, float]:
        """How high and low the letters of a line reach; 0 where they surely fit."""
        return 0.0, 0.0


class Segment:
    """What stands between two places where a line may end; widths and ink are those of its bits."""

    __slots__ = ("advance", "bare", "bits", "bottom", "top")

    def __init__(self, bits: list[Bit]) -> None:
        self.bits = bits
        self.advance = sum([bit.piece.advance for bit in bits])
        self.bare = sum([bit.piece.advance for bit in _trimmed(bits)])
        self.top = max([bit.piece.top for bit in bits])
        self.bottom = min([bit.piece.bottom for bit in bits])


class Mixed:
    """Lines of segments that may each hold several bits: fonts, looks, directions."""

    def __init__(self, segments: list[Segment], room: float) -> None:
        if max(map(_bare, segments), default=0) > room:
            segments = [part for segment in segments for part in _narrow_segment(segment, room)]
        self._segments = segments
        before = list(accumulate(map(_advance, segments), initial=0.0))
        ends = [start + segment.bare for start, segment in zip(before, segments, strict=False)]
        self._starts = _broken(before, ends, room)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def line(self, number: int) -> Line:
        """One line, made now."""
        bits = self._bits(number)
        if any(bit.level for bit in bits):
            bits = [bits[at] for at in visual_order([bit.level for bit in bits])]
        parts = []
        for (words, look), group in groupby(bits, key=_in_one_go):
            pieces = [bit.piece for bit in group]
            width = sum(map(_advance, pieces))
            codes = list(map(_code, pieces))
            parts.append(Part(words.font, look, codes, pieces, width, words.space))
        width = sum(part.advance for part in parts)
        return Line(parts, width, len(bits) - 1, number == len(self) - 1)

    def ink(self, number: int) -> tuple[float, float]:
        """How high and low the letters of a line reach, where that was measured."""
        start, end = self._starts[number : number + 2]
        line = self._segments[start:end]
        return max(map(_top, line), default=0.0), min(map(_bottom, line), default=0.0)

    def _bits(self, number: int) -> list[Bit]:
        start, end = self._starts[number : number + 2]
        bits = _trimmed([bit for segment in self._segments[start:end] for bit in segment.bits])
        if bits and bits[-1].piece.text.endswith("\u00ad") and number < len(self) - 1:
            last = bits[-1]
            bits.append(last._replace(piece=last.words["-"]))
        return bits


def _in_one_go(bit: Bit) -> tuple[Words, Look]:
    return bit.words, bit.look


def _trimmed(bits: list[Bit]) -> list[Bit]:
    end = len(bits)
    while end and bits[end - 1].is_space:
        end -= 1
    return bits[:end]


def _broken(before: Sequence[float], ends: Sequence[float], room: float) -> list[int]:
    """Where each line starts, and the end of all; `ends` reckons from the text's beginning."""
    starts = [0]
    count = len(ends)
    while starts[-1] < count:
        start = starts[-1]
        limit = before[start] + room + 0.01
        starts.append(max(start + 1, bisect_right(ends, limit, start)))
    return starts if count else [0, 0]


def _narrow_segment(segment: Segment, room: float) -> list[Segment]:
    """A segment too long for a line: each bit stands alone, long ones are cut."""
    if segment.bare <= room:
        return [segment]
    found: list[list[Bit]] = []
    for bit in segment.bits:
        if bit.is_space and found:
            found[-1].append(bit)
        elif bit.piece.advance <= room:
            found.append([bit])
        else:
            make = partial(bit.words.directed, level=bit.level, language=bit.language)
            found += [[bit._replace(piece=part)] for part in _cut(bit.piece.text, room, make)]
    return [Segment(bits) for bits in found]


def _cut(text: str, room: float, make: Callable[[str], Piece]) -> list[Piece]:
    """Parts of a word that fit, cut between letters; a single letter may be wider."""
    letters = clusters(text)
    before = list(accumulate((make(letter).bare for letter in letters), initial=0.0))
    parts: list[Piece] = []
    start = 0
    while start < len(letters):
        end = max(start + 1, bisect_right(before, before[start] + room, start) - 1)
        part = make("".join(letters[start:end]))
        while part.bare > room and end > start + 1:  # joined letters can be wider than alone
            end = start + max(1, min(end - start - 1, int((end - start) * room / part.bare)))
            part = make("".join(letters[start:end]))
        parts.append(part)
        start = end
    return parts
