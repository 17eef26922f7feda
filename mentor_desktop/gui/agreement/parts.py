"""The small pieces of which the cards of an agreement are made."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout


class Card(QFrame):
    """A card with its heading; what it says is put into `body`."""

    def __init__(self, heading: str = "", role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        if heading:
            self.body.addWidget(text(heading, "heading"))
            self.setAccessibleName(heading)


def text(words: str, role: str = "") -> QLabel:
    """A label that takes words as they are, and breaks them into lines."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role:
        label.setProperty("role", role)
    return label


def button(words: str, clicked: Callable[[], object], role: str = "") -> QPushButton:
    """A button that does one thing."""
    made = QPushButton(words)
    made.setAccessibleName(words)
    if role:
        made.setProperty("role", role)
    made.clicked.connect(lambda _checked=False: clicked())
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made
