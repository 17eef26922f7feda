"""The agenda: what is late, then day by day from today on; more is read as one goes down."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from mentor_desktop.gui.calendar.agenda_delegate import LineDelegate
from mentor_desktop.gui.calendar.agenda_model import AgendaModel
from mentor_desktop.translation import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class AgendaView(QListView):
    """Signals: `entry_opened(Dated)`; `day_opened(date)` for a line that counts what is left out;
    `pair_opened(str)` for one about a pair; `end_reached()` when more lines would be of use.
    """

    entry_opened = Signal(object)
    day_opened = Signal(object)
    pair_opened = Signal(str)
    end_reached = Signal()

    def __init__(self, model: AgendaModel, today: date) -> None:
        super().__init__()
        self.lines = model
        self.setModel(model)
        self.setItemDelegate(LineDelegate(self, today))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Agenda"))
        self.setAccessibleDescription(
            _("Arrows go from entry to entry, Home to the first; Enter opens the entry.")
        )
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._click)
        self.verticalScrollBar().valueChanged.connect(self._look_down)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands on an entry."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(self.lines.first_entry())

    def choose(self, row: int) -> None:
        """Makes a row the current one."""
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home goes to the first entry."""
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Home:
            self.choose(self.lines.first_entry())
            self.scrollToTop()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
                self._look_down()

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self.lines.line(index)
        if line.entry is not None:
            self.entry_opened.emit(line.entry)
        elif line.relationship_id:
            self.pair_opened.emit(line.relationship_id)
        elif line.is_more:
            self.day_opened.emit(line.day)

    def _click(self, index: QModelIndex) -> None:
        if self.lines.line(index).is_more:
            self._open(index)

    def _look_down(self) -> None:
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() - bar.pageStep() // 2:
            self.end_reached.emit()
