"""How far long work has come, and a way to stop it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from mentor_desktop.translation import _

_AFTER = 400  # milliseconds: what is done sooner needs no window
_LETTERS = 52


class ProgressDialog(QDialog):
    """Signals: `cancelled()` once, when the person wants it stopped."""

    cancelled = Signal()

    def __init__(self, title: str, count: int, parent: Widget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, max(1, count))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(self._stop)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        layout.addLayout(line)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self._later = QTimer(self, singleShot=True)
        self._later.setInterval(_AFTER)
        self._later.timeout.connect(self.open)

    def appear(self) -> None:
        """Shows itself unless the work is done by then."""
        self._later.start()

    def show_done(self, done: int, words: str) -> None:
        """How many are done, and what is at hand."""
        self.bar.setValue(done)
        self.words.setText(words)
        self.bar.setAccessibleDescription(words)

    def finish(self) -> None:
        """The work has ended."""
        self._later.stop()
        self.close()
        self.deleteLater()

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText(_("Stopping…"))
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops."""
        if event.key() == Qt.Key.Key_Escape:
            if self.cancel.isEnabled():
                self._stop()
            return
        super().keyPressEvent(event)
