"""Paints a line of the list of sections: the title, its mark at the end."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import (
    FIELD_RADIUS,
    draw_check,
    draw_focus,
    draw_lines,
    elided,
    ready,
    resized,
    small,
)
from mentor_desktop.gui.widgets.section_model import ITEM, SectionItem
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
_SIDE = 10  # px left and right of the words
_INKS = {"complete": "accent", "part": "warning", "open": "warning", "none": "muted"}


class SectionDelegate(QStyledItemDelegate):
    """Soft ground and bold words for the one in view; muted where it is left out."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A comfortable line."""
        metrics = QFontMetrics(self._view.font())
        return QSize(metrics.averageCharWidth() * 12, round(metrics.height() * 1.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one line."""
        item = index.data(ITEM)
        if not isinstance(item, SectionItem):
            return
        painter.save()
        ready(painter)
        place = QRect(option.rect)
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = QRectF(place).adjusted(0, 1, 0, -1)
        if is_selected or is_under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if is_selected else "hover"))
            painter.drawRoundedRect(ground, FIELD_RADIUS, FIELD_RADIUS)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_focus(painter, ground)
        self._draw_words(painter, place.adjusted(_SIDE, 0, -_SIDE, 0), item, is_selected)
        painter.restore()

    def _draw_words(
        self, painter: QPainter, place: QRect, item: SectionItem, is_selected: bool
    ) -> None:
        direction = self._view.layoutDirection()
        font = self._view.font()
        width = self._width_of_end(item)
        end = QRect(place.right() - width, place.y(), width + 1, place.height())
        start = place.adjusted(0, 0, -width - 8 if width else 0, 0)
        self._draw_end(painter, QStyle.visualRect(direction, place, end), item)
        middle = Qt.AlignmentFlag.AlignVCenter
        leading = QStyle.visualAlignment(direction, middle | Qt.AlignmentFlag.AlignLeft)
        bold = resized(font, is_bold=is_selected)
        painter.setFont(bold)
        painter.setPen(colour("muted" if item.is_hidden else "text"))
        shown = elided(item.title, QFontMetrics(bold), start.width())
        flags = leading | Qt.TextFlag.TextSingleLine
        painter.drawText(QStyle.visualRect(direction, place, start), flags, shown)

    def _width_of_end(self, item: SectionItem) -> int:
        metrics = QFontMetrics(small(self._view.font()))
        if item.is_hidden:
            return metrics.horizontalAdvance(_("left out")) + 1
        return metrics.height() if item.mark else 0

    def _draw_end(self, painter: QPainter, place: QRect, item: SectionItem) -> None:
        """The mark as a shape, for not every font has the signs."""
        if item.is_hidden:
            painter.setFont(small(self._view.font()))
            painter.setPen(colour("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _("left out"))
            return
        ink = colour(_INKS[item.state])
        size = float(place.width())
        middle = QRectF(place).center()
        circle = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        if item.state == "complete":
            draw_check(painter, circle, ink)
        elif item.state == "part":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(middle, size / 6, size / 6)
        elif item.state == "open":
            ends = [(middle.x() - size / 4, middle.y()), (middle.x() + size / 4, middle.y())]
            draw_lines(painter, ends, QPen(ink, max(1.6, size / 10)))
