"""Sets, changes or removes the passphrase of the open file."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.older_backups import offer_to_delete
from mentor_desktop.gui.fitting import fit_words
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.widgets.question import Choice, Question, tell
from mentor_desktop.operations.protecting import protect
from mentor_desktop.store.backup import Backup
from mentor_desktop.translation import _, ngettext

_LETTERS = 52  # a comfortable width


class PassphraseDialog(QDialog):
    """Changes the file itself; then says what it means for the backups there are."""

    titleLabel: QLabel
    firstField: QLineEdit
    secondField: QLineEdit
    showBox: QCheckBox
    problemLabel: QLabel
    removeButton: QPushButton
    cancelButton: QPushButton
    setButton: QPushButton

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent)
        load(self, "ui/files/change_passphrase.ui")
        self._window = parent
        self._context = context
        self._is_encrypted = context.database.is_encrypted
        self.setWindowTitle(_("Passphrase"))
        title = _("Change the passphrase") if self._is_encrypted else _("Protect this file")
        self.titleLabel.setText(title)
        self.removeButton.setVisible(self._is_encrypted)
        self.problemLabel.hide()
        self.showBox.toggled.connect(self._show_typed)
        self.setButton.clicked.connect(self._set)
        self.removeButton.clicked.connect(self._ask_to_remove)
        self.cancelButton.clicked.connect(self.reject)
        fit_words(self, _LETTERS)
        self.firstField.setFocus()

    def _set(self) -> None:
        if not self.firstField.text():
            self._tell(_("Write a passphrase."))
            self.firstField.setFocus()
        elif self.firstField.text() != self.secondField.text():
            self._tell(_("The two differ. Write the same passphrase twice."))
            self.secondField.setFocus()
        else:
            self._change(self.firstField.text())

    def _ask_to_remove(self) -> None:
        question = Question(
            self,
            _("Remove the passphrase?"),
            _("Whoever gets hold of the file can read it then. You can protect it again."),
            (Choice("remove", _("Remove passphrase"), "danger"),),
            kind="warning",
        )
        if question.ask() == "remove":
            self._change(None)

    def _change(self, passphrase: str | None) -> None:
        older: tuple[Backup, ...] | None = None
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with self._context.refusals(self._tell):
                older = protect(self._context.database, passphrase)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if older is not None:
            self.accept()
            self._speak_of(older, is_protected=passphrase is not None)

    def _speak_of(self, older: tuple[Backup, ...], *, is_protected: bool) -> None:
        """What was kept before opens as it did before."""
        if not older:
            return
        count = written_number(len(older))
        if not is_protected:
            sentence = ngettext(
                "{count} older backup still opens with the passphrase only. Keep it in mind as "
                "long as you keep that backup.",
                "{count} older backups still open with the passphrase only. Keep it in mind as "
                "long as you keep those backups.",
                len(older),
            )
            tell(self._window, _("Older backups"), sentence.format(count=count))
            return
        if self._is_encrypted:
            sentence = ngettext(
                "{count} older backup of this file opens with the passphrase it had then, or "
                "without one. Delete it?",
                "{count} older backups of this file open with the passphrase they had then, or "
                "without one. Delete them?",
                len(older),
            )
        else:
            sentence = ngettext(
                "{count} older backup of this file opens without a passphrase, so anybody at this "
                "computer can read it. Delete it?",
                "{count} older backups of this file open without a passphrase, so anybody at this "
                "computer can read them. Delete them?",
                len(older),
            )
        offer_to_delete(self._window, self._context, older, sentence.format(count=count))

    def _show_typed(self, is_shown: bool) -> None:
        kinds = QLineEdit.EchoMode
        for field in (self.firstField, self.secondField):
            field.setEchoMode(kinds.Normal if is_shown else kinds.Password)

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.show()
        fit_words(self, _LETTERS)
