"""The timeline as a drawing of vectors, laid out by the function that the window uses."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from babel.dates import format_date
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.figures import drawing
from mentor_desktop.documents.days import day, locale
from mentor_desktop.documents.fonts import BOLD
from mentor_desktop.documents.looks import ACCENT, FAINT, LINE, MUTED, TEXT
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.text import TextStyle
from mentor_desktop.domain.activity_words import lateness, state_title
from mentor_desktop.domain.timeline import (
    Axis,
    Bar,
    DatedMark,
    Line,
    Picture,
    PlacedLine,
    Rows,
    Tick,
    Week,
    day_width,
    fitting,
    lay_out,
)
from mentor_desktop.translation import _

_ROW, _BAR, _HEAD, _FOOT = 17.0, 8.5, 30.0, 30.0
_LABELS = 0.38  # of the width
_FIRST_ROWS, _MOST_ROWS = 22, 32  # of one figure: below the title, on a page of its own
_KINDS = {"doing": "#2767AC", "others": "#7A4FB5", "stretch": "#A54A12"}
_DANGER, _WARNING, _ON_ACCENT = "#B3261E", "#8F5500", "#FFFFFF"
_REST = 0.26
_TITLE = TextStyle(8.5, 11, TEXT)
_GOAL = replace(_TITLE, weight=BOLD)
_TICK = TextStyle(7, 9, MUTED)
_MARK = TextStyle(7, 9, MUTED, align="center")
_SHARE = TextStyle(8, 10, MUTED)
_NOW = TextStyle(7.5, 9, _ON_ACCENT, align="center")


def timeline(
    sheet: Sheet, lines: Sequence[Line], marks: Sequence[DatedMark], today: date
) -> list[Flowable]:
    """Goals, activities, stages and today; a long plan in several drawings."""
    span = fitting(lines, marks, today)
    story: list[Flowable] = []
    for part in _parts(lines):
        painter = _Painter(sheet, part, marks, today, span)
        height = _HEAD + len(part) * _ROW + _FOOT
        story += drawing(sheet, painter.paint, sheet.width, height, _alt(sheet, part))
    return story


def _parts(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """So many rows at a time; a goal is not left alone at the end of a part."""
    parts: list[Sequence[Line]] = []
    start = 0
    while start < len(lines):
        most = _MOST_ROWS if parts else _FIRST_ROWS
        end = min(start + most, len(lines))
        if end < len(lines) and lines[end - 1].is_group:
            end -= 1
        parts.append(lines[start:end])
        start = end
    return parts


def _alt(sheet: Sheet, lines: Sequence[Line]) -> str:
    days = [each for line in lines for each in (line.days or ())]
    count = sum(not line.is_group for line in lines)
    if not days:
        return _("Timeline without dates. The activities stand in the tables below.")
    return _(
        "Timeline from {first} to {last}. Activities: {count}; they stand in the tables below."
    ).format(
        first=day(min(days).isoformat(), sheet.language),
        last=day(max(days).isoformat(), sheet.language),
        count=count,
    )


class _Painter:
    """Paints one part; the layout counts from the top, paper from the foot."""

    def __init__(
        self,
        sheet: Sheet,
        lines: Sequence[Line],
        marks: Sequence[DatedMark],
        today: date,
        span: tuple[date, date],
    ) -> None:
        self._sheet, self._writer = sheet, sheet.writer
        self._lines, self._marks = lines, marks
        self._today, self._span = today, span
        self._locale = locale(sheet.language)

    def paint(self, canvas: Any, width: float, height: float) -> None:
        self._canvas, self._width, self._height = canvas, width, height
        self._labels = width * _LABELS
        chart = width - self._labels
        left = 0.0 if self._sheet.is_mirrored else self._labels
        day = day_width(*self._span, chart)
        self._axis = Axis(self._span[0], day, left, chart, self._sheet.is_mirrored)
        foot = height - _FOOT
        rows = Rows(_HEAD, _ROW, _HEAD, foot - 1)
        widths = {
            mark.label: self._writer.width(mark.label, _MARK.size) + 6 for mark in self._marks
        }
        picture = lay_out(self._lines, self._marks, self._axis, rows, self._today, Week(), widths)
        self._paint_grid(picture, foot)
        for placed in picture.lines:
            if placed.line.is_group:
                self._paint_group(placed)
            else:
                self._paint_activity(placed)
        self._paint_marks(picture, foot)
        self._paint_today(picture, foot)

    def _fill(self, colour: str) -> None:
        self._canvas.setFillColor(HexColor(colour))

    def _stroke(self, colour: str, width: float) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(width)

    def _box(self, x: float, y: float, width: float, height: float, radius: float = 2) -> None:
        """A filled box whose upper edge is `y` from the top."""
        wide = max(width, 0.5)
        round_by = min(radius, wide / 2, height / 2)
        self._canvas.roundRect(
            x, self._height - y - height, wide, height, round_by, stroke=0, fill=1
        )

    def _paint_grid(self, picture: Picture, foot: float) -> None:
        left, right = self._axis.left, self._axis.left + self._axis.width
        for tick in picture.ticks:
            if tick.unit in ("week", "day"):
                continue
            if left <= tick.x <= right:
                self._stroke(LINE, 0.5)
                self._canvas.line(
                    tick.x, self._height - _HEAD + 4, tick.x, self._height - foot - _FOOT + 6
                )
            self._paint_tick(tick, is_first=tick is picture.ticks[0])

    def _paint_tick(self, tick: Tick, *, is_first: bool) -> None:
        forms = ["y"] if tick.unit == "year" else ["MMM y", "MMM"]
        if not is_first and tick.day.month != 1 and tick.unit == "month":
            forms = ["MMM"]
        left, right = self._axis.left, self._axis.left + self._axis.width
        start, end = tick.x, tick.x + tick.room
        if self._sheet.is_mirrored:
            start, end = tick.x - tick.room, tick.x
        start, end = max(start, left), min(end, right)
        for form in forms:
            text = str(format_date(tick.day, form, locale=self._locale))
            wide = self._writer.width(text, _TICK.size)
            if wide <= end - start - 4:
                x = end - wide - 3 if self._sheet.is_mirrored else start + 3
                self._writer.draw(self._canvas, x, self._height - _HEAD + 7, text, _TICK)
                return

    def _write_title(self, text: str, y: float, style: TextStyle, indent: float) -> None:
        room = self._labels - indent - 6
        shown = self._writer.fitting(text, style, room)
        x = indent
        if self._sheet.is_mirrored:
            x = self._width - indent - self._writer.width(shown, style.size, style.weight)
        self._writer.draw(self._canvas, x, self._height - y - _ROW / 2 - 3, shown, style)

    def _paint_group(self, placed: PlacedLine) -> None:
        self._fill(FAINT)
        self._box(0, placed.y + 1.5, self._width, _ROW - 3)
        line = placed.line
        share = _("{number} %").format(number=line.progress) if line.progress is not None else ""
        title = _("{rank}  {goal}").format(rank=line.rank, goal=line.title)
        wide = self._writer.width(share, _SHARE.size)
        shown = self._writer.fitting(title, _GOAL, self._labels - wide - 20)
        self._write_title(shown, placed.y, _GOAL, 5)
        if share:
            x = self._labels - wide - 6
            if self._sheet.is_mirrored:
                x = self._width - self._labels + 6
            y = self._height - placed.y - _ROW / 2 - 3
            self._writer.draw(self._canvas, x, y, share, _SHARE)

    def _paint_activity(self, placed: PlacedLine) -> None:
        line = placed.line
        colour = MUTED if line.state == "dropped" else _KINDS[line.kind]
        self._fill(colour)
        self._paint_shape(line.kind, placed.y + _ROW / 2)
        style = replace(_TITLE, colour=MUTED) if line.state == "dropped" else _TITLE
        self._write_title(line.title, placed.y, style, 20)
        if placed.bar is not None:
            self._paint_bar(placed, placed.bar, colour)

    def _paint_shape(self, kind: str, y: float) -> None:
        half = 2.8
        x = self._width - 12 if self._sheet.is_mirrored else 12.0
        at = self._height - y
        if kind == "others":
            self._canvas.circle(x, at, half, stroke=0, fill=1)
            return
        corners: tuple[tuple[float, float], ...] = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        if kind == "stretch":
            corners = ((-1.1, -1), (1.1, -1), (0, 1.1))
        self._polygon([(x + dx * half, at + dy * half) for dx, dy in corners], 0, 1)

    def _polygon(self, points: list[tuple[float, float]], stroke: int, fill: int) -> None:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._canvas.drawPath(path, stroke=stroke, fill=fill)

    def _paint_bar(self, placed: PlacedLine, bar: Bar, colour: str) -> None:
        top = placed.y + (_ROW - _BAR) / 2
        self._fill(_mixed(colour, _REST))
        self._box(bar.x, top, bar.width, _BAR)
        if bar.filled > 0:
            self._fill(colour)
            self._box(bar.filled_x, top, bar.filled, _BAR)
        line = placed.line
        if not line.late and line.state not in ("blocked", "dropped"):
            return
        ink = _DANGER if line.late else _WARNING if line.state == "blocked" else MUTED
        if line.state != "dropped":
            self._stroke(ink, 0.9)
            foot = self._height - top - _BAR
            self._canvas.roundRect(bar.x, foot, max(bar.width, 1), _BAR, 2, stroke=1, fill=0)
        text = lateness(line.late) if line.late else state_title(line.state)
        style = TextStyle(7.5, 9, ink)
        wide = self._writer.width(text, style.size)
        after, before = bar.x + bar.width + 4, bar.x - wide - 4
        x, other = (before, after) if self._sheet.is_mirrored else (after, before)
        if not self._axis.left <= x <= self._axis.left + self._axis.width - wide:
            x = other
        y = self._height - placed.y - _ROW / 2 - 2.7
        self._writer.draw(self._canvas, x, y, text, style)

    def _paint_marks(self, picture: Picture, foot: float) -> None:
        self._write_title(_("Milestones and meetings"), foot, _SHARE, 5)
        at = self._height - foot - _ROW / 2
        for placed in picture.marks:
            is_stage = placed.mark.shape == "stage"
            half = 3.6 if is_stage else 2.6
            self._stroke(ACCENT if is_stage else MUTED, 0.9)
            self._fill(ACCENT if is_stage and placed.mark.is_done else "#FFFFFF")
            x = placed.x
            if is_stage:
                self._polygon(
                    [(x, at + half), (x + half, at), (x, at - half), (x - half, at)], 1, 1
                )
            else:
                self._canvas.circle(x, at, half, stroke=1, fill=1)
            if placed.label:
                half_wide = self._writer.width(placed.label, _MARK.size) / 2
                left, right = self._axis.left, self._axis.left + self._axis.width
                middle = min(max(x, left + half_wide - 4), right - half_wide)
                self._writer.draw(self._canvas, middle, at - 13, placed.label, _MARK)

    def _paint_today(self, picture: Picture, foot: float) -> None:
        x = picture.today
        if x is None:
            return
        text = _("Today")
        wide = self._writer.width(text, _NOW.size) + 9
        self._stroke(ACCENT, 1.1)
        self._canvas.line(x, self._height - 12, x, self._height - foot - _ROW / 2)
        self._fill(ACCENT)
        left = min(max(x - wide / 2, 0), self._width - wide)
        self._box(left, 0, wide, 12, 6)
        self._writer.draw(self._canvas, left + wide / 2, self._height - 8.7, text, _NOW)


def _mixed(colour: str, share: float) -> str:
    """That much of a colour on white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * share):02X}" for part in parts)
