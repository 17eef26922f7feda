"""What an empty page says: what belongs here, and the one button that starts it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_LETTERS = 70  # the longest line that is easy to read


class EmptyState(QWidget):
    """A heading, a sentence, a button ("" for none). Signal: `wanted`, when it is pressed."""

    wanted = Signal()

    def __init__(
        self,
        heading: str,
        sentence: str,
        button: str = "",
        *,
        is_primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._heading.setProperty("role", "heading")
        self._sentence = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._sentence.setProperty("role", "muted")
        self._button = QPushButton()
        self._button.setProperty("role", "primary" if is_primary else "")
        self._button.clicked.connect(self.wanted)
        self.setFocusProxy(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 32, 24, 32)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            line = QHBoxLayout()  # centred by stretches: an aligned label forgets its height
            line.addStretch(1)
            line.addWidget(label, 100)
            line.addStretch(1)
            layout.addLayout(line)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.tell(heading, sentence, button)

    def tell(self, heading: str, sentence: str, button: str = "") -> None:
        """Says something else."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)

    def event(self, event: QEvent) -> bool:
        """The lines stay short in a wide window, whatever the font."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            for label in (self._heading, self._sentence):
                label.setMaximumWidth(label.fontMetrics().averageCharWidth() * _LETTERS)
        return super().event(event)
