"""Sets, changes or removes the passphrase of the open file."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.loading import load
from mentor_desktop.store.passphrase import set_passphrase
from mentor_desktop.translation import _


class PassphraseDialog(QDialog):
    """Changes the file itself."""

    titleLabel: QLabel
    firstField: QLineEdit
    secondField: QLineEdit
    problemLabel: QLabel
    removeButton: QPushButton
    cancelButton: QPushButton
    setButton: QPushButton

    def __init__(self, parent: QWidget | None, context: Context) -> None:
        super().__init__(parent)
        load(self, "ui/files/change_passphrase.ui")
        self._context = context
        is_encrypted = context.database.is_encrypted
        self.setWindowTitle(_("Passphrase"))
        title = _("Change the passphrase") if is_encrypted else _("Protect this file")
        self.titleLabel.setText(title)
        self.removeButton.setVisible(is_encrypted)
        self.problemLabel.hide()
        self.setButton.clicked.connect(self._set)
        self.removeButton.clicked.connect(self._remove)
        self.cancelButton.clicked.connect(self.reject)
        self.firstField.setFocus()

    def _set(self) -> None:
        if not self.firstField.text():
            self._tell(_("Write a passphrase."))
        elif self.firstField.text() != self.secondField.text():
            self._tell(_("The two differ. Write the same passphrase twice."))
        else:
            self._change(self.firstField.text())

    def _remove(self) -> None:
        self._change(None)

    def _change(self, passphrase: str | None) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with self._context.refusals(self._tell):
                set_passphrase(self._context.database, passphrase)
                self.accept()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
