"""Paints a line of the agenda: a day, or an entry with what it is and how it stands."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentor_desktop.domain.dated import Dated, dated_title, state_words
from mentor_desktop.gui.calendar.agenda_model import LINE, Line
from mentor_desktop.gui.calendar.looks import draw_mark, ink_of, mark_size
from mentor_desktop.gui.calendar.words import second_line
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.times import written_time
from mentor_desktop.gui.widgets.painting import (
    FIELD_RADIUS,
    draw_focus,
    elided,
    ready,
    resized,
    small,
)

Index = QModelIndex | QPersistentModelIndex
_PAD = 8


class LineDelegate(QStyledItemDelegate):
    """`today` decides how days are written."""

    def __init__(self, view: QListView, today: date) -> None:
        super().__init__(view)
        self._view, self.today = view, today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading has room above, an entry two lines."""
        line, metrics = index.data(LINE), QFontMetrics(self._view.font())
        if line.entry is not None:
            lower = QFontMetrics(small(self._view.font())).height()
            return QSize(100, metrics.height() + lower + 14)
        if not line.is_heading:
            return QSize(100, metrics.height() + 10)
        return QSize(100, round(metrics.height() * 2.2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        painter.save()
        ready(painter)
        line: Line = index.data(LINE)
        place: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(
                QRectF(place).adjusted(1, 1, -1, -1), FIELD_RADIUS, FIELD_RADIUS
            )
        if line.entry is not None:
            self._paint_entry(painter, place, line, line.entry)
        else:
            self._paint_words(painter, place, line)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_focus(painter, QRectF(place))
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRect, line: Line) -> None:
        font = self._view.font()
        where = place.adjusted(_PAD, 0, -_PAD, 0)
        if line.is_heading:
            font = resized(font, 1.0, is_bold=True)
            where.setTop(round(place.bottom() - QFontMetrics(font).height() * 1.5))
            painter.setPen(colour("line"))
            painter.drawLine(where.x(), place.bottom(), where.right(), place.bottom())
        self._draw(painter, where, font, colour(line.tone), line.text)

    def _paint_entry(self, painter: QPainter, place: QRect, line: Line, entry: Dated) -> None:
        font = QFont(self._view.font())
        metrics = QFontMetrics(font)
        inner = place.adjusted(_PAD, 6, -_PAD, -6)
        side = mark_size(metrics)
        upper = QRect(inner.x(), inner.y(), inner.width(), metrics.height())
        rest = self._cut(upper, side + 8)
        mark = self._start(upper, side)
        draw_mark(painter, entry, QRectF(mark.x(), upper.center().y() - side / 2 + 1, side, side))
        state = self._state(line, entry)
        if state:
            width = min(metrics.horizontalAdvance(state) + 2, rest.width() // 2)
            ink = colour("danger" if entry.state == "late" else "muted")
            self._draw(painter, self._end(rest, width), font, ink, state, is_trailing=True)
            rest = self._cut_end(rest, width + _PAD)
        font.setStrikeOut(entry.state == "cancelled")
        ink = colour("text") if entry.state == "late" else ink_of(entry)
        self._draw(painter, rest, font, ink, _title(entry))
        lower = self._cut(inner, side + 8)
        lower.setTop(upper.bottom() + 1)
        self._draw(painter, lower, small(self._view.font()), colour("muted"), second_line(entry))

    def _state(self, line: Line, entry: Dated) -> str:
        words = state_words(entry)
        if not line.says_day:
            return words
        day = short_day(entry.day, self.today)
        return f"{words}  ·  {day}" if words else day

    def _cut(self, place: QRect, width: int) -> QRect:
        is_mirrored = self._view.isRightToLeft()
        return place.adjusted(0, 0, -width, 0) if is_mirrored else place.adjusted(width, 0, 0, 0)

    def _cut_end(self, place: QRect, width: int) -> QRect:
        is_mirrored = self._view.isRightToLeft()
        return place.adjusted(width, 0, 0, 0) if is_mirrored else place.adjusted(0, 0, -width, 0)

    def _start(self, place: QRect, width: int) -> QRect:
        return self._cut_end(place, place.width() - width)

    def _end(self, place: QRect, width: int) -> QRect:
        return self._cut(place, place.width() - width)

    def _draw(
        self, painter: QPainter, place: QRect, font: QFont, ink: QColor, text: str, *,
        is_trailing: bool = False,
    ) -> None:  # fmt: skip
        painter.setFont(font)
        painter.setPen(ink)
        shown = elided(text, QFontMetrics(font), place.width())
        leading, trailing = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        aligned = QStyle.visualAlignment(
            self._view.layoutDirection(),
            Qt.AlignmentFlag.AlignVCenter | (trailing if is_trailing else leading),
        )
        painter.drawText(place, aligned | Qt.TextFlag.TextSingleLine, shown)


def _title(entry: Dated) -> str:
    title = dated_title(entry)
    return f"{written_time(entry.time)}  {title}" if entry.time else title
