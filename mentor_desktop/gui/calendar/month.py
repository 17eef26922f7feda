"""The month: a table of days for the mouse and for the keys."""

from datetime import date
from html import escape

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from mentor_desktop.gui.calendar.month_delegate import DayDelegate
from mentor_desktop.gui.calendar.month_model import WEEK, WEEKS, MonthModel, shifted
from mentor_desktop.gui.calendar.words import second_line, spoken
from mentor_desktop.translation import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MonthView(QTableView):
    """Signals: `day_wanted(date)` a day to make the current one, whatever its month;
    `day_opened(date, QRect)` all of a day, at its place; `entry_opened(Dated)`.
    """

    day_wanted = Signal(object)
    day_opened = Signal(object, QRect)
    entry_opened = Signal(object)

    def __init__(self, model: MonthModel) -> None:
        super().__init__()
        self.days = model
        self.setModel(model)
        self.delegate = DayDelegate(self, model)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(20)
        self.setAccessibleName(_("Month"))
        self.setAccessibleDescription(
            _(
                "Arrows go from day to day, Page Up and Page Down from month to month, Home goes "
                "to today; Enter opens what the day has."
            )
        )

    @property
    def day(self) -> date:
        """The day that the keyboard is on."""
        index = self.currentIndex()
        return self.days.day_at(index) if index.isValid() else self.days.today()

    def choose(self, day: date) -> None:
        """Makes a day of this month the current one."""
        index = self.days.index_of(day)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Weeks share the height; where that is too little, they scroll."""
        super().resizeEvent(event)
        self._share_height()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, higher weeks."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_height()

    def _share_height(self) -> None:
        height = self.viewport().height()
        least = self.sizeHintForRow(0)
        for row in range(WEEKS):
            end, begin = height * (row + 1) // WEEKS, height * row // WEEKS
            self.setRowHeight(row, max(end - begin, least))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by days, also out of the month."""
        forward = -1 if self.isRightToLeft() else 1
        ways = {
            Qt.Key.Key_Left: {"days": -forward},
            Qt.Key.Key_Right: {"days": forward},
            Qt.Key.Key_Up: {"days": -WEEK},
            Qt.Key.Key_Down: {"days": WEEK},
            Qt.Key.Key_PageUp: {"months": -1},
            Qt.Key.Key_PageDown: {"months": 1},
        }
        key = Qt.Key(event.key())
        has_other = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if has_other:
            super().keyPressEvent(event)
        elif key in ways:
            self.day_wanted.emit(shifted(self.day, **ways[key]))
        elif key == Qt.Key.Key_Home:
            self.day_wanted.emit(self.days.today())
        elif key in _ENTER:
            self.open_day(self.day)
        else:
            super().keyPressEvent(event)

    def open_day(self, day: date) -> None:
        """Opens the one entry of a day, or all that it has."""
        found = self.days.found_on(day)
        if found.count == 1:
            self.entry_opened.emit(found.entries[0])
        elif found.count:
            self.day_opened.emit(day, self._place_of(self.days.index_of(day)))

    def _place_of(self, index: QModelIndex) -> QRect:
        place = self.visualRect(index)
        return QRect(self.viewport().mapToGlobal(place.topLeft()), place.size())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the count of what has no room opens the day."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        day = self.days.day_at(index)
        where = self.delegate.more_place(self.visualRect(index), self.days.found_on(day))
        if where is not None and where.contains(point):
            self.day_opened.emit(day, self._place_of(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an entry: goes there. Beside entries: all of the day."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return
        found = self.days.found_on(self.days.day_at(index))
        entry = self.delegate.entry_at(self.visualRect(index), found, point)
        if entry is not None:
            self.entry_opened.emit(entry)
        else:
            self.open_day(self.days.day_at(index))

    def viewportEvent(self, event: QEvent) -> bool:
        """A hint says all of what had no room."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._hint(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _hint(self, point: QPoint, at: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        found = self.days.found_on(self.days.day_at(index))
        entry = self.delegate.entry_at(self.visualRect(index), found, point)
        if entry is None:
            QToolTip.hideText()
            return
        lines = (escape(text) for text in (spoken(entry), second_line(entry)))
        QToolTip.showText(at, f"<qt>{'<br>'.join(lines)}</qt>", self.viewport())
