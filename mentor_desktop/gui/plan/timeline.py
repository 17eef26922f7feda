"""The timeline: an item view of our own over the model that the table looks at, too."""

from datetime import date

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from mentor_desktop.gui.plan.ground import TimeGround
from mentor_desktop.gui.plan.hands import Hands
from mentor_desktop.gui.plan.keys import Keys
from mentor_desktop.gui.plan.model import PlanModel
from mentor_desktop.gui.plan.painting import TimelinePainter
from mentor_desktop.gui.widgets.painting import ready
from mentor_desktop.translation import _

Index = QModelIndex | QPersistentModelIndex
_BASE = 120  # a notch of a wheel


class Timeline(TimeGround):
    """Signals: `moved(id, days)`, `resized(id, days, edge)` and `settled()` when a hand or key
    lets go; `edit_wanted(id)`, `removal_wanted(id)`; `ranked(id, goal_id, place)`, goal_id ""
    for a goal.
    """

    moved = Signal(str, int)
    resized = Signal(str, int, str)
    settled = Signal()
    edit_wanted = Signal(str)
    removal_wanted = Signal(str)
    ranked = Signal(str, str, int)

    def __init__(self, model: PlanModel, today: date, parent: QWidget | None = None) -> None:
        super().__init__(model, today, parent)
        self._hands = Hands(self)
        self._keys = Keys(self)
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Timeline"))
        self.setAccessibleDescription(
            _(
                "Arrows select; Alt with arrows moves by a day or changes the order; Ctrl, Shift "
                "and arrows change the end; Enter edits; plus and minus zoom; Home goes to today."
            )
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setCornerWidget(QWidget())

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether bars can be moved."""
        self._hands.is_read_only = self._keys.is_read_only = is_read_only

    def visualRect(self, index: Index) -> QRect:
        """The bar of a row; its title where the bar is not in view."""
        frame = self.frame_now()
        number = index.row()
        if not index.isValid() or not 0 <= number < len(self.plan.lines):
            return QRect()
        for placed in self.picture_now().lines:
            if placed.number == number and placed.bar:
                place = frame.bar_place(placed.bar.x, placed.y, placed.bar.width)
                seen = place.intersected(frame.chart)
                if seen.width() > 0:
                    return seen.toRect()
        labels = frame.labels
        y = round(frame.rows.y(number))
        return QRect(round(labels.x()), y, round(labels.width()), frame.looks.row)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row in a place."""
        number = self.row_at(point.y())
        return QModelIndex() if number is None else self.plan.index(number, 0)

    def row_at(self, y: float) -> int | None:
        """The number of the row in a height, None for none."""
        frame = self.frame_now()
        if not frame.header <= y < frame.bottom:
            return None
        return frame.rows.at(y, len(self.plan.lines))

    def choose(self, number: int) -> None:
        """Makes a row the current one and brings it into view."""
        index = self.plan.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a row into view, and its bar where all of it is out of view."""
        if not index.isValid():
            return
        frame, down = self.frame_now(), self.verticalScrollBar()
        top = index.row() * frame.looks.row
        if top < down.value():
            down.setValue(top)
        elif top + frame.looks.row > down.value() + down.pageStep():
            down.setValue(top + frame.looks.row - down.pageStep())
        line = self.plan.lines[index.row()]
        axis = frame.axis
        days = line.days
        if not line.is_group and days and (days[1] < axis.origin or days[0] > axis.last):
            self.show_day(days[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is in view."""
        self._is_placed = self._is_placed or any(line.days for line in self.plan.lines)
        painter = ready(QPainter(self.viewport()))
        frame = self.frame_now()
        painting = TimelinePainter(painter, frame, self.picture_now())
        current = self.currentIndex().row() if self.currentIndex().isValid() else -1
        painting.paint(current, has_focus=self.hasFocus())
        self._hands.paint(painter, frame)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.plan.lines:
            self.choose(0)

    def changeEvent(self, event: QEvent) -> None:
        """Another font, other sizes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.row_at(event.position().y())
        if number is not None:
            self.edit_wanted.emit(self.plan.lines[number].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._hands.cancel(event) and not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keys.release(event)

    def event(self, event: QEvent) -> bool:
        """Our keys are ours before they are anybody's shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keys.knows(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms where the pointer is; with Shift it goes through time."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(turn.y() / _BASE, event.position().x())
            event.accept()
            return
        super().wheelEvent(event)
