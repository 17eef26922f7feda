"""A paragraph as a flowable of ReportLab's: wraps, is cut between pages, draws."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from reportlab.platypus import Flowable

from mentor_desktop.documents.engine.lines import Mixed, Plain
from mentor_desktop.documents.engine.painting import Ink, Placed, paint
from mentor_desktop.documents.engine.text import Ready
from mentor_desktop.documents.tagging import Node

_FEWEST = 2  # lines of a paragraph that stand alone on a page
_ASCENT, _HEIGHT = 1.0, 1.25  # of a line of Latin letters, in its size
_ENDLESS = 1e9
_NO_GAIN = (0.0, True)
_AIR = 0.06  # between the ink of two lines, in the size


@dataclass(frozen=True)
class Shape:
    """A block's measures in points; "left" and "right" of `align` change places where the text
    runs from right to left, and so do the indents; `side` says "left" or "right" for all texts.
    """

    ink: Ink
    leading: float
    align: str = "left"
    indent: float = 0
    bullet_indent: float = 0
    bullet_colour: str = ""
    side: str = ""

    @cached_property
    def above(self) -> float:
        """From the top of a line to its baseline, where no letter is higher."""
        return (self.leading - _HEIGHT * self.ink.size) / 2 + _ASCENT * self.ink.size


class Tagging(NamedTuple):
    """The nodes that a block's pieces belong to."""

    body: Node | None = None
    bullet: Node | None = None
    links: Mapping[str, Node] = MappingProxyType({})


class Block(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Lines of one paragraph, from `first` on; a part of it that was cut off is a block too."""

    def __init__(
        self, text: Ready, shape: Shape, tagging: Tagging, *, bullet: Ready | None = None,
        before: float = 0, after: float = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after
        self._text = text
        self._shape = shape
        self._tagging = tagging
        self._bullet = bullet
        self._lines: Plain | Mixed | None = None
        self._drops: list[float] = []
        self._room = self._indent = 0.0  # thousandths of an em for a line, points before it
        self._first, self._end = 0, -1  # an end of -1: the last
        self._is_part = False

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The width that is offered and the height of all lines, in points."""
        self._measure(width)
        self.width, self.height = width, self._height(self._first, self._last())
        return self.width, self.height

    def minWidth(self) -> float:
        """The narrowest column in which this can stand."""
        return self._shape.indent + self._shape.ink.size

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two blocks of which the first fits, none of them a single line; or nothing."""
        self._measure(width)
        first, last = self._first, self._last()
        fit = self._fitting(height)
        if fit >= last - first:
            return [self]
        fit = min(fit, last - first - _FEWEST)
        if fit < _FEWEST:
            return []
        return [self._part(first, first + fit), self._part(first + fit, self._end)]

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        lines, shape = self._lines, self._shape
        if lines is None:
            raise RuntimeError("wrap before draw")
        room, indent, size = self._room, self._indent, shape.ink.size
        if self._bullet is not None and self._first == 0:
            self._draw_bullet(size)
        y = self.height - self._above(self._first) + self._drop(self._first)
        left, share = 0.0 if self._is_mirrored else indent, self._share()
        placed = []
        for number in range(self._first, self._last()):
            line = lines.line(number)
            gain = line.stretched(room) if shape.align == "justify" else _NO_GAIN
            spare = 0.0 if gain[0] else (room - line.width) * size / 1000
            placed.append(Placed(left + spare * share, y - self._drop(number), line, gain))
        paint(self.canv, placed, shape.ink, self._tagging.body, self._tagging.links)

    @property
    def _is_mirrored(self) -> bool:
        return self._shape.side == "right" if self._shape.side else self._text.is_rtl

    def _share(self) -> float:
        """How much of a line's spare room stands on its left."""
        align = self._shape.align
        if align == "center":
            return 0.5
        return float((align == "right") != self._is_mirrored)

    def _draw_bullet(self, size: float) -> None:
        if self._bullet is None:
            return
        shape = self._shape
        line = self._bullet.lines(_ENDLESS).line(0)
        x = shape.bullet_indent
        if self._is_mirrored:
            x = self.width - x - line.width * size / 1000
        ink = shape.ink._replace(colour=shape.bullet_colour or shape.ink.colour)
        placed = [Placed(x, self.height - self._above(0), line)]
        paint(self.canv, placed, ink, self._tagging.bullet or self._tagging.body, {})

    def _measure(self, width: float) -> None:
        if self._is_part:
            return  # its lines were counted in the width of the whole
        size, indent = self._shape.ink.size, self._shape.indent
        if self._bullet is not None:
            wide = self._bullet.lines(_ENDLESS).line(0).width * size / 1000
            indent = max(indent, self._shape.bullet_indent + wide + size * 0.3)
        self._indent = min(indent, width / 2)
        self._room = max(width - self._indent, size) * 1000 / size
        lines = self._text.lines(self._room)
        if lines is not self._lines:
            self._lines = lines
            self._drops = _drops(lines, self._shape) if isinstance(lines, Mixed) else []

    def _last(self) -> int:
        lines = 0 if self._lines is None else len(self._lines)
        return lines if self._end < 0 else min(self._end, lines)

    def _drop(self, number: int) -> float:
        """How far a line's baseline is below the first one's."""
        return self._drops[number] if self._drops else number * self._shape.leading

    def _above(self, number: int) -> float:
        plain = self._shape.above
        return max(plain, self._ink(number)[0]) if self._drops else plain

    def _below(self, number: int) -> float:
        plain = self._shape.leading - self._shape.above
        return max(plain, -self._ink(number)[1]) if self._drops else plain

    def _ink(self, number: int) -> tuple[float, float]:
        if self._lines is None:
            return 0.0, 0.0
        top, bottom = self._lines.ink(number)
        return top * self._shape.ink.size / 1000, bottom * self._shape.ink.size / 1000

    def _height(self, first: int, last: int) -> float:
        between = self._drop(last - 1) - self._drop(first)
        return self._above(first) + between + self._below(last - 1)

    def _fitting(self, height: float) -> int:
        """How many lines, from the first on, have room."""
        numbers = range(self._first, self._last())
        return bisect_right(
            numbers, height + 1e-6, key=lambda number: self._height(self._first, number + 1)
        )

    def _part(self, first: int, end: int) -> "Block":
        part = Block(
            self._text, self._shape, self._tagging, bullet=self._bullet,
            before=self.spaceBefore if first == self._first else 0,
            after=self.spaceAfter if end == self._end else 0,
        )  # fmt: skip
        part._first, part._end, part._is_part = first, end, True
        part._lines, part._drops = self._lines, self._drops
        part._room, part._indent = self._room, self._indent
        return part


def _drops(lines: Mixed, shape: Shape) -> list[float]:
    """The baselines below the first; letters that are high or deep push lines apart."""
    size = shape.ink.size
    inks = [lines.ink(number) for number in range(len(lines))]
    drops = [0.0]
    for (_top, bottom), (top, _bottom) in pairwise(inks):
        drops.append(drops[-1] + max(shape.leading, (top - bottom) * size / 1000 + _AIR * size))
    return drops
