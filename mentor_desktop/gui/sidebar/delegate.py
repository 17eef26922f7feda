"""Paints the lines of the sidebar: an avatar, two names, what they need now."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentor_desktop.domain.text import cut
from mentor_desktop.gui.sidebar.model import COUNT, NAME, NEED, TONE
from mentor_desktop.gui.theme import colour
from mentor_desktop.gui.widgets.avatar import paint_avatar
from mentor_desktop.gui.widgets.painting import elided

Index = QModelIndex | QPersistentModelIndex
_GAP = 8
_RADIUS = 6
_SMALL = 0.9


class _Line(QStyledItemDelegate):
    """The ground of a line: soft when selected or under the mouse, a ring for the keyboard."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.setMouseTracking(True)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        place = option.rect.adjusted(1, 1, -1, -1)
        if is_selected or is_under_mouse:
            ground = QColor(colour("accent_soft"))
            ground.setAlphaF(1.0 if is_selected else 0.5)
            painter.setBrush(ground)
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colour("focus"))
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)

    def _draw(self, painter: QPainter, place: QRect, font: QFont, ink: QColor, text: str) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        shown = elided(text, QFontMetrics(font), place.width())
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(
            place,
            QStyle.visualAlignment(self._view.layoutDirection(), aligned)
            | Qt.TextFlag.TextSingleLine,
            shown,
        )


def fitting_title(title: str, metrics: QFontMetrics, width: int) -> str:
    """Two names around an arrow; where they are too long, each keeps its beginning."""
    for arrow in (" ← ", " → "):
        first, found, second = (cut(part) for part in title.partition(arrow))
        if found and metrics.horizontalAdvance(first + arrow + second) > width:
            room = width - metrics.horizontalAdvance(arrow)
            needs = [metrics.horizontalAdvance(name) for name in (first, second)]
            half = room // 2
            rooms = [max(half, room - needs[1]), max(half, room - needs[0])]
            ends = [
                elided(name, metrics, most)
                for name, most in zip((first, second), rooms, strict=True)
            ]
            return arrow.join(ends)
    return title


class PageDelegate(_Line):
    """A page of the file with a count at its end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._share(index), QFontMetrics(self._view.font()).height() + 2 * _GAP)

    def _share(self, index: Index) -> int:
        """Pages side by side share the width by the length of their words."""
        if self._view.flow() == QListView.Flow.TopToBottom:
            return 0
        model = self._view.model()
        words = [self._words(model.index(row, 0)) for row in range(model.rowCount())]
        room = self._view.viewport().width() - 1
        return round(room * self._words(index) / max(1, sum(words)))

    def _words(self, index: Index) -> int:
        bold = QFont(self._view.font())
        bold.setBold(True)
        count = "" if index.data(COUNT) is None else f"  {index.data(COUNT)}"
        return QFontMetrics(bold).horizontalAdvance(f"{index.data()}{count}") + 3 * _GAP

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option)
        font = QFont(self._view.font())
        font.setBold(bool(option.state & QStyle.StateFlag.State_Selected))
        inner = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        count = index.data(COUNT)
        if count is not None:
            text = self._view.locale().toString(int(count))
            width = QFontMetrics(font).horizontalAdvance(text) + _GAP
            end = QRect(inner.right() - width, inner.y(), width, inner.height())
            is_reversed = self._view.isRightToLeft()
            shown = QStyle.visualRect(self._view.layoutDirection(), inner, end)
            self._draw(painter, shown, self._view.font(), colour("muted"), text)
            inner.adjust(width if is_reversed else 0, 0, 0 if is_reversed else -width, 0)
        self._draw(
            painter,
            inner,
            font,
            self._view.palette().color(QPalette.ColorRole.Text),
            str(index.data()),
        )
        painter.restore()


class PairDelegate(_Line):
    """A relationship: who gets and who gives, and what it needs now."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        bold, small = self._fonts()
        height = QFontMetrics(bold).height() + QFontMetrics(small).height()
        return QSize(0, height + 2 * _GAP)

    def _fonts(self) -> tuple[QFont, QFont]:
        bold, small = QFont(self._view.font()), QFont(self._view.font())
        bold.setBold(True)
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        return bold, small

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option)
        bold, small = self._fonts()
        line = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        size = min(line.height(), QFontMetrics(bold).height() * 2)
        direction = self._view.layoutDirection()
        circle = QRect(line.x(), line.y() + (line.height() - size) // 2, size, size)
        paint_avatar(painter, QStyle.visualRect(direction, line, circle), str(index.data(NAME)))
        words = line.adjusted(size + _GAP, 0, 0, 0)
        names = QRect(words.x(), words.y(), words.width(), QFontMetrics(bold).height())
        need = QRect(words.x(), names.bottom() + 1, words.width(), QFontMetrics(small).height())
        text = self._view.palette().color(QPalette.ColorRole.Text)
        shown = fitting_title(str(index.data()), QFontMetrics(bold), names.width())
        self._draw(painter, QStyle.visualRect(direction, line, names), bold, text, shown)
        tone = str(index.data(TONE)) or "muted"
        self._draw(
            painter,
            QStyle.visualRect(direction, line, need),
            small,
            colour(tone),
            str(index.data(NEED)),
        )
        painter.restore()
