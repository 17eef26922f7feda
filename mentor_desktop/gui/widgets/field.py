"""What all fields of a form share."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from mentor_desktop.domain.form import Question, Value, cleaned
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

PAUSE = 600  # milliseconds without a key are a pause in typing
_WHOLE_TEXT = 3_000_000  # a pasted text comes in whole; what is too long is told, not cut
_LONGEST_OFFER = 90  # letters of a suggestion that its menu shows


class Field(QWidget):
    """Signals: `edited(value)` after a pause or on leaving; `left()`; `failed(sentence)`."""

    edited = Signal(object)
    left = Signal()
    failed = Signal(str)  # what was typed cannot be read yet; said in words

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.pause = QTimer(self, singleShot=True)
        self.pause.setInterval(PAUSE)
        self.pause.timeout.connect(self.tell)

    def main_widget(self) -> QWidget:
        """What takes the focus, the buddy of the label."""
        raise NotImplementedError  # every kind has its own

    def value(self) -> Value:
        """The answer now, None for none; ValueError with a sentence if it cannot be read."""
        raise NotImplementedError  # every kind has its own

    def put(self, value: Value) -> None:
        """Shows an answer that is another than the one shown."""
        raise NotImplementedError  # every kind has its own

    def show_value(self, value: Value) -> None:
        """Shows an answer; tells nobody. One that reads the same leaves text and cursor alone."""
        if not self._says(value):
            self.put(value)

    def _says(self, value: Value) -> bool:
        try:
            return cleaned(self.question, self.value()) == value
        except (ValueError, Refused):
            return False

    def is_being_typed_in(self) -> bool:
        """Whether something typed is not told yet."""
        return self.pause.isActive()

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether it can be changed."""
        self.setEnabled(not is_read_only)

    def tell(self) -> None:
        """Tells the value now."""
        self.pause.stop()
        try:
            value = self.value()
        except ValueError as error:
            self.failed.emit(str(error))
        else:
            self.edited.emit(value)

    def leave(self) -> None:
        """The focus has gone: tell what is not told yet."""
        if self.pause.isActive():
            self.tell()
        self.left.emit()

    def watch(self, widget: QWidget) -> None:
        """Notices when the focus leaves a part."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving a part is leaving the field, but for a menu of its own."""
        if (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.leave()
        return super().eventFilter(watched, event)


def whole_line() -> QLineEdit:
    """A line that takes a pasted text whole: Qt's own would cut it without a word."""
    edit = QLineEdit()
    edit.setMaxLength(_WHOLE_TEXT)
    return edit


def side_by_side(field: Field, *widgets: QWidget) -> QHBoxLayout:
    """Lays the parts of a field out in a row."""
    layout = QHBoxLayout(field)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def menu_button(sign: str, hint: str, name: str, menu: QMenu) -> QToolButton:
    """A small button that opens a menu; `name` says for which field."""
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(hint)
    button.setAccessibleName(name)
    button.setProperty("role", "beside")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setMenu(menu)
    return button


def add_suggestions(field: Field, take: Callable[[str], None]) -> QToolButton | None:
    """A small button beside the field that offers ready wordings, if the question has some."""
    question, layout = field.question, field.layout()
    if not question.suggestions or not isinstance(layout, QHBoxLayout):
        return None
    menu = QMenu(field)
    menu.setToolTipsVisible(True)
    for text in question.suggestions:
        short = text if len(text) <= _LONGEST_OFFER else text[: _LONGEST_OFFER - 2] + "…"
        action = menu.addAction(short.replace("&", "&&"))
        action.triggered.connect(partial(take, text))
    name = _("Suggestions for {field}").format(field=question.label)
    button = menu_button("…", _("Suggestions"), name, menu)
    layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
    return button
