"""Asks for the passphrase of a file."""

from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from mentor_desktop.gui.loading import load
from mentor_desktop.translation import _


class AskPassphrase(QDialog):
    """`passphrase` is what was typed; `problem` says why the last one did not do."""

    titleLabel: QLabel
    sentenceLabel: QLabel
    passphraseField: QLineEdit
    problemLabel: QLabel
    showBox: QCheckBox
    cancelButton: QPushButton
    openButton: QPushButton

    def __init__(self, parent: QWidget | None, sentence: str, problem: str = "") -> None:
        super().__init__(parent)
        load(self, "ui/files/ask_passphrase.ui")
        self.setWindowTitle(_("Passphrase"))
        self.titleLabel.setText(_("This file is protected"))
        self.sentenceLabel.setText(sentence)
        self.problemLabel.setText(problem)
        self.problemLabel.setVisible(bool(problem))
        self.showBox.toggled.connect(self._show_typed)
        self.cancelButton.clicked.connect(self.reject)
        self.openButton.clicked.connect(self.accept)
        self.passphraseField.textChanged.connect(self._follow)
        self._follow("")
        self.passphraseField.setFocus()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.passphraseField.text()

    def _follow(self, text: str) -> None:
        self.openButton.setEnabled(bool(text))

    def _show_typed(self, is_shown: bool) -> None:
        kinds = QLineEdit.EchoMode
        self.passphraseField.setEchoMode(kinds.Normal if is_shown else kinds.Password)
