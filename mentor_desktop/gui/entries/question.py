"""A small question to write about; another one each day, and on request."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.operations.texts import reflections
from mentor_desktop.translation import _


class QuestionTip(QFrame):
    """Signal: `taken(str)`, the question to begin with."""

    taken = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._turn = 0
        self._questions: tuple[str, ...] = ("",)
        self.setProperty("role", "tip")
        self.text = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.take = _link(_("Begin with it"))
        self.take.setToolTip(_("Writes the question down as the first line"))
        self.take.clicked.connect(self._take)
        self.other = _link(_("Another question"))
        self.other.clicked.connect(self._go_on)
        buttons = QWidget()
        line = FlowLayout(buttons, spacing=12)
        line.addWidget(self.take)
        line.addWidget(self.other)
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 10, 12, 8)
        down.setSpacing(2)
        down.addWidget(self.text)
        down.addWidget(buttons)

    def ask(self, kind: str, role: str) -> None:
        """Asks what suits the kind of entry and who writes."""
        self._questions = reflections(kind, role or "mentee") or ("",)
        self._show()

    def _go_on(self) -> None:
        self._turn += 1
        self._show()

    def _show(self) -> None:
        day = self._context.today().toordinal()
        self.text.setText(self._questions[(day + self._turn) % len(self._questions)])

    def _take(self) -> None:
        self.taken.emit(self.text.text())


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    return button
