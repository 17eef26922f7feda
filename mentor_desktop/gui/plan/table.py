"""The plan as a table: the same rows as on the timeline, the same one chosen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from mentor_desktop.gui.plan.model import (
    DUE,
    EFFORT,
    KIND,
    PROGRESS,
    STARTS,
    STATE,
    TITLE,
    PlanModel,
)
from mentor_desktop.gui.widgets.rows import show_whole_rows
from mentor_desktop.translation import _

_LETTERS = {KIND: 25, STARTS: 14, DUE: 14, EFFORT: 13, PROGRESS: 13, STATE: 18}
_LEAST = 26  # letters of a title


class PlanTable(QTableView):
    """Signal: `removal_wanted(id)`, by Delete."""

    removal_wanted = Signal(str)

    def __init__(self, model: PlanModel) -> None:
        super().__init__()
        self._plan = model
        self.is_read_only = False
        self.setModel(model)
        self.setAccessibleName(_("Action plan as a table"))
        self.setProperty("role", "plain")
        show_whole_rows(self)
        self.horizontalHeader().setMinimumSectionSize(40)
        self._size()

    def _size(self) -> None:
        """Titles get the room that is left."""
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in _LETTERS.items():
            self.setColumnWidth(column, letter * letters)
        rest = self.viewport().width() - letter * sum(_LETTERS.values())
        self.setColumnWidth(TITLE, max(rest, letter * _LEAST))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters, other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete removes."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete and not self.is_read_only:
            self.removal_wanted.emit(self._plan.row(index.row()).id)
        else:
            super().keyPressEvent(event)
