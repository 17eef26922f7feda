"""Paints one section of a list: its title and, at the end, a mark for how far it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import draw_check, draw_focus

_STATE, _HIDDEN = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_SIDE = 12
_RADIUS = 6.0


class SectionDelegate(QStyledItemDelegate):
    """A check for complete, a dot for in part, a dash for open; hidden ones are muted."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, QFontMetrics(self._view.font()).height() + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        place = QRectF(rect).adjusted(1, 1, -1, -1)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if is_selected else "hover"))
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_focus(painter, place)
        self._write(painter, rect, index, is_selected=is_selected)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        is_selected: bool,
    ) -> None:
        font = QFont(self._view.font())
        font.setBold(is_selected)
        metrics = QFontMetrics(font)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        size = metrics.height()
        mark = QRect(inner.right() - size + 1, inner.y(), size, inner.height())
        words = inner.adjusted(0, 0, -size - 4, 0)
        direction = self._view.layoutDirection()
        words, mark = (QStyle.visualRect(direction, inner, one) for one in (words, mark))
        painter.setFont(font)
        painter.setPen(colour("muted" if index.data(_HIDDEN) else "text"))
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        flags = QStyle.visualAlignment(direction, aligned)
        painter.drawText(words, flags | Qt.TextFlag.TextSingleLine, text)
        if not index.data(_HIDDEN):
            _draw_mark(painter, QRectF(mark), str(index.data(_STATE)))


def _draw_mark(painter: QPainter, place: QRectF, state: str) -> None:
    middle, size = place.center(), place.width()
    square = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
    if state == "complete":
        draw_check(painter, square, colour("accent"))
    elif state == "part":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warning"))
        painter.drawEllipse(middle, size * 0.13, size * 0.13)
    else:
        painter.setPen(QPen(colour("muted"), 1.6))
        reach = size * 0.2
        painter.drawLine(
            QPointF(middle.x() - reach, middle.y()), QPointF(middle.x() + reach, middle.y())
        )
