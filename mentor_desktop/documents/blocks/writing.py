"""Room to write by hand: ruled lines, and boxes to tick."""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Spacer

from mentor_desktop.documents.blocks.grid import Cell, Grid, Row, Shape
from mentor_desktop.documents.blocks.texts import Rule, items
from mentor_desktop.documents.looks import HEAD_CELL, LINE, MUTED, PLAIN_ITEM, SMALL
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.tagging import artifact
from mentor_desktop.documents.text import TextStyle

STEP = 21.0  # points from line to line: room for a hand
BOX = "□"
_MOST = 60
_GAP, _LABELS = 14.0, 92.0


class WritingLines(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Lines from margin to margin; no content. Cut between lines."""

    def __init__(
        self, count: int, *, indent: float = 0, share: float = 1, fills: bool = False,
        is_mirrored: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._count, self._indent, self._share = count, indent, share
        self._fills, self._is_mirrored = fills, is_mirrored
        self.spaceAfter = 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """At least so many lines; where it fills, as many as there is room for."""
        count = self._count
        if self._fills:
            count = max(count, min(_MOST, int(height // STEP)))
        self.width, self.height = width, count * STEP
        return width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Lines that fit, and the rest."""
        fit = int(height // STEP)
        if fit < 1 or fit >= self._count:
            return []
        return [self._part(fit), self._part(self._count - fit)]

    def _part(self, count: int) -> "WritingLines":
        return WritingLines(
            count, indent=self._indent, share=self._share, is_mirrored=self._is_mirrored
        )

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        length = (self.width - self._indent) * self._share
        left = self.width - self._indent - length if self._is_mirrored else self._indent
        right = left + length
        with artifact(self.canv):
            self.canv.setStrokeColor(HexColor(LINE))
            self.canv.setLineWidth(0.8)
            for number in range(round(self.height / STEP)):
                y = self.height - (number + 1) * STEP + 1
                self.canv.line(left, y, right, y)


def writing_lines(
    sheet: Sheet, count: int, *, indent: float = 0, share: float = 1, fills: bool = False
) -> list[Flowable]:
    """So many lines to write on, that share of the width long.

    `fills`: down to the foot of the page, the last thing on it.
    """
    if not count:
        return []
    return [
        WritingLines(count, indent=indent, share=share, fills=fills, is_mirrored=sheet.is_mirrored)
    ]


def ticks(
    sheet: Sheet, texts: Sequence[str], style: TextStyle = PLAIN_ITEM, *, sign: str = BOX
) -> list[Flowable]:
    """A list with a box to tick before each."""
    return items(sheet, texts, style, sign=sign)


def pen_fields(sheet: Sheet, labels: Sequence[str], room: float = 30.0) -> Flowable:
    """Fields for a pen side by side, each a line with what it is for below."""
    width = (sheet.width - _GAP * (len(labels) - 1)) / len(labels)
    cells = [[Spacer(1, room), Rule(MUTED, 0.7, 0, 3), *sheet.text(one, SMALL)] for one in labels]
    shape = Shape((width,) * len(labels), sheet.height, _GAP, is_mirrored=sheet.is_mirrored)
    return Grid(shape, [Row(cells)], before=2, after=6)


def empty_table(sheet: Sheet, columns: Sequence[str], rows: int) -> list[Flowable]:
    """A table to write in, the first column the widest."""
    with sheet.within("Table"):
        with sheet.within("TR"):
            head = Row([_head(sheet, text, "Column") for text in columns])
        body = []
        for _number in range(rows):
            with sheet.within("TR"):
                body.append(Row([_empty(sheet) for _column in columns]))
    shape = _table_shape(sheet, len(columns))
    return [Grid(shape, body, head, before=4, after=8)]


def labelled_rows(sheet: Sheet, labels: Sequence[str]) -> list[Flowable]:
    """A row to write in for each label, such as the days of a week."""
    with sheet.within("Table"):
        body = []
        for text in labels:
            with sheet.within("TR"):
                body.append(Row([_head(sheet, text, "Row"), _empty(sheet)]))
    width = sheet.width - _LABELS - _GAP
    shape = Shape(
        (_LABELS, width), sheet.height, _GAP, above=3, below=3, line=0.6,
        is_mirrored=sheet.is_mirrored,
    )  # fmt: skip
    return [Grid(shape, body, before=2, after=6)]


def _head(sheet: Sheet, text: str, scope: str) -> Cell:
    with sheet.within("TH", Scope=scope):
        return sheet.text(text, HEAD_CELL)


def _empty(sheet: Sheet) -> Cell:
    sheet.tags.node("TD")
    return [Spacer(1, STEP - 6)]


def _table_shape(sheet: Sheet, columns: int) -> Shape:
    rest = sheet.width - _GAP * (columns - 1)
    first = rest * (0.4 if columns > 2 else 0.5)
    width = (rest - first) / max(1, columns - 1)
    return Shape(
        (first, *(width,) * (columns - 1)), sheet.height, _GAP, above=4, below=4, line=0.6,
        head_line=1.0, is_mirrored=sheet.is_mirrored,
    )  # fmt: skip
