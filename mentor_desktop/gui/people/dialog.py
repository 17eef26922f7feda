"""Asks for a new person: a name, and what is at hand."""

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.loading import load
from mentor_desktop.operations.people import add_person


class PersonDialog(QDialog):
    """Adds the person itself; `person_id` is who was added, "" for nobody."""

    nameField: QLineEdit
    roleField: QLineEdit
    organisationField: QLineEdit
    emailField: QLineEdit
    problemLabel: QLabel
    addButton: QPushButton
    cancelButton: QPushButton

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "ui/people/dialog.ui")
        self._context = context
        self.person_id = ""
        self.problemLabel.hide()
        self.addButton.clicked.connect(self._add)
        self.cancelButton.clicked.connect(self.reject)

    def _add(self) -> None:
        added = self._context.attempt(
            add_person,
            self.nameField.text(),
            role=self.roleField.text(),
            organisation=self.organisationField.text(),
            email=self.emailField.text(),
            told=self._tell,
        )
        if added is not None:
            self.person_id = added
            self.accept()

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
        self.nameField.setFocus()
