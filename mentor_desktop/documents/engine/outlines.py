"""Letters as bare outlines: they stand on a page, but not among its words."""

from typing import Any

from mentor_desktop.documents.engine.lines import Line
from mentor_desktop.documents.engine.shaping import glyphs_of

Point = tuple[float, float]


class _Pen:
    """Hands outlines on to a path of ReportLab's canvas, which knows cubic curves only."""

    def __init__(self, path: Any, scale: float, x: float, y: float) -> None:
        self._path = path
        self._scale, self._x, self._y = scale, x, y
        self._at = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:
        self._at = point
        self._path.moveTo(*self._placed(point))

    def lineTo(self, point: Point) -> None:
        self._at = point
        self._path.lineTo(*self._placed(point))

    def curveTo(self, *points: Point) -> None:
        self._at = points[-1]
        self._path.curveTo(*(number for one in points for number in self._placed(one)))

    def qCurveTo(self, bend: Point, end: Point) -> None:
        start = self._at
        self.curveTo(
            (start[0] + (bend[0] - start[0]) * 2 / 3, start[1] + (bend[1] - start[1]) * 2 / 3),
            (end[0] + (bend[0] - end[0]) * 2 / 3, end[1] + (bend[1] - end[1]) * 2 / 3),
            end,
        )

    def closePath(self) -> None:
        self._path.close()

    def _placed(self, point: Point) -> Point:
        return self._x + point[0] * self._scale, self._y + point[1] * self._scale


def draw_outlines(path: Any, line: Line, x: float, y: float, size: float) -> None:
    """A line's letters on a path, from (x, y) on the baseline."""
    for part in line.parts:
        scale = size / part.font.em
        for piece in part.pieces:
            for info, place in glyphs_of(part.font, piece.text, is_rtl=piece.is_rtl):
                pen = _Pen(path, scale, x + place.x_offset * scale, y + place.y_offset * scale)
                part.font.shaper.draw_glyph_with_pen(info.codepoint, pen)
                x += place.x_advance * scale
