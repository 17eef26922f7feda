"""A text of several lines that is saved as it is typed, with its label above."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.text_fields import GrowingText, TextField
from mentor_desktop.gui.widgets.words import words


class Writing(QWidget):
    """Calls `save(text)` after a pause in typing and on leaving."""

    def __init__(
        self,
        context: Context,
        label: str,
        hint: str,
        save: Callable[[str], object],
        lines: int = 4,
    ) -> None:
        super().__init__()
        self._context, self._save = context, save
        self._field = TextField(Question("text", "text", label))
        self.edit: GrowingText = self._field.edit
        self.edit.set_lines(lines)
        self.edit.setAccessibleName(label)
        self.edit.setAccessibleDescription(hint)
        self.edit.setPlaceholderText(hint)
        self._label: QLabel = words(label)
        self._label.setBuddy(self.edit)
        self._problem = words("", "problem")
        self._problem.hide()
        self._field.edited.connect(self._tell)
        self._field.left.connect(self._leave)
        self._field.set_read_only(context.database.is_read_only)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        down.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self._label, self._field, self._problem):
            down.addWidget(widget)

    def set_label(self, label: str) -> None:
        """Another label."""
        self._label.setText(label)
        self.edit.setAccessibleName(label)

    def show_text(self, text: str, *, is_other: bool = False) -> None:
        """What is kept; words that are being typed stay, unless it is another's text."""
        if is_other:
            self._field.pause.stop()
            self._problem.hide()
        if not self._field.is_being_typed_in() and self._problem.isHidden():
            self._field.show_value(text or None)

    def tell_problem(self, sentence: str) -> None:
        """What would be right; what was typed stays."""
        self._problem.setText(sentence)
        self._problem.show()

    def tell_all(self) -> None:
        """Saves what is typed and not saved yet."""
        if self._field.is_being_typed_in():
            self._field.tell()

    def _tell(self, value: object) -> None:
        self._problem.hide()
        self._save(value if isinstance(value, str) else "")

    def _leave(self) -> None:
        self._context.database.settle()
