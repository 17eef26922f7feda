"""Asks for an event: what, when, a note."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from mentor_desktop.domain.programme import Event
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.days import as_qdate, from_qdate
from mentor_desktop.gui.loading import load
from mentor_desktop.operations.programme import add_event, edit_event
from mentor_desktop.translation import _


class EventDialog(QDialog):
    """Adds an event (`event` None) or says anew what it is."""

    titleField: QLineEdit
    problemLabel: QLabel
    dayField: QDateEdit
    noteField: QPlainTextEdit
    saveButton: QPushButton
    cancelButton: QPushButton

    def __init__(
        self, context: Context, event: Event | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        load(self, "ui/programme/event.ui")
        self._context, self._event = context, event
        self.problemLabel.hide()
        self.dayField.setDateRange(QDate(1900, 1, 1), QDate(2100, 12, 31))
        self.dayField.setDate(as_qdate(event.day if event else context.today()))
        if event:
            self.titleField.setText(event.title)
            self.noteField.setPlainText(event.note)
        self.setWindowTitle(_("Edit event") if event else _("Add event"))
        self.saveButton.setText(_("Keep event") if event else _("Add event"))
        self.saveButton.clicked.connect(self._save)
        self.cancelButton.clicked.connect(self.reject)

    def _save(self) -> None:
        self.problemLabel.hide()
        said = (
            self.titleField.text(),
            from_qdate(self.dayField.date()),
            self.noteField.toPlainText(),
        )
        with self._context.refusals(self._tell):
            if self._event:
                edit_event(self._context.database, self._event.id, *said)
            else:
                add_event(self._context.database, *said)
            self.accept()

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
        self.titleField.setFocus()
