"""Fields to type in: a line, a number, several lines, one item a line."""

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QWidget

from mentor_desktop.domain.form import Question, Value
from mentor_desktop.gui.numbers import number_in_field, read_number, written_number
from mentor_desktop.gui.widgets.field import Field, add_suggestions, side_by_side, whole_line
from mentor_desktop.translation import _

_LONGEST_WORD = 1_000  # letters; what is longer is no word


class LineField(Field):
    """One line of text."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.edit = whole_line()
        self.edit.textEdited.connect(self.pause.start)
        self.watch(self.edit)
        side_by_side(self, self.edit)
        self._offers = add_suggestions(self, self._suggest)

    def main_widget(self) -> QWidget:
        return self.edit

    def value(self) -> Value:
        return self.edit.text() or None

    def put(self, value: Value) -> None:
        self.edit.setText("" if value is None else str(value))

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)
        if self._offers is not None:
            self._offers.setVisible(not is_read_only)

    def _suggest(self, text: str) -> None:
        self.edit.selectAll()
        self.edit.insert(text)  # the field's own undo brings back what was there
        self.tell()


class NumberField(LineField):
    """A number as the reader's locale writes it, with its unit."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.edit.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14 + 32)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(1, QLabel(question.unit))
            layout.addStretch()

    def value(self) -> Value:
        text = self.edit.text().strip()
        if not text:
            return None
        number = read_number(text)
        if number is None:
            raise ValueError(_("Write a number here, such as 2 or {example}.").format(
                example=written_number(1.5)))  # fmt: skip
        return number

    def put(self, value: Value) -> None:
        self.edit.setText(number_in_field(value) if isinstance(value, float) else "")


class GrowingText(QPlainTextEdit):
    """Several lines; grows with its text up to a height, pastes plain text; Tab goes on."""

    def __init__(self, lines: int = 3, most: int = 14) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def set_lines(self, lines: int) -> None:
        """At least so many lines."""
        self._lines = lines
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(max(self.document().size().height(), self._lines), self._most)
        self.setFixedHeight(round(lines * line + 2 * self.document().documentMargin() + 14))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is higher; the document does not say so."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Another font, another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only the words."""
        self._wrap(source.text(), self.wordWrapMode())
        self.insertPlainText(source.text())

    def setPlainText(self, text: str) -> None:
        """Shows a text in the place of another."""
        self._wrap(text, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        super().setPlainText(text)

    def _wrap(self, text: str, usual: QTextOption.WrapMode) -> None:
        """Qt looks for a place to break a long word in a time that grows with its square."""
        is_endless = any(len(word) > _LONGEST_WORD for word in text.split())
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere if is_endless else usual)


class TextField(Field):
    """Several lines of text; a list is one item a line."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._is_list = question.kind == "list"
        self.edit = GrowingText(2 if self._is_list else 3)
        if self._is_list:
            self.edit.setPlaceholderText(_("One in each line"))
        self.edit.textChanged.connect(self._typed)
        self._is_showing = False
        self.watch(self.edit)
        side_by_side(self, self.edit)
        self._offers = add_suggestions(self, self._suggest)

    def main_widget(self) -> QWidget:
        return self.edit

    def value(self) -> Value:
        text = self.edit.toPlainText()
        if self._is_list:
            return [line for line in text.split("\n") if line.strip()] or None
        return text or None

    def put(self, value: Value) -> None:
        self._is_showing = True
        self.edit.setPlainText("\n".join(value) if isinstance(value, list) else str(value or ""))
        self._is_showing = False

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)
        if self._offers is not None:
            self._offers.setVisible(not is_read_only)

    def _typed(self) -> None:
        if not self._is_showing:
            self.pause.start()

    def _suggest(self, text: str) -> None:
        cursor = self.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        is_after_text = bool(self.edit.toPlainText().strip())
        cursor.insertText(f"\n{text}" if is_after_text else text)
        self.tell()
