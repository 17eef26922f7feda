"""What dialogs with a form share: a part that scrolls, buttons beneath, the right height."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.gui.fitting import LETTERS, fit

WIDE = 92  # letters: room for labels beside their fields


class FormDialog(QDialog):
    """A title, parts one below the other, a row of buttons; `letters` wide."""

    def __init__(self, parent: QWidget | None, title: str, letters: int = LETTERS) -> None:
        super().__init__(parent)
        self._letters = letters
        self.setWindowTitle(title)
        self.title = QLabel(title, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.title.setProperty("role", "title")
        content = QWidget()
        content.setProperty("role", "scrolled")
        self.parts = QVBoxLayout(content)
        self.parts.setContentsMargins(24, 20, 24, 12)
        self.parts.setSpacing(12)
        self.parts.addWidget(self.title)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(content)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(24, 8, 24, 20)
        self.buttons.setSpacing(8)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.area, 1)
        down.addLayout(self.buttons)

    def add_button(self, text: str, role: str = "") -> QPushButton:
        """A button at the end of the row; the primary one is what Enter presses."""
        button = QPushButton(text)
        if role:
            button.setProperty("role", role)
        button.setAutoDefault(False)
        button.setDefault(role == "primary")
        self.buttons.addWidget(button)
        return button

    def fit(self) -> None:
        """As high as what it holds."""
        fit(self, self.area, self._letters)

    def showEvent(self, event: QShowEvent) -> None:
        """Now that its width is known, so is its height."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.fit)
