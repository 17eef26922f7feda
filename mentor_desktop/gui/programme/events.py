"""The programme's calendar: days that everybody should know of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.programme import Event
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import long_day
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.programme.dialog import EventDialog
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.operations.programme import events_of, remove_event
from mentor_desktop.translation import _

_ID = Qt.ItemDataRole.UserRole


class EventsCard(QFrame):
    """Add, edit, remove."""

    list: QListWidget
    emptyLabel: QLabel
    addButton: QPushButton
    editButton: QPushButton
    removeButton: QPushButton
    barLayout: QVBoxLayout

    def __init__(self, context: Context) -> None:
        super().__init__()
        load(self, "ui/programme/events.ui")
        self.setProperty("role", "card")
        self._context = context
        self._events: tuple[Event, ...] = ()
        self._bar = FileUndoBar(context)
        self.barLayout.addWidget(self._bar)
        self.addButton.clicked.connect(self._add)
        self.editButton.clicked.connect(self._edit)
        self.removeButton.clicked.connect(self._remove)
        self.list.itemActivated.connect(self._edit)
        context.changed.connect(self._follow)
        for button in (self.addButton, self.editButton, self.removeButton):
            button.setDisabled(context.database.is_read_only)
        self.refresh()

    def refresh(self) -> None:
        """Reads the events again; the one chosen stays so."""
        chosen = self._chosen()
        with self._context.database.reading() as session:
            self._events = events_of(session)
        self.list.clear()
        for event in self._events:
            text = _("{day}   {title}").format(day=long_day(event.day), title=event.title)
            item = QListWidgetItem(text, self.list)
            item.setData(_ID, event.id)
            if chosen and event.id == chosen.id:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        has_some = bool(self._events)
        self.list.setVisible(has_some)
        self.editButton.setVisible(has_some)
        self.removeButton.setVisible(has_some)
        self.emptyLabel.setVisible(not has_some)

    def _chosen(self) -> Event | None:
        item = self.list.currentItem()
        wanted = item.data(_ID) if item else None
        return next((event for event in self._events if event.id == wanted), None)

    def _add(self) -> None:
        EventDialog(self._context, None, self).exec()

    def _edit(self) -> None:
        chosen = self._chosen()
        if chosen and not self._context.database.is_read_only:
            EventDialog(self._context, chosen, self).exec()

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._bar.offer_after(remove_event, chosen.id, said=_("Event removed."))

    def _follow(self, change: Change) -> None:
        if change.touches(Event):
            self.refresh()
