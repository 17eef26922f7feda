"""The row of buttons over the plan; the legend goes to a line of its own in little room."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from mentor_desktop.gui.plan.legend import Legend
from mentor_desktop.translation import _


class Tools(QWidget):
    """Signals: `goal_wanted`, `activity_wanted`, `zoom_wanted(str)`, `table_wanted(bool)`."""

    goal_wanted = Signal()
    activity_wanted = Signal()
    zoom_wanted = Signal(str)
    table_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.add_goal = QPushButton(_("Add goal"))
        self.add_activity = QPushButton(_("Add activity"))
        self.table = _checked(QPushButton(_("As a table")))
        self.zooms = {
            "weeks": _checked(QPushButton(_("Weeks"))),
            "months": _checked(QPushButton(_("Months"))),
            "fit": _checked(QPushButton(_("Fit"))),
        }
        self.legend = Legend()
        self._lines = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._left, self._right = QWidget(), QWidget()
        for part, buttons in (
            (self._left, (self.add_goal, self.add_activity)),
            (self._right, (self.table, *self.zooms.values())),
        ):
            flow = QHBoxLayout(part)
            flow.setContentsMargins(0, 0, 0, 0)
            flow.setSpacing(8)
            for button in buttons:
                flow.addWidget(button)
        self.add_goal.clicked.connect(self.goal_wanted)
        self.add_activity.clicked.connect(self.activity_wanted)
        self.table.toggled.connect(self._show_table)
        for key, button in self.zooms.items():
            button.clicked.connect(partial(self.zoom_wanted.emit, key))
        self._arrange()

    def show_zoom(self, zoom: str) -> None:
        """Which zoom is on, "" for one in between."""
        for key, button in self.zooms.items():
            button.setChecked(key == zoom)

    def _show_table(self, is_table: bool) -> None:
        for button in self.zooms.values():
            button.setEnabled(not is_table)
        self.legend.setVisible(not is_table)
        self.table_wanted.emit(is_table)

    def _wanted(self) -> int:
        """Lines that this width asks for: 1, 2, or 3 where not even the buttons fit in one."""
        buttons = self._left.sizeHint().width() + self._right.sizeHint().width() + 16
        if buttons + self.legend.sizeHint().width() + 16 <= self.width():
            return 1
        return 2 if buttons <= self.width() else 3

    def _arrange(self) -> None:
        lines = self._wanted()
        if lines == self._lines:
            return
        self._lines = lines
        for part in (self._left, self.legend, self._right):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._left, 0, 0)
        if lines == 1:
            self._grid.addWidget(self.legend, 0, 2, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self._right, 0, 3)
        elif lines == 2:
            self._grid.addWidget(self._right, 0, 3)
            self._grid.addWidget(self.legend, 1, 0, 1, 4)
        else:
            self._grid.addWidget(self._right, 1, 0, 1, 4, Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(self.legend, 2, 0, 1, 4)

    def minimumSizeHint(self) -> QSize:
        """Narrow windows keep their width."""
        return QSize(100, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its own width decides where the legend stands."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters, other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()


def _checked(button: QPushButton) -> QPushButton:
    button.setCheckable(True)
    return button
