"""Paints a day of the month: its number, as many entries as there is room for, the rest counted."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mentor_desktop.domain.dated import Dated
from mentor_desktop.gui.calendar.looks import draw_mark, ink_of, mark_size
from mentor_desktop.gui.calendar.month_model import DAY, FOUND, MonthModel
from mentor_desktop.gui.calendar.words import more, short_line
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import draw_focus, elided, mixed, ready, small
from mentor_desktop.store.dated import DatedDay

Index = QModelIndex | QPersistentModelIndex
MOST_SHOWN = 12  # entries that a cell could ever have room for
_PAD = 6


class DayDelegate(QStyledItemDelegate):
    """Where entries stand in a cell is asked of it, too."""

    def __init__(self, view: QTableView, model: MonthModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._fonts: tuple[str, QFont, int, int] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A number and two entries at least."""
        line_height = QFontMetrics(small(self._view.font())).height() + 4
        number = QFontMetrics(self._view.font()).height() + 16
        return QSize(60, number + 2 * line_height)

    def _measured(self) -> tuple[str, QFont, int, int]:
        """The small font, and how high its lines and those of the number are; kept a font long."""
        font = self._view.font()
        if self._fonts is None or self._fonts[0] != font.key():
            words = small(font)
            heights = QFontMetrics(words).height() + 4, QFontMetrics(font).height()
            self._fonts = (font.key(), words, *heights)
        return self._fonts

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One day."""
        painter.save()
        ready(painter)
        day, found = index.data(DAY), index.data(FOUND)
        place: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_outside = day.month != self._model.month.month
        ground = "accent_soft" if is_selected else "sidebar" if is_outside else "surface"
        painter.fillRect(place, colour(ground))
        self._paint_number(painter, place, day, is_outside=is_outside)
        painter.setFont(self._measured()[1])
        for entry, where in self.placed(place, found):
            self._paint_entry(painter, where, entry, is_faint=is_outside)
        self._paint_more(painter, place, found)
        painter.setPen(colour("line"))
        edge = place.left() if self._view.isRightToLeft() else place.right()
        painter.drawLine(edge, place.top(), edge, place.bottom())
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_focus(painter, QRectF(place))
        painter.restore()

    def _paint_number(
        self, painter: QPainter, place: QRect, day: date, *, is_outside: bool
    ) -> None:
        font = QFont(self._view.font())
        metrics = QFontMetrics(font)
        side = metrics.height() + 4
        where = QRectF(place.x() + _PAD - 2, place.y() + 4, max(side, self._wide(metrics)), side)
        if self._view.isRightToLeft():
            where.moveRight(place.right() - _PAD + 2)
        ink = colour("muted" if is_outside else "text")
        if day == self._model.today():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(where, side / 2, side / 2)
            ink = colour("on_accent")
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._view.locale().toString(day.day))

    @staticmethod
    def _wide(metrics: QFontMetrics) -> int:
        return metrics.horizontalAdvance("00") + 8

    def placed(self, place: QRect, found: DatedDay) -> list[tuple[Dated, QRect]]:
        """The entries there is room for, and where."""
        top, height = self._top(place), self._measured()[2]
        room = max((place.bottom() - 3 - top) // height, 0)
        shown = found.count if found.count <= room else max(room - 1, 0)
        return [
            (entry, QRect(place.x() + _PAD, top + at * height, place.width() - 2 * _PAD, height))
            for at, entry in enumerate(found.entries[:shown])
        ]

    def _top(self, place: QRect) -> int:
        return place.y() + self._measured()[3] + 12

    def more_place(self, place: QRect, found: DatedDay) -> QRect | None:
        """Where the rest is counted; None where all is shown."""
        shown = len(self.placed(place, found))
        if shown >= found.count:
            return None
        height = self._measured()[2]
        top = min(self._top(place) + shown * height, place.bottom() - height)
        return QRect(place.x() + _PAD, top, place.width() - 2 * _PAD, height)

    def _paint_more(self, painter: QPainter, place: QRect, found: DatedDay) -> None:
        where = self.more_place(place, found)
        if where is None:
            return
        painter.setPen(colour("accent"))
        left = found.count - len(self.placed(place, found))
        self._draw(painter, where, more(left))

    def _paint_entry(
        self, painter: QPainter, where: QRect, entry: Dated, *, is_faint: bool
    ) -> None:
        side = mark_size(painter.fontMetrics())
        mark = QRectF(where.x(), where.center().y() - side / 2 + 1, side, side)
        words = where.adjusted(side + 5, 0, 0, 0)
        if self._view.isRightToLeft():
            mark.moveRight(where.right())
            words = where.adjusted(0, 0, -side - 5, 0)
        draw_mark(painter, entry, mark)
        ink = ink_of(entry)
        painter.setPen(mixed(ink, colour("sidebar"), 0.8) if is_faint else ink)
        font = painter.font()
        font.setStrikeOut(entry.state == "cancelled")
        painter.setFont(font)
        self._draw(painter, words, short_line(entry))
        font.setStrikeOut(False)
        painter.setFont(font)

    def _draw(self, painter: QPainter, where: QRect, text: str) -> None:
        shown = elided(text, painter.fontMetrics(), where.width())
        aligned = QStyle.visualAlignment(
            self._view.layoutDirection(),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
        )
        painter.drawText(where, aligned | Qt.TextFlag.TextSingleLine, shown)

    def entry_at(self, place: QRect, found: DatedDay, point: QPoint) -> Dated | None:
        """The entry under a point of a cell."""
        hits = (entry for entry, where in self.placed(place, found) if where.contains(point))
        return next(hits, None)
