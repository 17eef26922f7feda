"""Charts as drawings of vectors, with the same data as a table below."""

from itertools import pairwise
from typing import Any

from babel.numbers import format_decimal
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether

from mentor_desktop.documents.blocks.figures import drawing
from mentor_desktop.documents.blocks.tables import Column, table
from mentor_desktop.documents.blocks.texts import heading, paragraph
from mentor_desktop.documents.days import locale
from mentor_desktop.documents.looks import LINE, MUTED, SERIES, SMALL, TEXT
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.text import TextStyle
from mentor_desktop.domain.chart import BARS, Chart, Laid, Place, laid_out
from mentor_desktop.translation import _

_LABEL = TextStyle(7.5, 10, MUTED)
_VALUE = TextStyle(7.5, 10, TEXT, align="center")
_NAME = TextStyle(7.5, 10, MUTED, align="center")
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 2), (7, 2, 1.5, 2), (3, 3))
_HEIGHT = 170.0
_MOST_VALUES = 24


def chart(
    sheet: Sheet, data: Chart, *, height: float = _HEIGHT, level: int = 3, is_tabled: bool = True
) -> list[Flowable]:
    """The chart under its title, a heading of that level, and its data as a table.

    Not `is_tabled`: a table of the caller's own follows, with the values in it.
    """
    painter = _Painter(sheet, data)
    figure = [
        *heading(sheet, data.title, level, is_kept=True),
        *(paragraph(sheet, data.unit, SMALL) if data.unit else []),
        *drawing(sheet, painter.paint, sheet.width, height, _alt(sheet, data)),
    ]
    return [KeepTogether(figure), *(_table(sheet, data) if is_tabled else ())]


def _alt(sheet: Sheet, data: Chart) -> str:
    said = (
        _("Bar chart: {title}. {series}. The values stand in the table below.")
        if data.kind == BARS
        else _("Line chart: {title}. {series}. The values stand in the table below.")
    )
    spans = [
        _("{name}: from {low} to {high}").format(
            name=one.name, low=_said(sheet, min(values)), high=_said(sheet, max(values))
        )
        for one in data.series
        if (values := [value for value in one.values if value is not None])
    ]
    return said.format(title=data.title, series="; ".join(spans) or _("No values"))


def _said(sheet: Sheet, value: float) -> str:
    return str(format_decimal(value, locale=locale(sheet.language)))


def _table(sheet: Sheet, data: Chart) -> list[Flowable]:
    columns = [Column("", 2, is_head=True)]
    columns += [Column(one.name, 1, is_number=True) for one in data.series]
    rows = [
        [name, *("–" if (value := one.values[at]) is None else _said(sheet, value)
                 for one in data.series)]
        for at, name in enumerate(data.categories)
    ]  # fmt: skip
    return table(sheet, columns, rows)


class _Painter:
    """Paints one chart; the layout counts from the top, paper from the foot."""

    def __init__(self, sheet: Sheet, data: Chart) -> None:
        self._sheet, self._data, self._writer = sheet, data, sheet.writer
        self._height = 0.0

    def paint(self, canvas: Any, width: float, height: float) -> None:
        self._height = height
        laid = laid_out(
            self._data, width, height,
            lambda text: self._writer.width(text, _LABEL.size),
            lambda value: _said(self._sheet, value),
            is_mirrored=self._sheet.is_mirrored,
        )  # fmt: skip
        self._paint_ticks(canvas, laid)
        for bar in laid.bars:
            self._paint_bar(canvas, bar.series, bar.place)
        for number, pieces in enumerate(laid.lines):
            self._paint_line(canvas, number, pieces)
        if len(laid.bars) <= _MOST_VALUES:
            for bar in laid.bars:
                x = bar.place.x + bar.place.width / 2
                y = height - bar.place.y + 3
                self._writer.draw(canvas, x, y, _said(self._sheet, bar.value), _VALUE)
        self._paint_names(canvas, laid)

    def _paint_ticks(self, canvas: Any, laid: Laid) -> None:
        right = laid.plot.x + laid.plot.width
        canvas.setLineCap(0)
        for y, value in laid.ticks:
            at = self._height - y
            canvas.setStrokeColor(HexColor(MUTED if y == laid.zero else LINE))
            canvas.setLineWidth(0.8 if y == laid.zero else 0.5)
            canvas.line(laid.plot.x, at, right, at)
            said = _said(self._sheet, value)
            x = right + 6 if self._sheet.is_mirrored else laid.plot.x - 6
            x -= 0 if self._sheet.is_mirrored else self._writer.width(said, _LABEL.size)
            self._writer.draw(canvas, x, at - 2.5, said, _LABEL)

    def _paint_bar(self, canvas: Any, series: int, place: Place) -> None:
        colour = HexColor(SERIES[series % len(SERIES)])
        canvas.setFillColor(colour)
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(1)
        foot = self._height - place.y - place.height
        if series % 2 == 0:
            canvas.rect(place.x, foot, place.width, place.height, stroke=0, fill=1)
            return
        canvas.rect(place.x + 0.5, foot, place.width - 1, place.height, stroke=1, fill=0)
        canvas.setLineWidth(0.7)
        for step in range(int(place.height // 4)):  # stripes: a sign beside the colour
            y = foot + 4 * (step + 1)
            canvas.line(place.x, y, place.x + place.width, y)

    def _paint_line(
        self, canvas: Any, series: int, pieces: tuple[tuple[tuple[float, float], ...], ...]
    ) -> None:
        colour = HexColor(SERIES[series % len(SERIES)])
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        canvas.setLineWidth(1.6)
        canvas.setDash(*([list(_DASHES[series % len(_DASHES)])] if series else []))
        for piece in pieces:
            for (x, y), (to_x, to_y) in pairwise(piece):
                canvas.line(x, self._height - y, to_x, self._height - to_y)
        canvas.setDash()
        for piece in pieces:
            for x, y in piece:
                self._paint_sign(canvas, series, x, self._height - y)

    def _paint_sign(self, canvas: Any, series: int, x: float, y: float) -> None:
        """A shape of its own for each series."""
        half = 2.6
        shapes: tuple[tuple[tuple[float, float], ...], ...] = (
            (),
            ((-1, -1), (1, -1), (1, 1), (-1, 1)),
            ((-1.2, -1), (1.2, -1), (0, 1.3)),
            ((0, -1.5), (1.4, 0), (0, 1.5), (-1.4, 0)),
            ((-1.2, 1), (1.2, 1), (0, -1.3)),
        )
        corners = shapes[series % len(shapes)]
        if not corners:
            canvas.circle(x, y, half, stroke=0, fill=1)
            return
        path = canvas.beginPath()
        path.moveTo(x + corners[0][0] * half, y + corners[0][1] * half)
        for across, up in corners[1:]:
            path.lineTo(x + across * half, y + up * half)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

    def _paint_names(self, canvas: Any, laid: Laid) -> None:
        for name, place in zip(self._data.categories, laid.names, strict=True):
            text = self._writer.fitting(name, _NAME, place.width - 4)
            x = place.x + place.width / 2
            self._writer.draw(canvas, x, self._height - place.y - 11, text, _NAME)
        for number, place in enumerate(laid.keys):
            y = self._height - place.y - 10
            is_mirrored = self._sheet.is_mirrored
            x = place.x + place.width - 10 if is_mirrored else place.x
            if self._data.kind == BARS:
                self._paint_bar(canvas, number, Place(x, place.y + 3, 10, 8))
            else:
                self._paint_line(canvas, number, (((x, place.y + 7), (x + 10, place.y + 7)),))
            text = self._writer.fitting(self._data.series[number].name, _LABEL, place.width - 14)
            wide = self._writer.width(text, _LABEL.size)
            self._writer.draw(canvas, x - 4 - wide if is_mirrored else x + 15, y, text, _LABEL)
