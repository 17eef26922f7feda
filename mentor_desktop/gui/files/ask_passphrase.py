"""Asks for the passphrase of a file."""

from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from mentor_desktop.gui.fitting import fit_words
from mentor_desktop.gui.loading import load
from mentor_desktop.translation import _

_LETTERS = 52  # a comfortable width


class AskPassphrase(QDialog):
    """`passphrase` is what was typed; `wants_backup`, whether a backup is wanted instead.

    After a wrong one, `problem` says so and `typed` is still there to be looked at.
    """

    titleLabel: QLabel
    sentenceLabel: QLabel
    passphraseField: QLineEdit
    problemLabel: QLabel
    showBox: QCheckBox
    restoreButton: QPushButton
    cancelButton: QPushButton
    openButton: QPushButton

    def __init__(
        self,
        parent: QWidget | None,
        sentence: str,
        problem: str = "",
        *,
        typed: str = "",
        has_backup: bool = False,
    ) -> None:
        super().__init__(parent)
        load(self, "ui/files/ask_passphrase.ui")
        self.wants_backup = False
        self.setWindowTitle(_("Passphrase"))
        self.titleLabel.setText(_("This file is protected"))
        self.sentenceLabel.setText(sentence)
        self.problemLabel.setText(problem)
        self.problemLabel.setVisible(bool(problem))
        self.restoreButton.setVisible(has_backup)
        self.showBox.toggled.connect(self._show_typed)
        self.restoreButton.clicked.connect(self._want_backup)
        self.cancelButton.clicked.connect(self.reject)
        self.openButton.clicked.connect(self.accept)
        self.passphraseField.textChanged.connect(self._follow)
        self.passphraseField.setText(typed)
        self.passphraseField.selectAll()
        self._follow(typed)
        self.passphraseField.setFocus()
        fit_words(self, _LETTERS)

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.passphraseField.text()

    def _follow(self, text: str) -> None:
        self.openButton.setEnabled(bool(text))

    def _want_backup(self) -> None:
        self.wants_backup = True
        self.accept()

    def _show_typed(self, is_shown: bool) -> None:
        kinds = QLineEdit.EchoMode
        self.passphraseField.setEchoMode(kinds.Normal if is_shown else kinds.Password)
