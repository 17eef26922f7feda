"""One field for each kind of question; each tells its value and takes one."""

from PySide6.QtCore import QDate, QEvent, QLocale, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from mentor_desktop.domain.form import Question, Value, weekday_name
from mentor_desktop.gui.widgets.chips import Chips
from mentor_desktop.translation import _

PAUSE = 600  # milliseconds without a key are a pause in typing
_WHOLE_TEXT = 3_000_000  # a pasted text comes in whole; what is too long is told, not cut


class Field(QWidget):
    """What all fields share: `edited(value)` after a pause or on leaving, `left()` on leaving."""

    edited = Signal(object)
    left = Signal()
    failed = Signal(str)  # what was typed cannot be read yet; said in words

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.tell)

    def main_widget(self) -> QWidget:
        """What takes the focus, the buddy of the label."""
        raise NotImplementedError  # every kind has its own

    def value(self) -> Value:
        """The answer now, None for none; ValueError with a sentence if it cannot be read."""
        raise NotImplementedError  # every kind has its own

    def show_value(self, value: Value) -> None:
        """Shows an answer; tells nobody."""
        raise NotImplementedError  # every kind has its own

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


def _stacked(field: Field, *widgets: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout(field)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


class LineField(Field):
    """One line of text."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.edit = QLineEdit()
        self.edit.setMaxLength(_WHOLE_TEXT)
        self.edit.textEdited.connect(self.pause.start)
        self.watch(self.edit)
        _stacked(self, self.edit)
        add_suggestions(self, question, self._suggest)

    def main_widget(self) -> QWidget:
        return self.edit

    def value(self) -> Value:
        return self.edit.text() or None

    def show_value(self, value: Value) -> None:
        text = "" if value is None else str(value)
        if text != self.edit.text():
            self.edit.setText(text)

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)

    def _suggest(self, text: str) -> None:
        self.edit.setText(text)
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
        number, is_number = QLocale().toDouble(text)
        if not is_number:
            number, is_number = QLocale.c().toDouble(text)
        if not is_number:
            raise ValueError(_("Write a number here, such as 2 or 1.5."))
        return float(number)

    def show_value(self, value: Value) -> None:
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        text = locale.toString(value, "g", 10) if isinstance(value, float) else ""
        if not self.edit.hasFocus():
            self.edit.setText(text)


class GrowingText(QPlainTextEdit):
    """Several lines; grows with its text up to a height, pastes plain text; Tab goes on."""

    left = Signal()

    def __init__(self, lines: int = 3, most: int = 14) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(max(self.document().size().height(), self._lines), self._most)
        self.setFixedHeight(round(lines * line + 2 * self.document().documentMargin() + 14))

    def changeEvent(self, event: QEvent) -> None:
        """Another font, another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only the words."""
        self.insertPlainText(source.text())


class TextField(Field):
    """Several lines of text; a list is one item a line."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._is_list = question.kind == "list"
        self.edit = GrowingText(2 if self._is_list else 3)
        if self._is_list:
            self.edit.setPlaceholderText(_("One a line"))
        self.edit.textChanged.connect(self._typed)
        self._is_showing = False
        self.watch(self.edit)
        _stacked(self, self.edit)
        add_suggestions(self, question, self._suggest)

    def main_widget(self) -> QWidget:
        return self.edit

    def value(self) -> Value:
        text = self.edit.toPlainText()
        if self._is_list:
            return [line for line in text.split("\n") if line.strip()] or None
        return text or None

    def show_value(self, value: Value) -> None:
        text = "\n".join(value) if isinstance(value, list) else str(value or "")
        if self.edit.hasFocus() and text.strip() == self.edit.toPlainText().strip():
            return
        if text != self.edit.toPlainText():
            self._is_showing = True
            self.edit.setPlainText(text)
            self._is_showing = False

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)

    def _typed(self) -> None:
        if not self._is_showing:
            self.pause.start()

    def _suggest(self, text: str) -> None:
        before = self.edit.toPlainText().strip()
        self.edit.setPlainText(f"{before}\n{text}" if before else text)
        self.tell()


class ChipsField(Field):
    """One choice, or several."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.chips = Chips(
            [(choice.key, choice.label) for choice in question.choices],
            is_many=question.kind == "choices",
            has_other=question.has_other,
        )
        self.chips.set_described_by(question.label)
        self.chips.changed.connect(lambda value: self.edited.emit(value or None))
        self.chips.left.connect(self.left)
        _stacked(self, self.chips)

    def main_widget(self) -> QWidget:
        return self.chips.buttons()[0] if self.chips.buttons() else self.chips

    def value(self) -> Value:
        return self.chips.value or None

    def show_value(self, value: Value) -> None:
        self.chips.set_value(value if isinstance(value, str | list) else None)


class DateField(Field):
    """A day as the reader's locale writes it, or none; a calendar is one key away."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self._example())
        self.edit.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20 + 32)
        self.edit.textEdited.connect(self.pause.start)
        self.watch(self.edit)
        self._calendar = QCalendarWidget()
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        self._button = QToolButton()
        self._button.setText("▾")
        self._button.setAccessibleName(
            _("Choose from a calendar: {field}").format(field=question.label)
        )
        self._button.setToolTip(_("Choose from a calendar"))
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._button)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._calendar)
        menu.addAction(action)
        menu.aboutToShow.connect(self._show_month)
        self._button.setMenu(menu)
        _stacked(self, self.edit, self._button).addStretch()

    def _example(self) -> str:
        return _("such as {day}").format(day=_written(QDate(2026, 3, 9)))

    def main_widget(self) -> QWidget:
        return self.edit

    def value(self) -> Value:
        text = self.edit.text().strip()
        if not text:
            return None
        day = _read(text)
        if not day.isValid():
            raise ValueError(
                _("Write the day as in {day}.").format(day=_written(QDate(2026, 3, 9)))
            )
        if not 1900 <= day.year() <= 2100:
            raise ValueError(_("Choose a day between 1900 and 2100."))
        return day.toString(Qt.DateFormat.ISODate)

    def show_value(self, value: Value) -> None:
        day = QDate.fromString(value, Qt.DateFormat.ISODate) if isinstance(value, str) else QDate()
        if not self.edit.hasFocus():
            self.edit.setText(_written(day) if day.isValid() else "")

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)
        self._button.setVisible(not is_read_only)

    def _show_month(self) -> None:
        day = _read(self.edit.text().strip())
        if day.isValid():
            self._calendar.setSelectedDate(day)
        self._calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.edit.setText(_written(day))
        self._button.menu().close()
        self.edit.setFocus()
        self.tell()


def _written(day: QDate) -> str:
    return QLocale().toString(day, _format())


def _format() -> str:
    """The locale's short way with all four digits of the year."""
    written = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return written if "yyyy" in written else written.replace("yy", "yyyy")


def _read(text: str) -> QDate:
    for written in (_format(), "yyyy-MM-dd", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy"):
        day = QLocale().toDate(text, written)
        if day.isValid():
            return day
    return QDate()


class WeekField(Field):
    """Times by weekday."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._edits: dict[str, QLineEdit] = {}
        first = QLocale().firstDayOfWeek().value - 1
        for row in range(7):
            day = str((first + row) % 7)
            edit = QLineEdit()
            edit.setMaxLength(_WHOLE_TEXT)
            edit.setPlaceholderText(_("such as 9:00-12:00") if row == 0 else "")
            label = QLabel(weekday_name(day))
            label.setBuddy(edit)
            edit.setAccessibleName(
                _("{field}, {day}").format(field=question.label, day=weekday_name(day))
            )
            edit.textEdited.connect(self.pause.start)
            self.watch(edit)
            grid.addWidget(label, row, 0)
            grid.addWidget(edit, row, 1)
            self._edits[day] = edit

    def main_widget(self) -> QWidget:
        return next(iter(self._edits.values()))

    def value(self) -> Value:
        return {
            day: text for day, edit in sorted(self._edits.items()) if (text := edit.text().strip())
        } or None

    def show_value(self, value: Value) -> None:
        hours = value if isinstance(value, dict) else {}
        for day, edit in self._edits.items():
            if not edit.hasFocus() and edit.text().strip() != hours.get(day, ""):
                edit.setText(hours.get(day, ""))

    def set_read_only(self, is_read_only: bool) -> None:
        for edit in self._edits.values():
            edit.setReadOnly(is_read_only)


class GoalsField(Field):
    """Up to three goals of the relationship, in their order."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._chips: Chips | None = None
        self._hint = QLabel(_("No goals yet. Write the first one below."))
        self._hint.setProperty("role", "muted")
        self._layout.addWidget(self._hint)
        self._new = QLineEdit()
        self._new.setPlaceholderText(_("Another goal; Enter adds it"))
        self._new.setAccessibleName(_("Another goal"))
        self._new.returnPressed.connect(self._add)
        self._layout.addWidget(self._new)
        self._chosen: list[str] = []

    added = Signal(str)  # the title of a goal to add

    def set_goals(self, goals: list[tuple[str, str]]) -> None:
        """What there is to choose from: ids and titles, by rank."""
        if self._chips:
            self._chips.hide()
            self._chips.deleteLater()
        self._chips = Chips(goals, is_many=True)
        self._chips.set_described_by(self.question.label)
        self._chips.set_value(self._chosen)
        self._chips.changed.connect(self._choose)
        self._layout.insertWidget(0, self._chips)
        self._chips.setVisible(bool(goals))
        self._hint.setVisible(not goals)

    def main_widget(self) -> QWidget:
        return self._new

    def value(self) -> Value:
        return list(self._chosen) or None

    def show_value(self, value: Value) -> None:
        self._chosen = list(value) if isinstance(value, list) else []
        if self._chips:
            self._chips.set_value(self._chosen)

    def _choose(self, chosen: object) -> None:
        if not isinstance(chosen, list):
            return
        if len(chosen) > 3:
            self.failed.emit(_("Three goals at most: let one go first."))
            if self._chips:
                self._chips.set_value(self._chosen)
            return
        self._chosen = [one for one in self._chosen if one in chosen]
        self._chosen += [one for one in chosen if one not in self._chosen]
        self.edited.emit(self._chosen or None)

    def _add(self) -> None:
        title = self._new.text().strip()
        if title:
            self.added.emit(title)
            self._new.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter here adds a goal and does not close a dialog."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


FIELDS: dict[str, type[Field]] = {
    "line": LineField,
    "text": TextField,
    "list": TextField,
    "choice": ChipsField,
    "choices": ChipsField,
    "number": NumberField,
    "date": DateField,
    "week": WeekField,
    "goals": GoalsField,
}


def add_suggestions(field: Field, question: Question, take: object) -> None:
    """A small button beside the field that offers ready wordings."""
    layout = field.layout()
    if not question.suggestions or not isinstance(layout, QHBoxLayout) or not callable(take):
        return
    button = QToolButton()
    button.setText("…")
    button.setToolTip(_("Suggestions"))
    button.setAccessibleName(_("Suggestions for {field}").format(field=question.label))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    for text in question.suggestions:
        short = text if len(text) <= 90 else text[:88] + "…"
        menu.addAction(short.replace("&", "&&")).triggered.connect(
            lambda _checked=False, text=text: take(text)
        )
    button.setMenu(menu)
    layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
