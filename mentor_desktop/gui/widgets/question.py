"""A calm question in a window of its own: what is the matter, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.gui.fitting import fit_words
from mentor_desktop.gui.widgets.banner import Mark
from mentor_desktop.translation import _

_IN_A_ROW = 2  # so many buttons stand side by side; more stand one below the other


@dataclass(frozen=True)
class Choice:
    """A button: the answer it gives, what it says, and "primary", "danger" or "" for its look."""

    key: str
    says: str
    role: str = ""


class Question(QDialog):
    """`answer` is the key of the button that was pressed, "" for leaving things as they are.

    The first choice takes Enter unless it is dangerous; Escape leaves.
    """

    def __init__(
        self,
        parent: QWidget | None,
        heading: str,
        sentence: str,
        choices: Sequence[Choice] = (),
        *,
        leave: str = "",
        note: str = "",
        kind: str = "info",
    ) -> None:
        super().__init__(parent)
        self.answer = ""
        self.setWindowTitle(heading)
        self._heading = self._label(heading, "heading")
        self._sentence = self._label(sentence, "")
        self._note = self._label(note, "muted")
        self._note.setVisible(bool(note))
        self._mark = Mark(kind)
        self._leave = self._button(Choice("", leave or _("Leave it")))
        self.buttons = {choice.key: self._button(choice) for choice in choices}
        self._lay_out()
        self._give_enter_to_first(choices)

    @property
    def text(self) -> str:
        """All that it says."""
        labels = (self._sentence, self._note)
        return "\n\n".join(label.text() for label in labels if label.text())

    @property
    def leave_button(self) -> QPushButton:
        """The button that leaves things as they are."""
        return self._leave

    def ask(self) -> str:
        """Waits for an answer."""
        self.exec()
        return self.answer

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        label.setProperty("role", role)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, choice: Choice) -> QPushButton:
        button = QPushButton(choice.says.replace("&", "&&"), self)
        button.setAccessibleName(choice.says)
        button.setProperty("role", choice.role)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._close_with, choice.key))
        return button

    def _close_with(self, key: str) -> None:
        self.answer = key
        self.done(QDialog.DialogCode.Accepted if key else QDialog.DialogCode.Rejected)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (self._heading, self._sentence, self._note):
            words.addWidget(label)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 20)
        down.setSpacing(20)
        down.addLayout(across)
        down.addLayout(self._row())

    def _row(self) -> QBoxLayout:
        buttons = [*self.buttons.values(), self._leave]
        if len(buttons) > _IN_A_ROW:
            down = QVBoxLayout()
            down.setSpacing(8)
            for button in buttons:
                down.addWidget(button)
            return down
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addStretch(1)
        for button in reversed(buttons):
            across.addWidget(button)
        self.setTabOrder(self._leave, buttons[0])
        return across

    def _give_enter_to_first(self, choices: Sequence[Choice]) -> None:
        is_safe = bool(choices) and choices[0].role != "danger"
        first = self.buttons[choices[0].key] if is_safe else self._leave
        first.setDefault(True)
        first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Takes its size, and is told to who cannot see it."""
        if not event.spontaneous():
            fit_words(self, may_shrink=True)
        super().showEvent(event)
        self.setAccessibleDescription(self.text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs another size of window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            fit_words(self)


def tell(parent: QWidget | None, heading: str, sentence: str, *, note: str = "") -> None:
    """Says something that only needs to be known."""
    Question(parent, heading, sentence, leave=_("Go on"), note=note).exec()
