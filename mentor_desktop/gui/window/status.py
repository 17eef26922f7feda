"""The status bar: whether all is saved, the last backup, a passphrase or not."""

from PySide6 import QtCore
from PySide6.QtWidgets import QLabel, QStatusBar

from mentor_desktop.translation import _


class StatusLine:
    """Up to three parts; empty ones are left out."""

    def __init__(self, bar: QStatusBar) -> None:
        self._parts = ["", "", ""]
        self._label = QLabel()
        self._label.setProperty("role", "small")
        self._label.setAccessibleName(_("State of the file"))
        bar.addWidget(self._label, 1)
        bar.setSizeGripEnabled(False)

    def show_saved(self, sentence: str) -> None:
        """ "All changes saved", or why not."""
        self._show(0, sentence)

    def show_backup(self, sentence: str) -> None:
        """When there was a backup last."""
        self._show(1, sentence)

    def show_protection(self, sentence: str) -> None:
        """Whether a passphrase protects the file, whether it is open to read only."""
        self._show(2, sentence)

    def clear(self) -> None:
        """Nothing to say without a file."""
        self._parts = ["", "", ""]
        self._label.clear()

    @property
    def text(self) -> str:
        """All that it says."""
        return self._label.text()

    def _show(self, place: int, sentence: str) -> None:
        self._parts[place] = sentence
        # Not before there is something to say: `Qt` takes 15 ms of the first paint to make.
        self._label.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self._label.setText("  ·  ".join(part for part in self._parts if part))
        self._label.setToolTip(self._label.text())
