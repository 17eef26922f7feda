"""Paints a line of the list of sections: the title, its mark at the end."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.painting import (
    FIELD_RADIUS,
    draw_focus,
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
        words = _("left out") if item.is_hidden else item.mark
        mark_font = small(font) if item.is_hidden else resized(font, is_bold=True)
        width = QFontMetrics(mark_font).horizontalAdvance(words) + 1
        end = QRect(place.right() - width, place.y(), width + 1, place.height())
        start = place.adjusted(0, 0, -width - 8 if words else 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        leading = QStyle.visualAlignment(direction, middle | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(mark_font)
        painter.setPen(colour("muted" if item.is_hidden else _INKS[item.state]))
        trailing = QStyle.visualAlignment(direction, middle | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QStyle.visualRect(direction, place, end), trailing, words)
        bold = resized(font, is_bold=is_selected)
        painter.setFont(bold)
        painter.setPen(colour("muted" if item.is_hidden else "text"))
        shown = elided(item.title, QFontMetrics(bold), start.width())
        flags = leading | Qt.TextFlag.TextSingleLine
        painter.drawText(QStyle.visualRect(direction, place, start), flags, shown)
