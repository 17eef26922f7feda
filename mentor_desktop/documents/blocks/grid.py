"""Rows and columns of flowables: where they stand, how they are cut between pages.

Of what they are, the grid knows nothing: each flowable marks itself.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from mentor_desktop.documents.looks import LINE
from mentor_desktop.documents.tagging import LAYOUT, PAGINATION, artifact

Cell = list[Flowable]
_SMALLEST_PIECE = 40.0


@dataclass(frozen=True)
class Shape:
    """Widths of the columns and rooms within cells, in points; lines are drawn between rows.

    `page`: the height between the margins; a row that is higher is cut.
    """

    widths: tuple[float, ...]
    page: float
    gap: float = 0  # between two columns
    above: float = 0
    below: float = 0
    line: float = 0
    head_line: float = 0
    is_mirrored: bool = False
    upright: str = ""  # the colour of lines between columns
    grounds: tuple[str, ...] = ()  # of the cells of the first row, "" for none


@dataclass
class Row:
    """One row; its height is known once it was wrapped."""

    cells: Sequence[Cell]
    height: float = -1
    gaps: list[list[float]] = field(default_factory=list)
    heights: list[list[float]] = field(default_factory=list)


class Grid(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Rows below an optional head, which stands on every page; cut between rows."""

    def __init__(
        self, shape: Shape, rows: Sequence[Row], head: Row | None = None, *,
        is_first: bool = True, before: float = 0, after: float = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self.shape, self.rows, self.head, self.is_first = shape, rows, head, is_first
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Its size; rows far beyond the room are not measured before they are needed."""
        total = _measured(self.head, self.shape) if self.head else 0.0
        for row in self.rows:
            total += _measured(row, self.shape)
            if total > height + 1:
                break
        self.width = sum(self.shape.widths) + self.shape.gap * (len(self.shape.widths) - 1)
        self.height = total
        return self.width, total

    def split(self, _width: float, height: float) -> list[Flowable]:
        """What fits into the room, and the rest; nothing where no row fits."""
        head = _measured(self.head, self.shape) if self.head else 0.0
        room = height - head + 0.001
        for at, row in enumerate(self.rows):
            high = _measured(row, self.shape)
            if high <= room:
                room -= high
                continue
            if high > self.shape.page - head and room >= _SMALLEST_PIECE:
                pieces = _cut(row, self.shape, room)
                if pieces is not None:
                    return self._parts(
                        [*self.rows[:at], pieces[0]], [pieces[1], *self.rows[at + 1 :]]
                    )
            return self._parts(self.rows[:at], self.rows[at:]) if at else []
        return [self]

    def _parts(self, first: Sequence[Row], rest: Sequence[Row]) -> list[Flowable]:
        made = Grid(self.shape, first, self.head, is_first=self.is_first, before=self.spaceBefore)
        left = Grid(self.shape, rest, self.head, is_first=False, after=self.spaceAfter)
        return [made, left]

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        canvas, top = self.canv, self.height
        rows = [self.head, *self.rows] if self.head else list(self.rows)
        self._draw_lines(canvas, rows)
        for row in rows:
            is_again = row is self.head and not self.is_first
            with artifact(canvas, PAGINATION) if is_again else nullcontext():
                self._draw_row(canvas, row, top)
            top -= row.height

    def _draw_row(self, canvas: Any, row: Row, top: float) -> None:
        for at, (cell, left) in enumerate(zip(row.cells, self._lefts(), strict=False)):
            y = top - self.shape.above
            for flowable, gap, height in zip(cell, row.gaps[at], row.heights[at], strict=True):
                y -= gap + height
                flowable.drawOn(canvas, left, y)

    def _lefts(self) -> list[float]:
        shape, lefts, x = self.shape, [], 0.0
        for width in shape.widths:
            lefts.append(self.width - x - width if shape.is_mirrored else x)
            x += width + shape.gap
        return lefts

    def _draw_lines(self, canvas: Any, rows: Sequence[Row]) -> None:
        shape = self.shape
        if not (shape.line or shape.head_line or shape.upright or shape.grounds):
            return
        with artifact(canvas, LAYOUT):
            if shape.grounds:
                self._draw_grounds(canvas, rows[0])
            y = self.height
            for at, row in enumerate(rows):
                y -= row.height
                is_head = at == 0 and self.head is not None
                width = shape.head_line if is_head else shape.line
                if width:
                    canvas.setLineWidth(width)
                    canvas.setStrokeColor(HexColor(LINE))
                    canvas.line(0, y, self.width, y)
            if shape.upright:
                self._draw_uprights(canvas)

    def _draw_grounds(self, canvas: Any, row: Row) -> None:
        for left, width, colour in zip(
            self._lefts(), self.shape.widths, self.shape.grounds, strict=False
        ):
            if colour:
                canvas.setFillColor(HexColor(colour))
                canvas.rect(left, self.height - row.height, width, row.height, stroke=0, fill=1)

    def _draw_uprights(self, canvas: Any) -> None:
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(HexColor(self.shape.upright))
        x = 0.0
        for width in self.shape.widths[:-1]:
            x += width + self.shape.gap
            at = x - self.shape.gap / 2
            at = self.width - at if self.shape.is_mirrored else at
            canvas.line(at, 0, at, self.height)


def _measured(row: Row, shape: Shape) -> float:
    if row.height >= 0:
        return row.height
    highest = 0.0
    for cell, width in zip(row.cells, shape.widths, strict=False):
        gaps, heights, after = [], [], None
        for flowable in cell:
            gap = 0.0 if after is None else max(after, flowable.getSpaceBefore())
            gaps.append(gap)
            heights.append(flowable.wrap(width, 1e6)[1])
            after = flowable.getSpaceAfter()
        row.gaps.append(gaps)
        row.heights.append(heights)
        highest = max(highest, sum(gaps) + sum(heights))
    row.height = highest + shape.above + shape.below
    return row.height


def _cut(row: Row, shape: Shape, height: float) -> tuple[Row, Row] | None:
    """The row in two, the first at most that high; None where nothing of it can be cut off."""
    firsts: list[Cell] = []
    rests: list[Cell] = []
    room = height - shape.above - shape.below
    for at, cell in enumerate(row.cells):
        first, rest = _cut_cell(cell, row.gaps[at], row.heights[at], shape.widths[at], room)
        firsts.append(first)
        rests.append(rest)
    if not any(firsts) or not any(rests):
        return None
    return Row(firsts), Row(rests)


def _cut_cell(
    cell: Cell, gaps: list[float], heights: list[float], width: float, room: float
) -> tuple[Cell, Cell]:
    for at, flowable in enumerate(cell):
        room -= gaps[at]
        if heights[at] <= room:
            room -= heights[at]
            continue
        parts = flowable.split(width, room) if room > 0 else []
        if len(parts) > 1:
            return [*cell[:at], parts[0]], [*parts[1:], *cell[at + 1 :]]
        return cell[:at], cell[at:]
    return cell, []
